import './security/trusted-types.ts';
import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/global.css';
import './theme/print.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { Dialogs } from './components/dialogs.tsx';
import { FileGate } from './features/file/file-gate.tsx';
import { FaultBoundary } from './features/shell/fault-boundary.tsx';
import { pickLocale, startTranslations } from './i18n/setup.ts';
import { connectService, type ServiceClient } from './service/client.ts';
import { ServiceError, ServiceProvider } from './service/context.ts';
import { watchFaults } from './service/faults.ts';
import { PendingEdits, PendingEditsProvider } from './service/pending.ts';
import { keys, useServiceEvents } from './service/queries.ts';
import { RunMonitor, RunMonitorProvider } from './service/runs.ts';
import { guardUnsaved } from './service/unsaved.ts';
import { cssVariables, styleNonce, theme } from './theme/theme.ts';

/** The service answers from this machine: what it says no to, it says no to again. */
function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 30_000,
        retry: (count, cause) => !(cause instanceof ServiceError) && count < 2,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

function Events({ queries, client }: { queries: QueryClient; client: ServiceClient }) {
  useServiceEvents(queries, client);
  return null;
}

async function start(): Promise<void> {
  // For the style that keeps the page from scrolling under a dialog.
  setNonce(styleNonce());
  const client = connectService();
  const queries = createQueries();
  const [settings, file] = await Promise.all([
    client.call('settings.get', {}),
    client.call('file.state', {}),
  ]);
  if (file.ok) queries.setQueryData(keys.file, file.value);
  if (settings.ok) queries.setQueryData(keys.settings, settings.value);
  await startTranslations(pickLocale(settings.ok ? settings.value.locale : null, navigator.languages));
  const monitor = new RunMonitor(client);
  const pending = new PendingEdits();
  guardUnsaved(pending);
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no place for the window');
  const onFault = watchFaults(client);
  createRoot(root, { onCaughtError: onFault, onUncaughtError: onFault }).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ServiceProvider value={client}>
          <RunMonitorProvider value={monitor}>
            <PendingEditsProvider value={pending}>
              <MantineProvider
                theme={theme}
                cssVariablesResolver={cssVariables}
                defaultColorScheme={settings.ok ? settings.value.theme : 'auto'}
                getStyleNonce={styleNonce}
              >
                <Dialogs>
                  <Notifications position="bottom-right" limit={4} />
                  <Events queries={queries} client={client} />
                  <FaultBoundary place="window">
                    <FileGate>
                      <App />
                    </FileGate>
                  </FaultBoundary>
                </Dialogs>
              </MantineProvider>
            </PendingEditsProvider>
          </RunMonitorProvider>
        </ServiceProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
