import { CONTRACT } from '#shared/contract.ts';
import { success } from '#shared/outcome.ts';
import type { Settings } from '#shared/views.ts';
import type { Store } from '../store/store.ts';
import type { Context } from './context.ts';
import type { Handlers } from './handlers.ts';

const KEY = 'window';
const INITIAL: Settings = { theme: 'auto', locale: null };

/** The user's settings; the initial ones where none, or none that this version understands, were kept. */
export function storedSettings(store: Store): Settings {
  const stored = CONTRACT['settings.set'].request.safeParse(store.settings.get(KEY));
  return stored.success ? stored.data : INITIAL;
}

export function settingsHandlers({
  store,
  info,
}: Context): Handlers<'app.info' | 'settings.get' | 'settings.set'> {
  return {
    'app.info': () => success(info),
    'settings.get': () => success(storedSettings(store)),
    'settings.set': (settings) => {
      store.settings.set(KEY, settings);
      return success(settings);
    },
  };
}
