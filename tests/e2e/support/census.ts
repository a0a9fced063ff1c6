import type { Locator, Page } from '@playwright/test';
import type { Locale } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { quarter, quarterInFull, textsIn } from '../figures/words.ts';
import { expect } from './app.ts';

/**
 * A count of every figure in sight: what a test has compared is marked with the text that it had, so that a text with a
 * digit in it that bears no mark is a figure that nobody has traced.
 */

const MARK = 'data-compared';
const TITLE_MARK = 'data-compared-title';

/** The whole texts of elements (or what is typed in fields), each marked as compared: for {@link expect} to hold them to. */
export function textsOf(locator: Locator): Promise<string[]> {
  return locator.evaluateAll(
    (elements, mark) =>
      elements.map((element) => {
        const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
        const text = isField ? element.value : (element.textContent ?? '');
        element.setAttribute(mark, text);
        return text.replaceAll(/\s+/g, ' ').trim();
      }),
    MARK,
  );
}

/** Waits until elements have these whole texts, no more elements and no fewer. */
export async function expectTexts(locator: Locator, texts: readonly string[], message = ''): Promise<void> {
  await expect.poll(() => textsOf(locator), { message }).toEqual(texts);
}

/** What a figure shows, with what it says in full when one points at it. */
export const told = (text: string, title: string): string => `${text} «${title}»`;

/** The texts of elements as {@link told}, where they say more when one points at them; both marked as compared. */
export function toldBy(locator: Locator): Promise<string[]> {
  return locator.evaluateAll(
    (elements, [mark, titleMark]) =>
      elements.map((element) => {
        const shown = element.textContent ?? '';
        element.setAttribute(mark, shown);
        const pointed = element.hasAttribute('title') ? element : element.querySelector('button[title]');
        const title = pointed?.getAttribute('title') ?? '';
        pointed?.setAttribute(titleMark, title);
        const text = shown.replaceAll(/\s+/g, ' ').trim();
        return title === '' ? text : `${text} «${title}»`;
      }),
    [MARK, TITLE_MARK] as const,
  );
}

/** Waits until elements show this, and say so much in full. */
export async function expectTold(locator: Locator, texts: readonly string[], message = ''): Promise<void> {
  await expect.poll(() => toldBy(locator), { message }).toEqual(texts);
}

/** What is told by rows of a table's body: all cells but those that name the row. */
export async function toldRows(table: Locator): Promise<string[][]> {
  const found: string[][] = [];
  for (const row of await table.locator('tbody tr').all()) found.push(await toldBy(row.locator('td')));
  return found;
}

/** Waits until the rows of a table tell this. */
export async function expectRows(table: Locator, rows: readonly (readonly string[])[]): Promise<void> {
  await expect.poll(() => toldRows(table)).toEqual(rows);
}

/** Texts of the catalogue that have digits and no figure in them: `P95 loss`, `Mean of the lowest 5 %`. */
function catalogueWords(texts: object): string[] {
  return Object.values(texts).flatMap((text) => {
    if (typeof text !== 'string') return catalogueWords(text as object);
    return /\d/.test(text) && !text.includes('{{') ? [text] : [];
  });
}

/** Names and words of a plan that have digits: `FX rate (start = 1)`. */
function planWords(part: unknown): string[] {
  if (typeof part === 'string') return /\d/.test(part) ? [part] : [];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(planWords) : [];
}

/** What has digits and is no figure: words of the catalogue and of the plan, names of quarters and of percentiles. */
export function knownWords(plan: PlanView, locale: Locale): Set<string> {
  const quarters = Array.from({ length: plan.calendar.periods }, (_, period) => period);
  const percentiles = ['1', '5', '10', '25', '50', '75', '90', '95', '99'].map((level) => `P${level}`);
  return new Set(
    [
      ...catalogueWords(textsIn(locale)),
      ...planWords(plan),
      ...quarters.flatMap((period) => [quarter(period, locale), quarterInFull(period, locale)]),
      ...percentiles,
    ].map((text) => text.replaceAll(/\s+/g, ' ').trim()),
  );
}

/** The texts in sight, and those that a pointer finds, with a digit that no test has compared and that are not known words, each with where it stands. */
async function uncompared(root: Locator, known: ReadonlySet<string>, except: string): Promise<string[]> {
  const found = await root.evaluate(
    (element, [mark, titleMark, left]) => {
      const textOf = (each: Element) =>
        each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement
          ? each.value
          : each.textContent;
      const compared = (start: Element): boolean => {
        for (let each: Element | null = start; each; each = each.parentElement)
          if (each.hasAttribute(mark) && each.getAttribute(mark) === textOf(each)) return true;
        return false;
      };
      const seen = (each: Element) =>
        (left === '' || each.closest(left) === null) &&
        each.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) &&
        each.getBoundingClientRect().width > 1;
      const placeOf = (each: Element) =>
        each.closest('[data-testid]')?.getAttribute('data-testid') ??
        each.closest('section[aria-label]')?.getAttribute('aria-label') ??
        each.tagName;
      const texts: { text: string; place: string }[] = [];
      const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        const parent = node.parentElement;
        const text = node.textContent ?? '';
        if (!parent || !/\d/.test(text) || !seen(parent) || compared(parent)) continue;
        texts.push({ text, place: placeOf(parent) });
      }
      for (const field of element.querySelectorAll<HTMLInputElement>('input, textarea'))
        if (/\d/.test(field.value) && seen(field) && !compared(field))
          texts.push({ text: field.value, place: `field ${placeOf(field)}` });
      // A title that repeats what its element shows adds no figure.
      const bare = (text: string | null) => (text ?? '').replaceAll(/\s+/g, '');
      for (const each of element.querySelectorAll('[title]')) {
        const text = each.getAttribute('title') ?? '';
        const repeats = bare(text) === bare(each.textContent);
        if (/\d/.test(text) && seen(each) && !repeats && each.getAttribute(titleMark) !== text)
          texts.push({ text, place: `title ${placeOf(each)}` });
      }
      return texts;
    },
    [MARK, TITLE_MARK, except] as const,
  );
  return found
    .map(({ text, place }) => ({ text: text.replaceAll(/\s+/g, ' ').trim(), place }))
    .filter(({ text }) => !known.has(text))
    .map(({ text, place }) => `${place}: ${text}`);
}

export interface CensusOptions {
  /** What else has digits and is no figure. */
  readonly words?: readonly string[];
  /** Where others look after the figures (a selector). */
  readonly except?: string;
  /** The part of the window that is counted; the whole screen unless given. */
  readonly root?: Locator;
}

/** Fails where a figure is in sight that no test has compared since it got its present text. */
export async function expectAllCompared(
  page: Page,
  plan: PlanView,
  locale: Locale,
  { words = [], except = '', root = page.getByRole('main') }: CensusOptions = {},
): Promise<void> {
  const known = knownWords(plan, locale);
  for (const text of words) known.add(text);
  expect(await uncompared(root, known, except), `not compared in ${locale}`).toEqual([]);
}
