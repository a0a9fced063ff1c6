import { useState } from 'react';
import { MOST_TRIALS, type Sampling } from '#shared/result.ts';
import type { RunRequest, RunView } from '#shared/views.ts';
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
}

/** How the next run will be made: as the last one, until one chooses otherwise. */
export function useRunSettings(planId: string, scenario: string, latest: RunView | null) {
  const monitor = useRunMonitor();
  const pending = usePendingEdits();
  const state = useRunState(planId, scenario);
  const [chosen, setChosen] = useState<Partial<RunSettings>>({});
  const settings: RunSettings = {
    trials: chosen.trials ?? latest?.trials ?? FIRST_TRIALS,
    seed: chosen.seed ?? latest?.seed ?? 1,
    sampling: chosen.sampling ?? latest?.sampling ?? 'sobol',
  };
  const begin = (request: RunSettings & Pick<RunRequest, 'until'>) => {
    void pending.idle().then(() => monitor.start({ planId, scenario, ...request }));
  };
  const start = () => begin(settings);
  /** A run that ends once the error is that small, or after so many trials. */
  const startUntil = (until: NonNullable<RunRequest['until']>, trials: number) =>
    begin({ ...settings, trials, until });
  const choose = (part: Partial<RunSettings>) => setChosen((before) => ({ ...before, ...part }));
  return { settings, choose, start, startUntil, running: state?.status === 'running' };
}

export type RunForm = ReturnType<typeof useRunSettings>;
