/**
 * From here on this thread cannot turn text into code: `eval`, `Function` and the constructors of the other kinds of
 * functions throw, whatever a document made its way into. Threads that compute plans or read files call this before
 * they meet one. Those that open the store cannot: its native module makes functions of text of its own when it loads.
 */
export function forbidCodeFromText(): void {
  const refuse = () => {
    throw new EvalError('text does not become code here');
  };
  const kinds = [() => {}, async () => {}, function* () {}, async function* () {}];
  for (const kind of kinds) {
    const prototype = Object.getPrototypeOf(kind);
    // `instanceof` goes on working.
    const refusing = function refused() {
      refuse();
    };
    Object.defineProperty(refusing, 'prototype', { value: prototype });
    Object.defineProperty(prototype, 'constructor', { value: refusing, writable: false });
  }
  const settings = { writable: false, configurable: false, enumerable: false };
  Object.defineProperty(globalThis, 'Function', { ...settings, value: (() => {}).constructor });
  Object.defineProperty(globalThis, 'eval', { ...settings, value: refuse });
}
