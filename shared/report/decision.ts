import type { Locale } from '../locale.ts';
import { formatTemplate, type MessageArguments } from '../messages/message.ts';
import { REPORT_MESSAGES, type ReportMessageCode } from '../messages/report.ts';
import type { CellResult } from '../result.ts';
import { clipName } from './names.ts';

/** What the report says in words. Values are in the unit of the headline output; names are in the reader's language. */
export interface ReportFacts {
  readonly scenario: string;
  /** In minor units. */
  readonly spend: number;
  /** First and last period. */
  readonly from: string;
  readonly to: string;
  /** Null where the plan names none, or the run has none. */
  readonly headline: ReportHeadline | null;
  /** The strongest first. */
  readonly drivers: readonly { readonly name: string; readonly rankCorrelation: number }[];
  /** Null where the scenario has no parent. */
  readonly baseline: ReportBaseline | null;
  /** Null where they were not worked out. */
  readonly risks: ReportRisks | null;
}

export interface ReportHeadline {
  readonly name: string;
  readonly better: 'higher' | 'lower' | null;
  readonly cell: CellResult;
}

export interface ReportBaseline {
  readonly name: string;
  /** Scenario − baseline in minor units. */
  readonly spend: number;
  /** Scenario − baseline on common random numbers; null where it was not worked out. */
  readonly difference: {
    readonly mean: number | null;
    readonly beats: number | null;
    readonly equal: number | null;
  } | null;
}

export interface ReportRisks {
  /** The lowest coverage of each place that is not fully covered, the lowest first; null where the plan has no coverage. */
  readonly gaps: readonly { readonly place: string; readonly coverage: number }[] | null;
  /** The event with the largest expected loss, where one is above zero. */
  readonly costliest: { readonly event: string; readonly loss: number } | null;
}

/** How the reader writes figures. */
export interface ReportWords {
  readonly locale: Locale;
  /** A value of the headline output. */
  figure(value: number): string;
  /** Minor units of the plan's currency. */
  money(minor: number): string;
  percent(share: number): string;
  /** A share of the run's trials as the probability that it stands for. */
  probability(share: number): string;
}

export interface ReportParagraph {
  readonly about: 'result' | 'target' | 'drivers' | 'baseline' | 'risks';
  readonly text: string;
}

const MOST_DRIVERS = 3;
const MOST_GAPS = 3;

/** What the figures mean for whoever decides: one paragraph for each question, in a fixed order, never empty. */
export function decisionInWords(facts: ReportFacts, words: ReportWords): ReportParagraph[] {
  const finite = finiteHeadline(facts.headline);
  const paragraphs: (ReportParagraph | null)[] = [
    paragraph('result', words, [spendSentence(facts, words), ...resultSentences(facts.headline, words)]),
    finite ? paragraph('target', words, [targetSentence(finite, words)]) : null,
    finite ? paragraph('drivers', words, [driversSentence(facts.drivers, words)]) : null,
    paragraph('baseline', words, baselineSentences(facts, words)),
    paragraph('risks', words, riskSentences(facts.risks, words)),
  ];
  return paragraphs.filter((each) => each !== null);
}

function say({ locale }: ReportWords, code: ReportMessageCode, args: MessageArguments = {}): string {
  return formatTemplate(REPORT_MESSAGES[code][locale], args);
}

function paragraph(
  about: ReportParagraph['about'],
  { locale }: ReportWords,
  sentences: readonly string[],
): ReportParagraph {
  return { about, text: sentences.join(locale === 'zh-CN' ? '' : ' ') };
}

const isNumber = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);

function finiteHeadline(headline: ReportHeadline | null): ReportHeadline | null {
  return headline && isNumber(headline.cell.mean) ? headline : null;
}

function spendSentence({ scenario, spend, from, to }: ReportFacts, words: ReportWords): string {
  return say(words, 'spend', { scenario: clipName(scenario), spend: words.money(spend), from, to });
}

function resultSentences(headline: ReportHeadline | null, words: ReportWords): string[] {
  if (!headline) return [say(words, 'noHeadline')];
  const output = clipName(headline.name);
  const { mean, standardError, quantiles } = headline.cell;
  if (!isNumber(mean)) return [say(words, 'notFinite', { output })];
  // Rounding the largest of numbers up leaves none.
  const error = Number(standardError?.toPrecision(2) ?? Number.NaN);
  const expected = isNumber(error)
    ? say(words, 'expected', {
        output,
        mean: words.figure(mean),
        error: words.figure(error),
      })
    : say(words, 'expectedAlone', { output, mean: words.figure(mean) });
  const [low, middle, high] = [quantiles['0.05'], quantiles['0.5'], quantiles['0.95']];
  if (!isNumber(low) || !isNumber(middle) || !isNumber(high)) return [expected];
  const range = {
    low: words.figure(low),
    middle: words.figure(middle),
    high: words.figure(high),
  };
  return [expected, say(words, 'range', range)];
}

