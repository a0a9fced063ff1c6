import { z } from 'zod';
import type { AppInfo, Settings } from '../views.ts';
import { call, locale, nothing } from './fields.ts';

/** The application itself and its settings. */
export const APP_CALLS = {
  'app.info': call(nothing)<AppInfo>(),
  'settings.get': call(nothing)<Settings>(),
  'settings.set': call(
    z.strictObject({ theme: z.enum(['light', 'dark', 'auto']), locale: locale.nullable() }),
  )<Settings>(),
} as const;
