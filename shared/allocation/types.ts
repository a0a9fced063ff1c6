import type { Message } from '../messages/message.ts';
import type { Minor } from '../money.ts';
import type { Outcome } from '../outcome.ts';

/** One region × line of a scenario's allocation as it holds (inherited or own), one amount a period. */
export interface AllocationRow {
  region: string;
  line: string;
  amounts: Minor[];
  /** True where the scenario itself has this row; false where it is its parent's, or nobody's (all zero). */
  own: boolean;
}

/** A lock with its groups resolved: it covers every listed region, line and period together. */
export interface Lock {
  regions: string[];
  lines: string[];
  from: number;
  to: number;
  /** True where an ancestor scenario sets it: it can only be lifted there. */
  inherited: boolean;
}

/** A scenario's spend: every pair of region and line once, regions in plan order, then lines in plan order. */
export interface Allocation {
  regions: readonly string[];
  lines: readonly string[];
  periods: number;
  rows: readonly AllocationRow[];
  locks: readonly Lock[];
}

/** A block of cells: every listed region, line and period together. */
export interface Block {
  regions: string[];
  lines: string[];
  periods: number[];
}

export interface CellAmount {
  region: string;
  line: string;
  period: number;
  amount: Minor;
}

/** One amount for every period of the plan. */
export interface RowAmounts {
  region: string;
  line: string;
  amounts: Minor[];
}

/** What a person did that came to amounts in cells: the history names it. */
export const GESTURES = ['clear', 'fill', 'paste', 'mend'] as const;
export type Gesture = (typeof GESTURES)[number];

/** Courses of spend over periods, by the names that the history gives them. */
export const PROFILE_SHAPES = ['flat', 'ramp', 'frontLoaded', 'seasonal', 'oneOff'] as const;
export type ProfileShape = (typeof PROFILE_SHAPES)[number];

export interface ProfilePart {
  block: Block;
  /** ≥ 0 and finite, one for each period of the block in its order; only their proportions count. */
  weights: number[];
}

/** What a person does to an allocation. Amounts are minor units. */
export type AllocationEdit =
  /** Single cells get these amounts: typing in a cell, pasting, filling, clearing. */
  | { type: 'set'; cells: CellAmount[]; as?: Gesture | undefined }
  /** The block's total becomes `amount`: spread over its unlocked cells in proportion, evenly where all are zero. */
  | { type: 'spread'; block: Block; amount: Minor; as?: Gesture | undefined }
  /** Several blocks get totals, in order, as one change: pasting over total cells. */
  | { type: 'spreadMany'; spreads: { block: Block; amount: Minor }[]; as?: Gesture | undefined }
  /** With `keepTotal` the plan's other cells make up for it, so that no period's total changes. */
  | { type: 'scale'; block: Block; factor: number; keepTotal?: boolean | undefined }
  /**
   * Takes `amount` from the unlocked cells of one block and gives it to those of another, the sum of all staying as it
   * is; each period's too where both blocks have the same periods. Cells of both blocks take no part.
   */
  | { type: 'move'; from: Block; to: Block; amount: Minor }
  /** Lays each row of the parts over the part's periods by the weights; a row keeps its total to the cent. */
  | { type: 'profile'; shape: ProfileShape; parts: ProfilePart[] }
  /** Rows get the amounts that another scenario has. With `skipLocked` locked cells stay as they are, else they refuse. */
  | { type: 'copy'; from: string; rows: RowAmounts[]; skipLocked: boolean }
  /** All cells of the blocks, as one change. */
  | { type: 'lock'; blocks: Block[] }
  | { type: 'unlock'; blocks: Block[] };

/** Why an edit was not made. Nothing changed. */
export type EditRefusal = Message<EditRefusalCode>;
export type EditRefusalCode =
  | 'lockedCells'
  | 'belowLocked'
  | 'nothingToSpread'
  | 'negativeAmount'
  | 'amountTooLarge'
  | 'unknownCell'
  | 'inheritedLock'
  | 'notEnoughToMove'
  | 'notEnoughUnlockedToMove'
  | 'moveOntoItself'
  | 'profileLocked'
  | 'badWeights';

/** One step of an edit: made in a draft, or refused. */
export type Step = Outcome<null, EditRefusal>;

/** The rows an edit changes, whole, before and after; `before: null` where the scenario had no row of its own. */
export interface RowChange {
  region: string;
  line: string;
  before: Minor[] | null;
  after: Minor[] | null;
}

/** What an edit comes to. Nothing differs where everything held what was asked for already. */
export interface Edited {
  readonly allocation: Allocation;
  /** Rows whose amounts differ, in the order of the plan. */
  readonly changes: RowChange[];
  /** True where the scenario's own locks differ. */
  readonly locksChanged: boolean;
}
