import type { Page } from '@playwright/test';
import type { Locale } from '#shared/locale.ts';
import { outputReference } from '#shared/output-reference.ts';
import type { Estimate, PlanView, PreviewOutput, PreviewReply, PreviewView } from '#shared/views.ts';
import { expectTexts, expectTold, told } from '../support/census.ts';
import {
  countText,
  fullText,
  pointsText,
  probabilityText,
  shortText,
  signedText,
  withErrorText,
} from '../support/rounding.ts';
import { quarterInFull, RESULTS_WORDS, unitWords } from './words.ts';

/** The previews that the window is answered, the newest last. */
export function previewsOf(page: Page): PreviewView[] {
  const found: PreviewView[] = [];
  page.on('response', async (response) => {
    if (!response.url().endsWith('/api/preview.run')) return;
    // A window that closes takes with it what has not been read.
    const body: { value: PreviewReply } | null = await response.json().catch(() => null);
    const reply = body?.value;
    if (reply?.state === 'done') found.push(reply.preview);
  });
  return found;
}

const WORDS = {
  en: {
    none: 'No change',
    mean: 'Mean',
    median: 'Change of median',
    points: ' pp',
    tried: 'Tried, not stored',
  },
  'zh-CN': {
    none: '无变化',
    mean: '均值',
    median: '中位数变化',
    points: ' 个百分点',
    tried: '试调中，尚未保存',
  },
} as const;

type Write = (value: number | null | undefined) => string;

/** A change with its sign and the two digits of its error. */
function changeText({ mean, standardError }: Estimate, write: Write): string | null {
  return mean === 0 ? null : signedText(mean, withErrorText(mean, standardError, write));
}

/** Median, change of the mean, and the facts below: range, mean, change of the median, probability of the target. */
function cardTexts(
  { cell, baseline }: PreviewOutput,
  trials: number,
  write: Write,
  locale: Locale,
): [string[], string[]] {
  const words = WORDS[locale];
  const results = RESULTS_WORDS[locale];
  const { quantiles, target, probabilityAtLeastTarget: share } = cell;
  const { mean, median, probability } = baseline!;
  const change = changeText(mean, write);
  const points = probability && changeText(probability, (value) => pointsText(value!));
  const facts = [
    `${results.range}${write(quantiles['0.05'])}${results.to}${write(quantiles['0.95'])}`,
    `${results.mean}${withErrorText(cell.mean, cell.standardError, write)}`,
    `${words.median}${changeText(median, write) ?? write(0)}`,
  ];
  if (target !== undefined)
    facts.push(
      `${results.target(write(target))}${probabilityText({ share, trials }, locale)}${points ? `${points}${words.points}` : ''}`,
    );
  return [[write(quantiles['0.5']), change === null ? words.none : `${words.mean} ${change}`], facts];
}

/** Holds every card of the strip, and what it says of its trials, against the preview that the service has answered. */
export async function expectImpact(
  page: Page,
  locale: Locale,
  { plan, preview, tried }: { plan: PlanView; preview: PreviewView; tried: boolean },
): Promise<void> {
  for (const shown of preview.outputs) {
    const { variable } = outputReference(shown.variable)!;
    const output = plan.outputs.find((each) => each.variable === variable)!;
    const write = (value: number | null | undefined) => shortText(value, output, locale);
    const card = page.getByTestId(`impact-${shown.variable}`);
    const period =
      shown.cell.at.period === undefined ? '' : quarterInFull(Number(shown.cell.at.period), locale);
    const [main, facts] = cardTexts(shown, preview.trials, write, locale);
    await expectTexts(card.locator('h3 > span').nth(1), [
      [period, unitWords(output, locale)].filter(Boolean).join(' · '),
    ]);
    const [median = '', ...others] = main;
    const exact = fullText(shown.cell.quantiles['0.5'], output);
    await expectTold(
      card.locator('h3 + div > .figure'),
      [told(median, exact), ...others],
      `${shown.variable} ${locale}`,
    );
    await expectTexts(card.locator('dl > div'), facts, `${shown.variable} ${locale}`);
  }
  const trials = countText(preview.trials);
  const about =
    locale === 'en'
      ? `Preview, ${trials} points (Sobol, seed ${preview.seed})`
      : `预览，${trials} 个样本点（Sobol，随机种子 ${preview.seed}）`;
  await expectTexts(page.getByTestId('impact').locator('p').first(), [
    tried ? `${about} · ${WORDS[locale].tried}` : about,
  ]);
}
