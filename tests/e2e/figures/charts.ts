import type { Locator } from '@playwright/test';
import type { Locale } from '#shared/locale.ts';
import { expect } from '../support/app.ts';
import { type PaintedText, paintedIn } from '../support/painted.ts';
import { type Kind, tickText } from '../support/rounding.ts';

/** A chart as people meet it: what is painted, what the keyboard is told part by part, and where the pointer finds it. */

/** An axis of values. */
export interface Axis {
  readonly edge: 'left' | 'right' | 'foot';
  /** Of correlations and shifts, which have a sign and no unit. */
  readonly kind: Kind | 'signed';
  /** What it counts, in words; empty where nothing is painted. */
  readonly title: string;
  /** The least and the most that is drawn along it. */
  readonly range: readonly [number, number];
}

interface Picture {
  readonly axes: readonly Axis[];
  /** Names along an axis in their order, of which some may be left out for room. */
  readonly names?: readonly string[];
  /** Whatever else has to be there: legends, marks. */
  readonly texts?: readonly string[];
}

const ALIGN = { left: 'right', right: 'left', foot: 'center' } as const;
const FIGURE = /^([−+]?)\$?([\d,]+(?:\.\d+)?)(%|K|M|B|T|万亿|亿|万)?$/;
const SIZES: Readonly<Record<string, number>> = {
  '%': 0.01,
  K: 1e3,
  M: 1e6,
  B: 1e9,
  T: 1e12,
  万: 1e4,
  亿: 1e8,
  万亿: 1e12,
};

function numberIn(text: string): number {
  const [, sign, digits = '', size = ''] = FIGURE.exec(text) ?? [];
  const value = Number(digits.replaceAll(',', '')) * (SIZES[size] ?? 1);
  return sign === '−' ? -value : value;
}

/** The figures along an edge: those of one alignment on one line. */
function ticksAt(painted: readonly PaintedText[], edge: Axis['edge']): PaintedText[] {
  const lines = Map.groupBy(
    painted.filter(({ text, align, turned }) => !turned && align === ALIGN[edge] && FIGURE.test(text)),
    ({ x, y }) => Math.round(edge === 'foot' ? y : x),
  );
  return [...lines.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

const along = (edge: Axis['edge']) => (tick: PaintedText) => (edge === 'foot' ? tick.x : tick.y);

/** Even steps in value and in place, each written to its last digit, around all that is drawn. */
function expectAxis(ticks: readonly PaintedText[], { edge, kind, range }: Axis, locale: Locale): void {
  const texts = ticks.map(({ text }) => text);
  const values = texts.map(numberIn);
  expect(values.length, `${edge}: ${texts}`).toBeGreaterThan(1);
  const steps = values.slice(1).map((value, at) => value - values[at]!);
  const step = Math.min(...steps);
  expect(step, `${edge}: ${texts}`).toBeGreaterThan(0);
  expect(Math.max(...steps) / step, `${edge}: ${texts}`).toBeCloseTo(1, 6);
  const places = ticks.map(along(edge));
  const gaps = places.slice(1).map((place, at) => Math.abs(place - places[at]!));
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(2);
  expect(texts).toEqual(
    values.map((value) =>
      kind === 'signed' ? signedTick(value, step) : tickText(value, step, kind, locale),
    ),
  );
  expect(range[0]).toBeGreaterThan(values[0]! - 1.001 * step);
  expect(range[1]).toBeLessThan(values.at(-1)! + 1.001 * step);
}

function signedTick(value: number, step: number): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(step * (1 + 1e-9))));
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  return sign + Math.abs(value).toFixed(decimals);
}

const LEAST_LEFT = 12;

/** A name with its place, or with the end of its first part left out where the picture has too little room. */
function drawnAs(text: string) {
  const [what = '', ...where] = text.split(' · ');
  if (where.length === 0 || what.length <= LEAST_LEFT) return text;
  const clipped = Array.from({ length: what.length - LEAST_LEFT }, (_, cut) =>
    [`${what.slice(0, what.length - 1 - cut).trimEnd()}…`, ...where].join(' · '),
  );
  const pattern = [text, ...clipped].map((each) => each.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return expect.stringMatching(new RegExp(`^(?:${pattern})$`));
}

/** Holds all that a chart paints against what it has to: no figure besides, and none of these missing. */
export async function expectPainted(
  chart: Locator,
  locale: Locale,
  { axes, names = [], texts = [] }: Picture,
): Promise<void> {
  const titles = axes.map(({ title }) => title).filter(Boolean);
  const rest: string[] = [];
  await expect
    .poll(async () => (await paintedIn(chart)).map(({ text }) => text))
    .toEqual(expect.arrayContaining([...titles, ...texts.map(drawnAs)]));
  const painted = await paintedIn(chart);
  const ticks = axes.map((axis) => ticksAt(painted, axis.edge));
  for (const [at, axis] of axes.entries()) expectAxis(ticks[at]!, axis, locale);
  for (const one of painted) if (!ticks.flat().includes(one)) rest.push(one.text);
  const drawn = rest.filter((text) => names.includes(text));
  expect(drawn).toEqual(names.filter((name) => drawn.includes(name)));
  if (names.length > 0) expect(drawn.length).toBeGreaterThan(1);
  const known = new Set([...titles, ...texts, ...drawn]);
  expect(rest.filter((text) => /\d/.test(text) && !known.has(text))).toEqual([]);
}

/** Where a value of the feet's axis and one of an upright axis meet, in pixels of the canvas. */
export async function placeOf(
  chart: Locator,
  foot: number,
  edge: 'left' | 'right',
  value: number,
): Promise<{ x: number; y: number }> {
  const painted = await paintedIn(chart);
  const pixel = (of: Axis['edge'], wanted: number) => {
    const ticks = ticksAt(painted, of);
    const [first, last] = [ticks[0]!, ticks.at(-1)!];
    const [from, to] = [first, last].map(({ text }) => numberIn(text)) as [number, number];
    const place = along(of);
    return place(first) + ((wanted - from) / (to - from)) * (place(last) - place(first));
  };
  return { x: pixel('foot', foot), y: pixel(edge, value) };
}

/** The box of a part: its title, then its lines. */
type Box = readonly string[];

/** Goes through a chart by the keyboard: each key leads to a part whose box is said, and painted at the last. */
export async function expectWalk(
  chart: Locator,
  steps: readonly (readonly [key: string, box: Box])[],
): Promise<void> {
  const frame = chart.locator('xpath=..');
  await frame.focus();
  for (const [key, box] of steps) {
    await chart.page().keyboard.press(key);
    await expect(frame.locator('[aria-live]')).toHaveText(box.join(', '));
  }
  await expectBox(chart, steps.at(-1)?.[1] ?? []);
}

/** The same box by the pointer, where the part is drawn. */
export async function expectPointed(
  chart: Locator,
  place: { readonly x: number; readonly y: number },
  box: Box,
): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  await chart.hover({ position: place, force: true });
  await expectBox(chart, box);
}

async function expectBox(chart: Locator, box: Box): Promise<void> {
  await expect
    .poll(async () => (await paintedIn(chart)).map(({ text }) => text))
    .toEqual(expect.arrayContaining([...box]));
}
