import { noticeText, type RunNotice } from '#shared/messages/run.ts';
import type { RunWarning } from '#shared/result.ts';

/** The remarks of a run in English, as result files carry them. */
export function warningsOf(notices: readonly RunNotice[]): RunWarning[] {
  return notices.map((notice) => ({ path: notice.path, message: noticeText(notice, 'en') }));
}
