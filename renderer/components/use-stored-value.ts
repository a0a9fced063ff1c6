import { useCallback, useState } from 'react';

/** A small value that the browser keeps as text; `parse` makes `null` of what it does not understand. */
export function useStoredValue<Value>(
  name: string,
  initial: Value,
  parse: (stored: unknown) => Value | null,
): [Value, (value: Value) => void] {
  const key = `headroom.${name}`;
  const [value, setValue] = useState(() => read(key, parse) ?? initial);
  const store = useCallback(
    (next: Value) => {
      window.localStorage.setItem(key, JSON.stringify(next));
      setValue(next);
    },
    [key],
  );
  return [value, store];
}

function read<Value>(key: string, parse: (stored: unknown) => Value | null): Value | null {
  const text = window.localStorage.getItem(key);
  if (text === null) return null;
  try {
    return parse(JSON.parse(text));
  } catch {
    return null;
  }
}
