import type { AppError } from '#shared/errors.ts';
import type { Locale } from '#shared/locale.ts';
import { problemText } from '#shared/messages/problem.ts';
import { errorText } from '../../../i18n/errors.ts';

const MOST_LINES = 5;

/** Why an edit was not made: the checker's own words where it is the plan that would be at fault, else the error's. */
export function editErrorLines(error: AppError, locale: Locale): string[] {
  const problems = error.problems ?? [];
  if (problems.length === 0) return [errorText(error, locale)];
  const [first] = problems;
  const said = first ? problemText(first, locale) : '';
  const whole = errorText({ ...error, args: { ...error.args, reason: said } }, locale);
  return [whole, ...problems.slice(1, MOST_LINES).map((problem) => problemText(problem, locale))];
}
