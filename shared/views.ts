import type { PlacedLimit } from './allocation/limits/from-plan.ts';
import type { Note } from './allocation/notes.ts';
import type { PolicyShares } from './allocation/policy.ts';
import type { AllocationEdit, AllocationRow, Gesture, Lock } from './allocation/types.ts';
import type { AppError } from './errors.ts';
import type { Label } from './locale.ts';
import type { MessageArguments } from './messages/message.ts';
import type { Minor } from './money.ts';
import type { VariableFormat } from './plan/document.ts';
import type { CellResult, Distribution, Sampling, SimulationResult } from './result.ts';

/** What the service shows the window: the read side of the contract. Times are ISO 8601 in UTC. */

export interface AppInfo {
  version: string;
  engine: string;
  /** `electron` in the desktop window, `browser` in a browser on this machine. */
  host: 'electron' | 'browser';
  platform: string;
  /** The name of the open store file, without its folder. */
  storeName: string;
}

export interface Settings {
  theme: 'light' | 'dark' | 'auto';
  /** null follows the system. */
  locale: 'en' | 'zh-CN' | null;
}

export interface PlanSummary {
  id: string;
  name: string;
  /** The name in the languages that the plan has it in. */
  label: Label;
  currency: string;
  scenarioCount: number;
  createdAt: string;
  changedAt: string;
  /** Set where the plan is in the bin. */
  deletedAt: string | null;
  headline: Headline | null;
}

/** The headline output of the last run of the default scenario. */
export interface Headline {
  label: Label;
  unit: string;
  format: VariableFormat;
  scenario: string;
  at: string;
  /** False once the plan was changed after the run. */
  current: boolean;
  trials: number;
  mean: number | null;
  standardError: number | null;
  p5: number | null;
  p50: number | null;
  p95: number | null;
  target: number | null;
  probabilityAtLeastTarget: number | null;
}

export interface MemberView {
  id: string;
  label: Label;
  attributes: Record<string, string | number | boolean>;
}

export interface GroupView {
  id: string;
  label: Label;
  members: string[];
}

/** A dimension as it is named; groups by the reference that formulas use (`region.market`). */
export interface DimensionView {
  id: string;
  label: Label;
  members: { id: string; label: Label }[];
  groups: GroupView[];
}

export interface ScenarioView {
  id: string;
  label: Label;
  parent: string | null;
  note: Label | null;
  /** The budget that holds, own or inherited. */
  budget: Minor | null;
}

export interface OutputView {
  variable: string;
  label: Label;
  note: Label | null;
  unit: string;
  format: VariableFormat;
  /** Dimension ids, `period` among them. */
  over: string[];
  /** The dimensions but `period`, with the members that the output has. */
  axes: { dimension: string; members: string[] }[];
  target: number | null;
  better: 'higher' | 'lower' | null;
  headline: boolean;
}

export interface PlanView {
  id: string;
  name: string;
  /** The name in the languages that the plan has it in. */
  label: Label;
  currency: string;
  /** Decimals of the currency's minor unit. */
  decimals: number;
  calendar: { start: string; monthsPerPeriod: 1 | 3 | 6 | 12; periods: number };
  /** Grows with every change; an edit names the one it was made on. */
  revision: number;
  /** All of them, regions and lines among them. */
  dimensions: DimensionView[];
  regions: MemberView[];
  lines: MemberView[];
  /** Groups of lines by their `category` attribute, in order of first appearance. */
  categories: GroupView[];
  /** Groups that attributes make of regions and of lines, by the reference that limits and formulas use (`line.regulated`). */
  groups: { region: GroupView[]; line: GroupView[] };
  scenarios: ScenarioView[];
  outputs: OutputView[];
  /** The output that leads the results; null where the user has chosen none. */
  northStar: string | null;
  /** What every variable of the plan is called, in the plan's order: drivers name inputs. */
  variables: { name: string; label: Label }[];
  history: HistoryState;
}

