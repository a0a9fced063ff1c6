import type { ModelChange } from '#shared/contract/model.ts';
import { type Label, type Locale, labelText } from '#shared/locale.ts';
import type { PlanDocument, VariableDefinition } from '#shared/plan/document.ts';
import { translated, translatedLabel } from '#shared/plan/texts.ts';
import type { Patch } from '../../store/changes.ts';
import { patchedDocument } from '../patch-document.ts';
import { renamePatches } from './rename.ts';

type Described = Extract<ModelChange, { type: 'describe' }>;

/** What a variable is called, where it is listed and how it is read, in one change with its name in formulas. */
export function describePatches(document: PlanDocument, edit: Described): Patch[] {
  const renamed = edit.to === edit.name ? [] : renamePatches(document, edit.name, edit.to);
  const now = renamed.reduce(patchedDocument, document);
  const position = now.variables.findIndex(({ name }) => name === edit.to);
  const before = now.variables[position];
  if (before === undefined) return [];
  return [...renamed, { type: 'variable', position, before, after: described(document, before, edit) }];
}

function described(
  document: PlanDocument,
  definition: VariableDefinition,
  { name, label, section, note, unit, format, over, locale }: Described,
): VariableDefinition {
  const { label: _label, section: _section, note: _note, ...rest } = definition;
  const words = {
    label:
      label.trim() === name && definition.label === undefined
        ? undefined
        : textIn(document, definition.label, label, locale),
    section: sectionNamed(document, section),
    note: textIn(document, definition.note, note, locale),
    ...(format !== null && { format }),
  };
  const kept = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  return { ...rest, ...kept, unit, over: [...over] } as VariableDefinition;
}

/** A text typed in one language: one that says the same as before keeps its languages, an empty one goes. */
function textIn(
  document: PlanDocument,
  before: Label | undefined,
  typed: string,
  locale: Locale,
): Label | undefined {
  const text = typed.trim();
  if (before !== undefined && translated(document, before, locale) === text) return before;
  if (typeof before !== 'object') return text === '' ? undefined : text;
  const { [locale]: _before, ...others } = before;
  const after = text === '' ? others : { ...others, [locale]: text };
  return labelText(after, locale, '') === '' ? undefined : after;
}

/** The section that is called so in any language, as the plan has it; a new one where none is. */
export function sectionNamed(document: PlanDocument, typed: string): Label | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const known = document.variables.find(({ section }) => {
    if (section === undefined) return false;
    const words = typeof section === 'string' ? translatedLabel(document, section) : section;
    return typeof words === 'string' ? words === text : Object.values(words).includes(text);
  });
  return known?.section ?? text;
}
