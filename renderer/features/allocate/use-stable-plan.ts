import { useRef } from 'react';
import type { PlanView } from '#shared/views.ts';

/**
 * The plan, the same object for as long as nothing but its revision and its history has changed: what an edit of the
 * spend does to it makes nothing new here.
 */
export function useStablePlan(plan: PlanView): PlanView {
  const kept = useRef(plan);
  const parts = Object.keys(plan) as (keyof PlanView)[];
  const same = parts.every(
    (part) => part === 'revision' || part === 'history' || plan[part] === kept.current[part],
  );
  if (!same) kept.current = plan;
  return kept.current;
}