/**
 * What a change did, in words that the window puts together: `history.<action>` with arguments. Of edits: `cells`,
 * `regions`, `lines` (how many), `region`, `line` (the id where it is one), `from`, `to` (first and last period), and
 * `amount` (minor units), `factor` or `totals` (how many) where there is one. Of a rename `before` and `after`; of how a plan
 * began `name`, and `copyOf` or `file` where it has one. Of a budget `amount`, which is missing where the scenario's own was
 * taken away. Of a restored state `of` and `at`: the action and the time of the change it is the state after, and that
 * change's own arguments. Of a move `toRegions`, `toRegion`, … say where to; of a profile `shape`; of a copy `source`, the
 * scenario. Of an assumption, an override and its release `variable` (its name), `field` and `cell` (ids of members, joined by
 * commas, where they are single ones); of a correlation `first` and `second` (cells such as `fx[sea]`) and `rank`, which is
 * missing where it was taken out. Of a north star `variable`, which is missing where it was taken away. Of a formula, an added or removed variable and an output `variable`; of an output
 * `shown`, 1 or 0. Of a described variable `variable`, and `before` where it had another name; of a number made
 * an input `variable`, `input` and `number`. Of a KPI `variable` and `stage`, of a role `role` and `value` (a variable, or lines), both missing where it was
 * taken away.
 */
export interface ChangeDescription {
  action:
    | 'set'
    | 'spread'
    | 'spreadMany'
    | 'scale'
    | 'move'
    | 'profile'
    | 'copy'
    | Gesture
    | 'lock'
    | 'unlock'
    | 'budget'
    | 'limitAdd'
    | 'policy'
    | 'northStar'
    | 'limitChange'
    | 'limitRemove'
    | 'note'
    | 'noteRemove'
    | 'assumption'
    | 'override'
    | 'release'
    | 'correlation'
    | 'formula'
    | 'variableAdd'
    | 'variableRemove'
    | 'variableEdit'
    | 'variableExtract'
    | 'output'
    | 'kpi'
    | 'role'
    | 'rename'
    | 'restore'
    | 'create'
    | 'import'
    | 'importTable';
  args: MessageArguments;
}

export interface HistoryState {
  undo: ChangeDescription | null;
  redo: ChangeDescription | null;
}

export interface ChangeView extends ChangeDescription {
  id: number;
  at: string;
  actor: string;
  scenario: string | null;
  state: 'done' | 'undone' | 'superseded';
  /** True where the plan can be brought into the state after this change, and is not in it. */
  restorable: boolean;
}

export interface AllocationView {
  planId: string;
  scenario: string;
  revision: number;
  /** Every pair of region and line once, regions in plan order, then lines. */
  rows: AllocationRow[];
  locks: Lock[];
  /** The budget that holds, own or inherited. */
  budget: Minor | null;
  /** True where the scenario itself sets the budget. */
  ownBudget: boolean;
  /** The plan's limits, then those of the lineage from the top, the scenario's own last. */
  limits: PlacedLimit[];
  notes: NoteView[];
  /** The shares that the plan is steered by. */
  policy: PolicyShares;
  history: HistoryState;
}

/** What an edit came to: the rows that it changed, whole and as they are now, not the tens of thousands of amounts it left. */
export interface AllocationEdited {
  revision: number;
  rows: AllocationRow[];
  /** The locks that hold now; null where the edit changed none. */
  locks: Lock[] | null;
  history: HistoryState;
}

/** A note on a cell, with the ancestor that it comes from; null where it is the scenario's own. */
export interface NoteView extends Note {
  inheritedFrom: string | null;
}

export interface RunRequest {
  planId: string;
  scenario: string;
  /** With `until` the most that are made. */
  trials: number;
  seed: number;
  sampling: Sampling;
  /** Stops where the standard error of an output's mean, the largest of its cells', is not above `error` (its unit). */
  until?: { output: string; error: number } | undefined;
}