/**
 * Words for a probability as in Mastrandrea et al. (2010), "Guidance note for lead authors of the IPCC fifth assessment
 * report on consistent treatment of uncertainties", table 1, p. 3.
 */
function oddsOf(share: number): ReportMessageCode {
  if (share >= 0.9) return 'veryLikely';
  if (share >= 0.66) return 'likely';
  if (share > 0.33) return 'even';
  return share > 0.1 ? 'unlikely' : 'veryUnlikely';
}

function targetSentence({ better, cell }: ReportHeadline, words: ReportWords): string {
  const { target, probabilityAtLeastTarget } = cell;
  if (!isNumber(target) || !isNumber(probabilityAtLeastTarget)) return say(words, 'noTarget');
  const share = better === 'lower' ? 1 - probabilityAtLeastTarget : probabilityAtLeastTarget;
  return say(words, 'target', {
    target: words.figure(target),
    share: words.probability(share),
    odds: say(words, oddsOf(share)),
  });
}

const listed = ({ locale }: ReportWords, names: readonly string[]): string =>
  locale === 'zh-CN' ? names.join('、') : new Intl.ListFormat('en', { type: 'conjunction' }).format(names);

function driversSentence(drivers: ReportFacts['drivers'], words: ReportWords): string {
  const strongest = drivers
    .filter(({ rankCorrelation }) => isNumber(rankCorrelation) && rankCorrelation !== 0)
    .slice(0, MOST_DRIVERS);
  const names = (side: number) =>
    strongest
      .filter(({ rankCorrelation }) => Math.sign(rankCorrelation) === side)
      .map(({ name }) => clipName(name));
  const rising = listed(words, names(1));
  const falling = listed(words, names(-1));
  if (strongest.length === 0) return say(words, 'noDrivers');
  if (falling === '') return say(words, 'rises', { rising });
  return rising === '' ? say(words, 'falls', { falling }) : say(words, 'risesAndFalls', { rising, falling });
}

function baselineSentences({ baseline, headline }: ReportFacts, words: ReportWords): string[] {
  if (!baseline) return [say(words, 'noBaseline')];
  const spend = spendDifference(baseline.spend, words);
  if (!headline) return [spend];
  return [differenceSentence(baseline, words), spend];
}

function differenceSentence({ name, difference }: ReportBaseline, words: ReportWords): string {
  const baseline = clipName(name);
  if (!isNumber(difference?.mean) || !isNumber(difference.beats)) {
    return say(words, 'baselineUnknown', { baseline });
  }
  if (difference.equal === 1) return say(words, 'baselineSame', { baseline });
  return say(words, difference.mean < 0 ? 'baselineLower' : 'baselineHigher', {
    baseline,
    difference: words.figure(Math.abs(difference.mean)),
    share: words.percent(difference.beats),
  });
}

function spendDifference(spend: number, words: ReportWords): string {
  if (spend === 0) return say(words, 'spendSame');
  return say(words, spend > 0 ? 'spendMore' : 'spendLess', { spend: words.money(Math.abs(spend)) });
}

function riskSentences(risks: ReportRisks | null, words: ReportWords): string[] {
  if (!risks) return [say(words, 'risksUnknown')];
  const { gaps, costliest } = risks;
  const loss =
    costliest && isNumber(costliest.loss) && costliest.loss > 0
      ? [say(words, 'costliest', { event: clipName(costliest.event), loss: words.figure(costliest.loss) })]
      : [];
  return [gapsSentence(gaps, words), ...loss];
}

function gapsSentence(gaps: ReportRisks['gaps'], words: ReportWords): string {
  if (gaps === null) return say(words, 'noCoverage');
  if (gaps.length === 0) return say(words, 'covered');
  const named = gaps
    .slice(0, MOST_GAPS)
    .map(({ place, coverage }) =>
      say(words, 'gap', { place: clipName(place), share: words.percent(coverage) }),
    );
  const more = gaps.length - named.length;
  const all = more > 0 ? [...named, say(words, 'moreGaps', { count: more })] : named;
  return say(words, 'gaps', { gaps: listed(words, all) });
}
