/** Ends a switch over a union: the compiler refuses a case that was forgotten, and at run time the value is named. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
