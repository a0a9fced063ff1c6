import type { Locale } from '../locale.ts';
import { FORMULA_MESSAGES } from './formula.ts';
import { type Catalogue, formatTemplate, type Message } from './message.ts';
import { PLAN_MESSAGES } from './plan.ts';

const CATALOGUE = { ...PLAN_MESSAGES, ...FORMULA_MESSAGES } as const satisfies Catalogue;

export type ProblemCode = keyof typeof CATALOGUE;

/** What is wrong with a plan document, and where: `variables[12].formula`, `scenarios[1].overrides[0].variable`. */
export interface Problem extends Message<ProblemCode> {
  readonly path: string;
}

/** The words of a problem, without its path. */
export function problemText(problem: Problem, locale: Locale): string {
  return formatTemplate(CATALOGUE[problem.code][locale], problem.args);
}

/** `path: words`, as the command line prints it. */
export function problemLine(problem: Problem, locale: Locale): string {
  return problem.path === ''
    ? problemText(problem, locale)
    : `${problem.path}: ${problemText(problem, locale)}`;
}
