import type {
  EventFields,
  EventVariable,
  PathParameterName,
  PathVariable,
  Quantity,
} from '#shared/plan/document.ts';
import { round } from './arithmetic.ts';
import { cellName, covers, type Here, identityOfCell, without, withPeriod } from './cells.ts';
import { normalOf } from './correlation.ts';
import type { Trial } from './trial.ts';

/** The path at a cell, on its own figures: x moved by the steps up to the middle of the period. */
export function pathState(trial: Trial, path: PathVariable, cell: Here): number {
  const key = cellName(path, cell);
  const known = trial.pathStates.get(key);
  if (known !== undefined) return known;
  const period = Number(cell.get('period'));
  const before =
    period === 0
      ? pathParameter(trial, path, 'start', without(cell, 'period'))
      : pathState(trial, path, withPeriod(cell, period - 1));
  const value = step(trial, path, cell, before);
  trial.pathStates.set(key, value);
  return value;
}

function pathParameter(trial: Trial, path: PathVariable, name: PathParameterName, cell: Here): number {
  const entry = path.cells?.findLast(
    (one) => one[name] !== undefined && covers(trial.document, one.at, cell),
  );
  const parameter = entry?.[name] ?? path[name];
  if (parameter === undefined) throw new Error(`${path.name} has no ${name}`);
  const own = trial.parameter(parameter, without(cell, 'period'));
  return trial.overridden(path, name, cell, own, () => Number.NaN);
}

function step(trial: Trial, path: PathVariable, cell: Here, x: number): number {
  const period = Number(cell.get('period'));
  const h = (trial.document.calendar.monthsPerPeriod / 12) * (period === 0 ? 0.5 : 1);
  const identity = identityOfCell(path, cell);
  const z = normalOf(trial.scenario.mixtures.get(identity), identity, `@${period}`, trial.uniform);
  const parameter = (name: PathParameterName) => pathParameter(trial, path, name, cell);
  const volatility = parameter('volatility');
  switch (path.process) {
    case 'gbm':
      return (
        x * Math.exp((parameter('drift') - (volatility * volatility) / 2) * h + volatility * Math.sqrt(h) * z)
      );
    case 'walk':
      return x + parameter('drift') * h + volatility * Math.sqrt(h) * z;
    case 'mean_reverting': {
      const k = Math.LN2 / parameter('half_life');
      const kept = Math.exp(-k * h);
      const spread = volatility * Math.sqrt((1 - Math.exp(-2 * k * h)) / (2 * k));
      return Math.exp(Math.log(x) * kept + Math.log(parameter('mean')) * (1 - kept) + spread * z);
    }
  }
}

export interface EventState {
  readonly value: number;
  /** Periods that it stays active after this one. */
  readonly left: number;
}

const INACTIVE: EventState = { value: 0, left: 0 };

function fieldAt<Name extends keyof EventFields>(trial: Trial, event: EventVariable, name: Name, cell: Here) {
  const entry = event.cells?.findLast(
    (one) => one[name] !== undefined && covers(trial.document, one.at, cell),
  );
  return entry?.[name] ?? event[name];
}

/** The event at a cell, on its own figures. */
export function eventState(trial: Trial, event: EventVariable, cell: Here): EventState {
  const key = cellName(event, cell);
  const known = trial.eventStates.get(key);
  if (known !== undefined) return known;
  const period = Number(cell.get('period'));
  const before = period === 0 ? INACTIVE : eventState(trial, event, withPeriod(cell, period - 1));
  const state = next(trial, event, cell, before);
  trial.eventStates.set(key, state);
  return state;
}

function next(trial: Trial, event: EventVariable, cell: Here, before: EventState): EventState {
  const probability = trial.parameter(fieldAt(trial, event, 'probability', cell) ?? 0, cell);
  const likely = trial.overridden(event, 'probability', cell, probability, () => Number.NaN);
  if (Number.isNaN(before.value) || Number.isNaN(likely)) return { value: Number.NaN, left: 0 };
  if (before.left > 0) return { value: before.value, left: before.left - 1 };
  const identity = `${identityOfCell(event, cell)}@${cell.get('period')}`;
  if (!(trial.uniform(`${identity}#start`) < Math.min(Math.max(likely, 0), 1))) return INACTIVE;
  const drawn = (name: 'severity' | 'duration', otherwise: Quantity) => {
    const draw = () => trial.uniform(`${identity}#${name}`);
    const quantity = fieldAt(trial, event, name, cell) ?? otherwise;
    return trial.overridden(event, name, cell, trial.scenario.quantile(quantity)(draw()), draw);
  };
  const permanent = fieldAt(trial, event, 'permanent', cell) ?? false;
  const duration = permanent ? Infinity : Math.max(1, round(drawn('duration', 1)));
  return { value: drawn('severity', 0), left: duration - 1 };
}
