import { readFileSync } from 'node:fs';
import type { PlanDocument } from '#shared/plan/document.ts';

export const AT = '2026-03-01T12:00:00.000Z';
export const ORIGIN = {
  at: AT,
  actor: 'test',
  scenario: null,
  action: 'create' as const,
  args: { name: 'small' },
};

export function samplePlan(): PlanDocument {
  const file = new URL('../../resources/sample-plan.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as PlanDocument;
}
