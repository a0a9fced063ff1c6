import type { Problem } from '../messages/problem.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { checkCorrelations } from './check/correlations.ts';
import { checkDimensions } from './check/dimensions.ts';
import type { Draft } from './check/draft.ts';
import { checkFrame, currencyOf, periodsOf } from './check/frame.ts';
import { checkJsonValue } from './check/json-value.ts';
import { checkLimits } from './check/limits.ts';
import { checkOutputs, checkRoles } from './check/outputs.ts';
import { Report } from './check/report.ts';
import { checkScenarios } from './check/scenarios.ts';
import { type JsonObject, own, readList } from './check/shape.ts';
import { checkVariables } from './check/variables.ts';
import type { PlanDocument } from './document.ts';
import { findJsonFault, lineAndColumn } from './json-text.ts';

/** Longest text that is read, in UTF-16 units: what the window may send as a file. */
const LONGEST_TEXT = 64 * 1024 * 1024;

/**
 * Checks a document list by list. What refers to something that is itself at fault is not reported a second time;
 * everything else is, all at once, with the path of each fault.
 */
function checkDocument(document: JsonObject, report: Report): void {
  const list = (key: string): readonly unknown[] =>
    own(document, key) === undefined ? [] : readList(own(document, key), key, report);
  const has = (key: string): boolean => own(document, key) !== undefined;
  const { dimensions, complete } = has('dimensions')
    ? checkDimensions(list('dimensions'), 'dimensions', report)
    : { dimensions: new Map(), complete: false };
  const frame: Draft = {
    report,
    currency: currencyOf(document),
    periods: periodsOf(document),
    dimensions,
    dimensionsComplete: complete,
    variableNames: new Map(),
    variables: new Map(),
  };
  const draft = has('variables') ? checkVariables(list('variables'), 'variables', frame) : frame;
  checkCorrelations(list('correlations'), 'correlations', draft);
  checkOutputs(list('outputs'), 'outputs', draft);
  checkLimits(list('limits'), 'limits', draft);
  if (has('roles')) checkRoles(own(document, 'roles'), 'roles', draft);
  if (has('scenarios')) checkScenarios(list('scenarios'), 'scenarios', draft);
}

/**
 * Checks a value against every rule of docs/plan-format.md but the content of formulas. Returns the value itself as
 * a document, or all problems with their paths. Never throws, whatever the value is.
 */
export function parsePlan(value: unknown): Outcome<PlanDocument, Problem> {
  const report = new Report();
  if (checkJsonValue(value, report) && checkFrame(value, report)) checkDocument(value, report);
  const problems = report.problems();
  return problems.length > 0 ? failure(...problems) : success(value as PlanDocument);
}

function jsonProblem(text: string): Problem {
  const offset = findJsonFault(text) ?? text.length;
  const { line, column } = lineAndColumn(text, offset);
  if (offset >= text.length) return { path: '', code: 'jsonEndsEarly', args: { line, column } };
  const found = JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0));
  return { path: '', code: 'notJson', args: { found, line, column } };
}

/** The same for JSON text; where it is not JSON, the problem names line and column. A byte order mark is ignored. */
export function parsePlanText(text: string): Outcome<PlanDocument, Problem> {
  if (text.length > LONGEST_TEXT) {
    return failure({ path: '', code: 'textTooLong', args: { length: text.length, most: LONGEST_TEXT } });
  }
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return failure(jsonProblem(content));
  }
  return parsePlan(value);
}
