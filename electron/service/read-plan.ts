import { createHash } from 'node:crypto';
import { type AppError, appError } from '#shared/errors.ts';
import type { Problem } from '#shared/messages/problem.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { indexPlan } from '#shared/plan/index.ts';
import { parsePlan, parsePlanText } from '#shared/plan/parse.ts';
import { checkFormulas } from '../engine/formula/check.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';

/** A document that passed every rule, with its hash (SHA-256 of the RFC 8785 form of the document as read). */
export interface ReadPlan {
  readonly document: PlanDocument;
  readonly checked: CheckedPlan;
  readonly sha256: string;
}

function checkDocument(document: PlanDocument): Outcome<ReadPlan, Problem> {
  const checked = checkFormulas(indexPlan(document));
  if (!checked.ok) return checked;
  const sha256 = createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex');
  return success({ document, checked: checked.value, sha256 });
}

/** Parts of a document that no formula looks at: with faults in these alone, formulas can be checked all the same. */
const BESIDE_FORMULAS = /^(name|currency|discountRate|correlations|outputs|limits|scenarios|roles|meta)\b/;

/** What is no JSON value ends the reading at once: nothing was looked at that formulas could rest on. */
const ENDS_READING: ReadonlySet<string> = new Set(['brokenText', 'notFinite', 'notJsonValue', 'tooDeep']);

/** The faults of the document and, where its variables are sound, those of its formulas: all at once. */
function allFaults(value: unknown, faults: Problem[]): Outcome<ReadPlan, Problem> {
  const beside = ({ path, code }: Problem) => BESIDE_FORMULAS.test(path) && !ENDS_READING.has(code);
  if (!faults.every(beside)) return failure(...faults);
  const checked = checkFormulas(indexPlan(value as PlanDocument));
  return failure(...(checked.ok ? [] : checked.faults), ...faults);
}

/** Reads a plan document from text: every problem with its path, or the checked plan. */
export function readPlanText(text: string): Outcome<ReadPlan, Problem> {
  const parsed = parsePlanText(text);
  if (parsed.ok) return checkDocument(parsed.value);
  if (parsed.faults.some(({ path }) => path === '')) return parsed;
  return allFaults(JSON.parse(text.replace(/^\uFEFF/, '')), parsed.faults);
}

/** The same for a document that is a value already. */
export function readPlanValue(value: unknown): Outcome<ReadPlan, Problem> {
  const parsed = parsePlan(value);
  return parsed.ok ? checkDocument(parsed.value) : allFaults(value, parsed.faults);
}

/** The problems of a document as one error that carries them. */
export function asInvalidPlan(outcome: Outcome<ReadPlan, Problem>): Outcome<ReadPlan, AppError> {
  if (outcome.ok) return outcome;
  return failure({ ...appError('invalidPlan', { count: outcome.faults.length }), problems: outcome.faults });
}
