import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';

import type { PlanView, RunView } from '#shared/views.ts';
import type { MarketColumn, MarketRow, MarketsView } from '#shared/views-results.ts';
import { type Figures, FigureTable } from '../../components/figure-table.tsx';
import { JobStatus } from '../../components/job-status.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useJob } from '../../service/jobs.ts';
import { closerTrials } from './closer-look.ts';
import { type FigureKind, type FigureWords, figureMaker, unitText, useFigureWords } from './figures.ts';
import styles from './picture.module.css';
import { type MatrixRow, regionMatrix } from './region-matrix.ts';
import { medianFigure, type SecondLine, useSecondLine } from './second-line.tsx';

/** Region × category: what is spent, and what comes of it in each region over the whole plan. */
export function MarketsPanel({ plan, run }: { plan: PlanView; run: RunView }) {
  const { t } = useTranslation();
  const words = useFigureWords(plan);
  const { line, control } = useSecondLine();
  const request = { planId: plan.id, scenario: run.scenario, ...closerTrials(run) };
  const job = useJob('results.markets', 'markets', plan.revision, request);
  const title = t('closerLook.markets');
  const figures = job.data && marketFigures(plan, job.data, words, line, title);
  return (
    <Panel title={title} wide controls={control} figures={figures}>
      <JobStatus job={job} label={t('closerLook.working')} />
      <Loaded query={job} label={title}>
        {(view) =>
          figures ? (
            <>
              <FigureTable {...figures} height="auto" />
              <Remarks view={view} />
            </>
          ) : null
        }
      </Loaded>
    </Panel>
  );
}

/** What the measures mean, and why one is missing. */
function Remarks({ view }: { view: MarketsView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { trials, seed, sampling } = view;
  return (
    <>
      {view.columns.map(({ measure, missing }) =>
        missing.length === 0 ? null : (
          <p key={measure} className={styles.hint}>
            {t('closerLook.missing', {
              measure: t(`closerLook.measures.${measure}`),
              reasons: missing
                .map(({ role, why }) => t(`closerLook.${why}`, { role: t(`closerLook.roles.${role}`) }))
                .join('; '),
            })}
          </p>
        ),
      )}
      <p className={styles.hint}>
        {t('closerLook.definitions', {
          trials: formatCount(trials, locale),
          seed,
          sampling: t(`samplings.${sampling}`),
        })}
      </p>
    </>
  );
}

function marketFigures(
  plan: PlanView,
  view: MarketsView,
  words: FigureWords,
  line: SecondLine,
  label: string,
): Figures {
  const { t } = words;
  const rowOf = (region: string | null) => view.rows.find((row) => row.region === region);
  const results = view.columns.flatMap((column, at): MatrixRow[] =>
    column.missing.length > 0
      ? []
      : [
          {
            key: column.measure,
            name: t(`closerLook.measures.${column.measure}`),
            unit: unitText(kindOf(column), t),
            figure: (region) => {
              const figure = rowOf(region)?.figures[at];
              const never = column.measure === 'payback' ? t('closerLook.never') : '—';
              return figure ? medianFigure(figure, kindOf(column), words, line, never) : null;
            },
          },
        ],
  );
  return regionMatrix(plan, words, label, (region) => rowOf(region) !== undefined, [
    { key: 'spend', title: t('closerLook.spendExact'), rows: spendRows(plan, rowOf, words) },
    { key: 'results', title: t('closerLook.medians'), rows: results },
  ]);
}

const kindOf = ({ unit }: MarketColumn): FigureKind => ({ unit, format: 'number' });

/** The categories and their total: amounts of the plan, without any doubt about them. */
function spendRows(
  plan: PlanView,
  rowOf: (region: string | null) => MarketRow | undefined,
  words: FigureWords,
): MatrixRow[] {
  const make = figureMaker({ unit: plan.currency, format: 'currency' }, words);
  const row = (key: string, name: string, amount: (spend: readonly number[]) => number): MatrixRow => ({
    key,
    name,
    unit: plan.currency,
    figure: (region) => make(amount(rowOf(region)?.spend ?? []) / 10 ** plan.decimals, { short: true }),
  });
  return [
    ...plan.categories.map(({ id, label }, at) =>
      row(id, labelText(label, words.locale, id), (spend) => spend[at] ?? 0),
    ),
    row('', words.t('closerLook.spend'), (spend) => spend.reduce((sum, amount) => sum + amount, 0)),
  ];
}
