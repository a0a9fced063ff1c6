import type { SampleFigures } from './figures.ts';
import type { Inputs } from './inputs.ts';
import { stockOf } from './spend.ts';

/** Effects of central spend, by period: what is common to all markets. */
export interface Technology {
  targeting: number;
  conversion: number;
  automation: number;
  innovation: number;
  /** 1 + what the wins of the period before bring. */
  lift: number;
}

/** Gains of technology and experiments by period as spend alone decides them, and what turns them into effects. */
export function technologyOf(figures: SampleFigures) {
  const level = (line: string) => figures.field('opening_level', { line });
  const scale = (line: string) => figures.field('tech_scale', { line });
  const gain = (line: string, stocks: readonly number[]) =>
    stocks.map((stock) => Math.exp(-level(line)) - Math.exp(-stock / scale(line)));
  const near = (line: string) => gain(line, stockOf(figures.spend(line), 0.85, level(line) * scale(line)));
  const [data, platform, rd] = [near('data_platform'), near('platform'), near('rd_near')];
  const long = figures.spend('rd_long');
  const delayed = long.map((_, t) => (t < 4 ? scale('rd_long') * level('rd_long') * 0.1 : long[t - 4]!));
  const late = gain('rd_long', stockOf(delayed, 0.9, level('rd_long') * scale('rd_long')));
  const backlog = figures.field('experiment_backlog');
  const cost = figures.field('experiment_cost');
  const tried = figures.spend('experiments').map((x) => backlog * (1 - Math.exp(-x / cost / backlog)));
  const wins = stockOf(tried, 0.95, 0);
  return (inputs: Inputs, period: number, out: Technology): void => {
    out.targeting = 1 + inputs.targeting_gain * data[period]!;
    out.conversion = 1 + inputs.conversion_uplift * platform[period]!;
    out.automation = 1 - inputs.automation_saving * rd[period]!;
    out.innovation = 1 + inputs.innovation_gain * late[period]!;
    out.lift = period === 0 ? 1 : 1 + wins[period - 1]! * inputs.experiment_success * inputs.win_uplift;
  };
}
