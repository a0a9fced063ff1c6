import type { EditRefusal } from '#shared/allocation/types.ts';
import type { AppError } from '#shared/errors.ts';
import type { Locale } from '#shared/locale.ts';
import { ALLOCATION_MESSAGES } from '#shared/messages/allocation.ts';
import { APP_MESSAGES } from '#shared/messages/app.ts';
import { formatTemplate } from '#shared/messages/message.ts';

/** Why an edit was not made, in words. */
export function refusalText(refusal: EditRefusal, locale: Locale): string {
  return formatTemplate(ALLOCATION_MESSAGES[refusal.code][locale], refusal.args);
}

/** What went wrong, what was kept and what to do next, in words. */
export function errorText(error: AppError, locale: Locale): string {
  if (error.refusal) return refusalText(error.refusal, locale);
  return formatTemplate(APP_MESSAGES[error.code][locale], error.args);
}
