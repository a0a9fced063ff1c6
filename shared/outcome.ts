/** A value or the reasons why there is none. Errors that a user can cause travel as values, never as exceptions. */
export type Outcome<Value, Fault> = { ok: true; value: Value } | { ok: false; faults: Fault[] };

export function success<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function failure<Fault>(...faults: Fault[]): { ok: false; faults: Fault[] } {
  return { ok: false, faults };
}
