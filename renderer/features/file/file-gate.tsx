import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Loaded } from '../../components/loaded.tsx';
import { ask, useService } from '../../service/context.ts';
import { keys } from '../../service/queries.ts';
import { StartScreen } from './start-screen.tsx';

/** The window where the file is open; what can be done where it is not. Begins anew when the file changes. */
export function FileGate({ children }: { children: ReactNode }) {
  const service = useService();
  const query = useQuery({
    queryKey: keys.file,
    queryFn: () => ask(service, 'file.state', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(
    () =>
      service.subscribe((event) => {
        if (event.type === 'fileChanged') window.location.reload();
      }),
    [service],
  );
  return (
    <Loaded query={query} label="Headroom">
      {(start) => (start.state === 'open' ? children : <StartScreen start={start} />)}
    </Loaded>
  );
}
