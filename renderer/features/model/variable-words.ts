import type { VariableWords } from '#shared/contract/model.ts';
import { type Locale, labelText } from '#shared/locale.ts';
import type { ModelVariable, ModelView } from '#shared/views-model.ts';

export const NO_WORDS: VariableWords = { name: '', label: '', section: '', unit: '', over: [], format: null };

/** The words of a variable in a language. */
export function wordsOf(variable: ModelVariable, locale: Locale): VariableWords {
  const { name, label, section, unit, over, format } = variable;
  return {
    ...{ name, unit, over: [...over], format },
    label: labelText(label, locale, name),
    section: labelText(section, locale, ''),
  };
}

const NAME = /^[a-z][a-z0-9_]*$/;

/** What is wrong with a name for a variable; null where nothing is, or nothing is typed yet. */
export function nameFault(view: ModelView, name: string, own = ''): 'nameBad' | 'nameTaken' | null {
  if (name === '' || name === own) return null;
  if (!NAME.test(name)) return 'nameBad';
  return view.variables.some((each) => each.name === name) ? 'nameTaken' : null;
}

/** A name for formulas made from words, as far as they have Latin letters. */
export function nameFrom(label: string): string {
  const plain = label.normalize('NFKD').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^[_0-9]+|_+$/g, '');
}
