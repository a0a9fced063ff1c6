import type { PlanDocument } from '#shared/plan/document.ts';
import type { DocumentPath } from '../assumption-rows.ts';

type Container = Record<string | number, unknown>;

/** `variables[3].cells[0].value`, as the check of a plan names places. */
export function pathText(path: DocumentPath): string {
  return path.map((key, n) => (typeof key === 'number' ? `[${key}]` : n === 0 ? key : `.${key}`)).join('');
}

/** A copy of a document that is changed in places, and remembers which cell changed each. */
export class Editing {
  /** As it was: what the sheets were written from. */
  readonly document: PlanDocument;
  readonly after: PlanDocument;
  /** Path to the cell that it was changed in: `Assumptions!F12`. */
  readonly places = new Map<string, string>();

  constructor(document: PlanDocument) {
    this.document = document;
    this.after = structuredClone(document);
  }

  get changes(): number {
    return this.places.size;
  }

  /** Puts a value in its place, or takes it away where it is undefined. */
  set(path: DocumentPath, value: unknown, place: string): void {
    const holder = path
      .slice(0, -1)
      .reduce<Container>((at, key) => at[key] as Container, this.after as unknown as Container);
    const last = path.at(-1)!;
    if (value === undefined) delete holder[last];
    else holder[last] = value;
    this.places.set(pathText(path), place);
  }

  /** The cell that a fault's path leads to: its own, or the nearest above it that was changed. */
  placeOf(path: string): string | null {
    const places = [...this.places].filter(
      ([changed]) =>
        path === changed || (/^[.[]/.test(path.slice(changed.length)) && path.startsWith(changed)),
    );
    return places.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? null;
  }
}