/** What a run will hold in memory, in bytes. */
export interface RunEstimate {
  bytes: number;
  allowed: number;
  /** Its trials are counted in and let go: percentiles are approximate, drivers are those of the first trials. */
  streamed: boolean;
}

export interface RunSummary {
  id: string;
  planId: string;
  scenario: string;
  at: string;
  trials: number;
  seed: number;
  sampling: Sampling;
  /** False once the plan was changed after the run. */
  current: boolean;
}

export interface RunView extends RunSummary {
  result: SimulationResult;
}

export interface DistributionView {
  runId: string;
  variable: string;
  cells: Distribution[];
}

/** Trials of a preview: a power of two, so that the Sobol points of each randomisation are a whole net. */
export const PREVIEW_TRIALS = 4096;
/** Of a plan so large that more would take longer than one waits while typing. */
export const LARGE_PREVIEW_TRIALS = 2048;

/** Outputs that a preview shows at most. */
export const MOST_PREVIEWED = 4;

/** Asks what a scenario comes to as it stands at a revision. */
export interface PreviewRequest {
  /** One id for each window: a newer request of a window takes the place of the one under way. */
  window: string;
  planId: string;
  scenario: string;
  revision: number;
  /** The revision to compare with, one that this window has previewed; null makes this state the baseline. */
  baselineRevision: number | null;
  /** References to what is shown (`output-reference.ts`). */
  outputs: string[];
  seed: number;
  /** An edit that is tried: the preview is of the plan with it, and the plan stays as it is. */
  trying: AllocationEdit | null;
}

/** `superseded`: a newer request of the window has taken its place, or the plan is not at that revision. */
export type PreviewReply = { state: 'done'; preview: PreviewView } | { state: 'superseded' };

export interface PreviewView {
  planId: string;
  scenario: string;
  revision: number;
  /** null where the service no longer has the state that was asked for as the baseline. */
  baselineRevision: number | null;
  trials: number;
  seed: number;
  /** In the order that was asked for. */
  outputs: PreviewOutput[];
}

export interface PreviewOutput {
  /** The reference that was asked for. */
  variable: string;
  cell: CellResult;
  baseline: PreviewChange | null;
}

/** What an output came to in the baseline, and the change since then, trial by trial on the same random numbers. */
export interface PreviewChange {
  cell: CellResult;
  mean: Estimate;
  /** Of the median; its error from the medians of the randomisations. */
  median: Estimate;
  /** Of the share of trials at or above the target; null where the output has none. */
  probability: Estimate | null;
}

/** A mean with its standard error; null where a trial is not finite. */
export interface Estimate {
  mean: number | null;
  standardError: number | null;
}

export type RunEvent =
  | { type: 'runProgress'; runId: string; done: number; total: number; millisecondsLeft: number | null }
  | { type: 'runFinished'; runId: string; planId: string; scenario: string }
  | { type: 'runFailed'; runId: string; error: AppError };

export type AppEvent =
  | RunEvent
  /** Of a call that the window has named, while it is under way. */
  | { type: 'jobProgress'; job: string; done: number; total: number; millisecondsLeft: number | null }
  /** The plan has a new revision; whoever shows an older one reads it again. */
  | { type: 'planChanged'; planId: string; revision: number }
  | { type: 'plansChanged' }
  /** The store file was closed or another one opened; the window begins anew. */
  | { type: 'fileChanged' };

/** A file that the service made and that waits to be saved: a token, never a path. */
export interface FileOffer {
  token: string;
  name: string;
  size: number;
}

/** Where an offered file went: written by a dialog, to be fetched by the browser, or not wanted. */
export type SaveOutcome =
  | { type: 'saved'; name: string }
  | { type: 'download'; url: string }
  | { type: 'cancelled' };

/** `printHere`: the window opens the print dialog of its browser. */
export type PrintOutcome = Exclude<SaveOutcome, { type: 'download' }> | { type: 'printHere' };
