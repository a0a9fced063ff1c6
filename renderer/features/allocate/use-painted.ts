import { useEffect, useState } from 'react';

/**
 * The value, a frame behind: what is worked out from it does not keep the frame waiting that shows the value itself.
 * Values that follow one another within a frame are passed over.
 */
export function usePainted<Value>(value: Value): Value {
  const [painted, setPainted] = useState(value);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The frame is painted when its callbacks are through.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(value));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return painted;
}
