import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RequestOf } from '#shared/contract.ts';
import type { AppError } from '#shared/errors.ts';
import type { Problem } from '#shared/messages/problem.ts';
import { ask, useService } from '../../service/context.ts';
import { keys } from '../../service/queries.ts';

export type ModelEditRequest = RequestOf<'model.edit'>['edit'];

/** The variables of a plan and what is worth a second look in them. */
export function useModel(planId: string) {
  const service = useService();
  return useQuery({
    queryKey: keys.formulas(planId),
    queryFn: () => ask(service, 'model.get', { planId }),
  });
}

const PAUSE_MILLISECONDS = 180;

export interface Check {
  readonly problems: readonly Problem[];
  /** True until what is shown is of what is typed. */
  readonly checking: boolean;
  /** Why it could not be checked. */
  readonly refused: AppError | null;
}

const UNCHECKED: Check = { problems: [], checking: false, refused: null };

/** Checks an edit while it is typed, after a short pause; null checks nothing. */
export function useCheck(planId: string, edit: ModelEditRequest | null): Check {
  const service = useService();
  const [check, setCheck] = useState(UNCHECKED);
  const text = edit === null ? null : JSON.stringify(edit);
  useEffect(() => {
    if (text === null) return setCheck(UNCHECKED);
    setCheck((before) => ({ ...before, checking: true }));
    let current = true;
    const timer = setTimeout(async () => {
      const reply = await service.call('model.check', { planId, edit: JSON.parse(text) as ModelEditRequest });
      if (!current) return;
      const { problems = [] } = reply.ok ? reply.value : {};
      setCheck({ problems, checking: false, refused: reply.ok ? null : reply.error });
    }, PAUSE_MILLISECONDS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [service, planId, text]);
  return check;
}
