import type { ModelChange } from '#shared/contract/model.ts';
import { type AppError, appError } from '#shared/errors.ts';
import type { Label } from '#shared/locale.ts';
import type { MessageArguments } from '#shared/messages/message.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { kpiGroupOf, rolesOf } from '#shared/plan/kpis.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { shownText } from '#shared/plan/texts.ts';
import type { ModelVariable, ModelView } from '#shared/views-model.ts';
import { CALENDAR_NAMES } from '../../engine/formula/expression.ts';
import { FUNCTIONS } from '../../engine/formula/functions.ts';
import { summarizeVariable } from '../../workers/variable-cells.ts';
import { compareSides } from '../../workers/without.ts';
import { commitEdit } from '../assumptions/commit.ts';
import { studied } from '../compare.ts';
import { type Context, defaultScenario, type OpenPlan } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import type { Jobs } from '../jobs.ts';
import { patchedDocument } from '../patch-document.ts';
import { asInvalidPlan, readPlanValue } from '../read-plan.ts';
import { outputView, variableFormat } from '../views.ts';
import { auditOf } from './audit.ts';
import { modelPatch } from './edits.ts';
import { usesOf } from './references.ts';

type ModelCall = Extract<keyof Handlers, `model.${string}`>;

const nothingThere = () =>
  failure(appError('badRequest', { detail: 'model: there is nothing that this could be done to' }));

/** Reads, checks, tries and edits the formulas of a plan. */
export function modelHandlers(context: Context, jobs: Jobs): Handlers<ModelCall> {
  return {
    'model.get': ({ planId }) => {
      const plan = context.openPlan(planId);
      return plan.ok ? viewOf(context, plan.value) : plan;
    },
    'model.check': ({ planId, edit }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      const patch = modelPatch(plan.value, edit);
      if (patch === null) return nothingThere();
      const read = readPlanValue(patchedDocument(plan.value.document, patch));
      return success({ problems: read.ok ? [] : read.faults });
    },
    'model.try': (request) => {
      const plan = context.openPlan(request.planId);
      if (!plan.ok) return plan;
      const patch = modelPatch(plan.value, request.edit);
      if (patch === null) return nothingThere();
      const changed = asInvalidPlan(readPlanValue(patchedDocument(plan.value.document, patch)));
      if (!changed.ok) return changed;
      return studied(context, jobs, request, [request.scenario], async (study, { checked }) => {
        const side = (of: typeof checked) => ({
          checked: of,
          scenario: resolveScenario(of.index.document, request.scenario),
        });
        const after = side(changed.value.checked);
        const outputs = await compareSides(study, side(checked), after);
        const name = formulaOf(request.edit);
        return { outputs, own: name === null ? [] : await summarizeVariable(study, after, name, MOST_CELLS) };
      });
    },
    'model.edit': ({ planId, revision, edit }) => {
      const request = { planId, revision, scenario: null, action: ACTIONS[edit.type], args: argsOf(edit) };
      const done = commitEdit(context, request, (plan) => {
        const patch = modelPatch(plan, edit);
        return patch === null ? nothingThere() : success(patch);
      });
      return done.ok ? viewOf(context, done.value) : done;
    },
  };
}

/** Cells of the tried variable that are worked out. */
const MOST_CELLS = 12;

/** The variable whose formula an edit makes; null for other edits. */
function formulaOf(edit: ModelChange): string | null {
  return edit.type === 'formula' || edit.type === 'add' ? edit.name : null;
}

const ACTIONS = {
  formula: 'formula',
  add: 'variableAdd',
  addInput: 'variableAdd',
  extract: 'variableExtract',
  describe: 'variableEdit',
  remove: 'variableRemove',
  output: 'output',
  kpi: 'kpi',
  role: 'role',
} as const satisfies Record<ModelChange['type'], string>;

function argsOf(edit: ModelChange): MessageArguments {
  if (edit.type === 'role') return { role: edit.role, ...(edit.value !== null && { value: edit.value }) };
  const { name: variable } = edit;
  if (edit.type === 'describe')
    return { variable: edit.to, ...(edit.to !== variable && { before: variable }) };
  if (edit.type === 'extract') return { variable, input: edit.input, number: edit.number };
  if (edit.type === 'kpi') return { variable, ...(edit.stage !== null && { stage: edit.stage }) };
  return { variable, ...(edit.type === 'output' && { shown: edit.shown ? 1 : 0 }) };
}

function viewOf({ store }: Context, plan: OpenPlan): Outcome<ModelView, AppError> {
  const read = plan.checked();
  if (!read.ok) return read;
  const { checked } = read.value;
  const { index, document, record } = plan;
  const uses = usesOf(checked);
  const run = store.runs.latest(record.id, defaultScenario(document));
  const warnings = run === null ? [] : (store.runs.result(run.id)?.warnings ?? []);
  const words = (text: Label | undefined) => shownText(document, text);
  return success({
    planId: record.id,
    revision: record.revision,
    functions: [...FUNCTIONS.values()].map(({ usage }) => usage),
    calendar: CALENDAR_NAMES,
    roles: rolesOf(document),
    audit: auditOf(checked, uses, warnings),
    variables: [...index.variables.values()].map(({ definition }): ModelVariable => {
      const output = document.outputs.find(({ variable }) => variable === definition.name);
      return {
        name: definition.name,
        kind: definition.kind,
        label: definition.label ?? definition.name,
        section: words(definition.section) ?? '',
        unit: definition.unit,
        format: variableFormat(index, definition),
        over: definition.over,
        formula: definition.kind === 'formula' ? definition.formula : null,
        note: words(definition.note),
        source: words(definition.source),
        uses: uses.get(definition.name) ?? [],
        usedBy: [...uses].flatMap(([name, list]) => (list.includes(definition.name) ? [name] : [])),
        output: output ? outputView(index, output) : null,
        kpi: kpiGroupOf(definition),
      };
    }),
  });
}
