import type { RunView } from '#shared/views.ts';
import type { StudySettings } from '../compare/study.ts';

/** Every figure takes a column of trials: more of them would keep one waiting for what a median does not need. */
const MOST_TRIALS = 20_000;

/** The trials that markets and KPIs are measured in: those of the run, as far as they are not too many. */
export function closerTrials({ trials, seed, sampling }: RunView): StudySettings {
  return { trials: Math.min(trials, MOST_TRIALS), seed, sampling };
}
