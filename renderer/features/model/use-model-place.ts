import { useCallback, useRef } from 'react';
import { useLocation } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { usePlanContext } from '../shell/plan-context.ts';
import { planPath } from '../shell/routes.ts';
import { type ModelPlace, modelFocus, modelPlace, variablePlace } from './place.ts';

/** Where one is in the model, and the ways on and back; every step is one of the browser's history. */
export function useModelPlace(focus: string) {
  const { plan, scenario } = usePlanContext();
  const [, navigate] = useLocation();
  const came = useHistoryState<unknown>();
  /** True while one walks through the picture, so that the focus stays in it. */
  const walked = useRef(false);
  const from =
    typeof came === 'object' && came !== null && 'modelFrom' in came && typeof came.modelFrom === 'string'
      ? modelPlace(came.modelFrom)
      : null;
  const go = useCallback(
    (place: ModelPlace, { walking = false, replace = false } = {}) => {
      const to = modelFocus(place);
      if (to === focus) return;
      walked.current = walking;
      const state = replace ? came : { modelFrom: focus };
      navigate(planPath(plan.id, scenario.id, 'model', to), { state, replace });
    },
    [plan.id, scenario.id, focus, came, navigate],
  );
  const now = useRef(focus);
  now.current = focus;
  /** Goes from a variable that is there no more, unless one has gone elsewhere meanwhile. */
  const leave = (name: string) => {
    if (now.current === focus) go(variablePlace(name), { replace: true });
  };
  const back = useCallback((walking = false) => {
    walked.current = walking;
    window.history.back();
  }, []);
  return { place: modelPlace(focus), from, walked, go, leave, back };
}
