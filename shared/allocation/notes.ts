/** What a note is about: a row by what it sums up. Without region, line and category it is the total row. */
export interface NotePlace {
  readonly region?: string | undefined;
  readonly line?: string | undefined;
  /** A category of lines, over all regions; empty for the lines without one. */
  readonly category?: string | undefined;
}

/** What somebody wrote beside a cell of the grid: a row, and the periods of a column (all of them for its total). */
export interface Note {
  readonly at: NotePlace;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Who wrote it, and when (ISO 8601). */
  readonly by: string;
  readonly date: string;
}

/** Longest text of a note, in characters. */
export const LONGEST_NOTE = 2000;

const KEY = 'notes';

/** Two notes are about the same cell where their keys are equal. */
export function noteKey({ at, from, to }: Pick<Note, 'at' | 'from' | 'to'>): string {
  return JSON.stringify([at.region ?? null, at.line ?? null, at.category ?? null, from, to]);
}

/** The notes under a scenario's `meta`. It may be anything: what is no note is passed over. */
export function notesIn(meta: unknown): Note[] {
  return entriesIn(meta).flatMap((entry) => noteOf(entry) ?? []);
}

/**
 * `meta` with a note set, or taken away where the text is empty; what else it holds stays. Null where `meta` is there
 * and is no object, so that there is no place for notes.
 */
export function withNote(meta: unknown, note: Note): { value: unknown } | null {
  if (meta !== undefined && !isObject(meta)) return null;
  const key = noteKey(note);
  const others = entriesIn(meta).filter((entry) => {
    const known = noteOf(entry);
    return known === null || noteKey(known) !== key;
  });
  const notes = note.text === '' ? others : [...others, note];
  const { [KEY]: _before, ...rest } = meta ?? {};
  return { value: notes.length > 0 ? { ...rest, [KEY]: notes } : rest };
}

function entriesIn(meta: unknown): unknown[] {
  const entries = isObject(meta) ? meta[KEY] : undefined;
  return Array.isArray(entries) ? entries : [];
}

function noteOf(entry: unknown): Note | null {
  if (!isObject(entry) || !isObject(entry.at)) return null;
  const { at, from, to, text, by, date } = entry;
  const { region, line, category } = at as Record<string, unknown>;
  if (![region, line, category].every((id) => id === undefined || typeof id === 'string')) return null;
  if (!isPeriod(from) || !isPeriod(to) || from > to || typeof text !== 'string') return null;
  const place = at as NotePlace;
  return {
    at: place,
    from,
    to,
    text: text.slice(0, LONGEST_NOTE),
    by: typeof by === 'string' ? by : '',
    date: typeof date === 'string' ? date : '',
  };
}

function isPeriod(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
