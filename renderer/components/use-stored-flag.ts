import { useCallback, useState } from 'react';

/** A switch of the window that stays as it was left, for as long as the browser keeps it. */
export function useStoredFlag(name: string, initial: boolean): [boolean, (value: boolean) => void] {
  const key = `headroom.${name}`;
  const [value, setValue] = useState(() => {
    const stored = window.localStorage.getItem(key);
    return stored === null ? initial : stored === 'true';
  });
  const store = useCallback(
    (next: boolean) => {
      window.localStorage.setItem(key, String(next));
      setValue(next);
    },
    [key],
  );
  return [value, store];
}
