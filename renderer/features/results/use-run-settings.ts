import { useState } from 'react';
import { MOST_TRIALS, type Sampling } from '#shared/result.ts';
import type { RunView } from '#shared/views.ts';
import { usePendingEdits } from '../../service/pending.ts';
import { useRunMonitor, useRunState } from '../../service/runs.ts';

export const TRIAL_CHOICES = [1_000, 5_000, 20_000, 100_000] as const;
const FIRST_TRIALS = 5_000;

/** A count of trials as typed, with or without separators; null where it is none that can be run. */
export function parseTrials(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/[\s.,'’]/g, '');
  const trials = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  return trials >= 1 && trials <= MOST_TRIALS ? trials : null;
}

export interface RunSettings {
  readonly trials: number;
  readonly seed: number;
  readonly sampling: Sampling;
  /** The run ends once the standard error of the headline's mean is that small; null runs all trials. */
  readonly untilError: number | null;
}

/** How the next run will be made: as the last one, until one chooses otherwise. */
export function useRunSettings(
  planId: string,
  scenario: string,
  latest: RunView | null,
  headline: string | null,
) {
  const monitor = useRunMonitor();
  const pending = usePendingEdits();
  const state = useRunState(planId, scenario);
  const [chosen, setChosen] = useState<Partial<RunSettings>>({});
  const settings: RunSettings = {
    trials: chosen.trials ?? latest?.trials ?? FIRST_TRIALS,
    seed: chosen.seed ?? latest?.seed ?? 1,
    sampling: chosen.sampling ?? latest?.sampling ?? 'sobol',
    untilError: chosen.untilError ?? null,
  };
  const { untilError, ...request } = settings;
  const until = untilError !== null && headline ? { until: { output: headline, error: untilError } } : {};
  const start = () => {
    void pending.idle().then(() => monitor.start({ planId, scenario, ...request, ...until }));
  };
  const choose = (part: Partial<RunSettings>) => setChosen((before) => ({ ...before, ...part }));
  return { settings, choose, start, running: state?.status === 'running' };
}

export type RunForm = ReturnType<typeof useRunSettings>;
