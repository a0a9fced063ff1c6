import { type Locale, labelText } from '#shared/locale.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { FileOffer } from '#shared/views.ts';
import type { Context } from './context.ts';
import { fileName } from './names.ts';

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
  png: 'image/png',
} as const;

/** Offers a file for saving, under a name of words with an ending. */
export function offerFile(
  { offers }: Context,
  words: readonly string[],
  ending: keyof typeof MEDIA_TYPES,
  content: Uint8Array | string,
): FileOffer {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return offers.add({ name: fileName(words, ending), mediaType: MEDIA_TYPES[ending], bytes });
}

/** A plan and some of its scenarios, as files of them are named. */
export function scenarioWords(
  { name, scenarios }: PlanDocument,
  ids: readonly string[],
  locale: Locale,
): string[] {
  const labelOf = (id: string) => labelText(scenarios.find((each) => each.id === id)?.label, locale, id);
  return [name, ...ids.map(labelOf)];
}
