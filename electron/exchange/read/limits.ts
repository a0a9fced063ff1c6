/** How much of a file is read at most: every figure is far beyond what a plan needs and far below what harms. */

const MIB = 1024 * 1024;

/** What the window may send and the command line opens. */
export const MOST_BYTES = 64 * MIB;

/** Of an archive: how many parts, how large one may be unpacked, and all together. */
export const MOST_ENTRIES = 2_000;
export const MOST_ENTRY_BYTES = 96 * MIB;
export const MOST_UNPACKED_BYTES = 192 * MIB;
/** Sheets shrink to a tenth or a fiftieth; what unpacks to far more, and is large, is no sheet. */
export const MOST_RATIO = 200;
export const RATIO_MATTERS_FROM = 2 * MIB;

export const MOST_SHEETS = 200;
export const MOST_ROWS = 100_000;
export const MOST_COLUMNS = 4_000;
export const MOST_CELLS = 2_000_000;
export const MOST_TEXTS = 1_000_000;

/** Depth of elements in a part of a workbook; real ones have about ten. */
export const MOST_DEPTH = 100;
