import { type NotePlace, noteKey, notesIn, withNote } from '#shared/allocation/notes.ts';
import { appError } from '#shared/errors.ts';
import type { MessageArguments } from '#shared/messages/message.ts';
import { failure, success } from '#shared/outcome.ts';
import { categoriesOf } from '#shared/plan/categories.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import { openForChange, viewOf } from './allocation-view.ts';
import type { Context } from './context.ts';
import type { Handlers } from './handlers.ts';

/** Notes on cells of a scenario. They stand under its `meta`, where the plan format keeps whatever there is. */
export function noteHandlers(context: Context): Handlers<'notes.set'> {
  return {
    'notes.set': ({ at, from, to, text, ...request }) => {
      const plan = openForChange(context, request);
      if (!plan.ok) return plan;
      const { document, index } = plan.value;
      const found = membersAt(index, at);
      if (found === null || from > to || to >= document.calendar.periods) {
        return failure(appError('badRequest', { detail: 'notes.set: no such cell' }));
      }
      const scenario = document.scenarios.find(({ id }) => id === request.scenario);
      const before = scenario?.meta;
      const clean = text.toWellFormed().trim();
      const note = { at, from, to, text: clean, by: context.actor, date: context.timestamp() };
      const known = notesIn(before).find((each) => noteKey(each) === noteKey(note));
      if ((known?.text ?? '') === clean) return success(viewOf(context, plan.value, request.scenario));
      const after = withNote(before, note);
      if (after === null) return failure(appError('noteHasNoPlace'));
      const next = context.commit(plan.value, {
        scenario: request.scenario,
        action: clean === '' ? 'noteRemove' : 'note',
        args: { ...found, from, to, ...(clean === '' ? {} : { text: shortened(clean) }) },
        patch: {
          type: 'entry',
          scenario: request.scenario,
          key: 'meta',
          before: before === undefined ? null : { value: before },
          after: before === undefined || Object.keys(after.value as object).length > 0 ? after : null,
        },
      });
      return next.ok ? success(viewOf(context, next.value, request.scenario)) : next;
    },
  };
}

/** What the history shows of a note. */
const SHOWN_CHARACTERS = 80;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS).toWellFormed()}…` : line;
}

/** The place as the history tells it; null where the plan has no such region, line or category. */
function membersAt(index: PlanIndex, { region, line, category }: NotePlace): MessageArguments | null {
  const regions = index.dimensions.get('region')?.members.map(({ id }) => id) ?? [];
  const lineDimension = index.dimensions.get('line');
  const lines = lineDimension?.members.map(({ id }) => id) ?? [];
  const categories = lineDimension ? categoriesOf(lineDimension.definition) : [];
  const inCategory = categories.find(({ id }) => id === category)?.lines.length;
  if (region !== undefined && !regions.includes(region)) return null;
  if (line !== undefined && !lines.includes(line)) return null;
  if (category !== undefined && inCategory === undefined) return null;
  return {
    ...(region === undefined ? { regions: regions.length } : { regions: 1, region }),
    ...(line === undefined ? { lines: inCategory ?? lines.length } : { lines: 1, line }),
  };
}
