import { useEffect, useState } from 'react';
import type { Problem } from '#shared/messages/problem.ts';
import type { Quantity } from '#shared/plan/document.ts';
import type { QuantitySummary } from '#shared/views-assumptions.ts';
import { useService } from '../../../service/context.ts';

/** What is known of the quantity that is being typed. */
export interface Look {
  readonly summary: QuantitySummary | null;
  readonly problems: readonly Problem[];
  /** True until what is shown is of what is typed. */
  readonly updating: boolean;
}

const PAUSE_MILLISECONDS = 120;
const NOTHING: Look = { summary: null, problems: [], updating: true };

/**
 * Checks a quantity as it is typed and says what it comes to, after a short pause. The last picture stays while the
 * next one is on its way; null (a formula, or fields that are missing) shows nothing new.
 */
export function useLook(quantity: Quantity | null): Look {
  const service = useService();
  const [look, setLook] = useState(NOTHING);
  const text = quantity === null ? null : JSON.stringify(quantity);
  useEffect(() => {
    if (text === null) return setLook((before) => ({ ...before, problems: [], updating: false }));
    setLook((before) => ({ ...before, updating: true }));
    let current = true;
    const timer = setTimeout(async () => {
      const reply = await service.call('assumptions.look', { quantity: JSON.parse(text) as Quantity });
      if (!current || !reply.ok) return;
      const answer = reply.value;
      setLook((before) =>
        answer.ok
          ? { summary: answer.summary, problems: [], updating: false }
          : { ...before, problems: answer.problems, updating: false },
      );
    }, PAUSE_MILLISECONDS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [service, text]);
  return look;
}
