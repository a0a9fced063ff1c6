import { useQuery } from '@tanstack/react-query';
import type { PlanView } from '#shared/views.ts';
import { ask, useService } from '../../../service/context.ts';
import { keys } from '../../../service/queries.ts';

/** Names of the variables that spend can follow over time. */
export function useCourseVariables(planId: string) {
  const service = useService();
  return useQuery({
    queryKey: [...keys.plan(planId), 'courses'],
    queryFn: () => ask(service, 'courses.variables', { planId }),
  });
}

/** What a variable comes to period by period in the plan as it stands; asked for once a variable is chosen. */
export function useCourse({ id: planId, revision }: PlanView, scenario: string, variable: string | null) {
  const service = useService();
  return useQuery({
    queryKey: [...keys.plan(planId), 'course', revision, scenario, variable],
    queryFn: () => ask(service, 'courses.get', { planId, scenario, variable: variable ?? '' }),
    enabled: variable !== null,
  });
}
