import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedCell } from '#shared/views-explain.ts';
import type { Figure } from '../../components/figure.ts';
import type { FigureRow, FigureTableProps } from '../../components/figure-table.tsx';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { figureMaker, meanFigure, shortFigure, unitText, useFigureWords } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './cell-table.module.css';
import { exactFigure } from './exact.ts';
import { ExplainLink } from './explain-link.tsx';
import { cellText } from './names.ts';

interface Look {
  readonly label: string;
  readonly cells: readonly ExplainedCell[];
  /** Of the trial that is looked at, from 0. */
  readonly trial: number;
}

interface Along extends Look {
  /** What stands in the first column. */
  nameOf(cell: ExplainedCell): string;
  /** The cell that is shown already. */
  readonly current: string;
}

const MOST_HEIGHT = 360;
const ALONG_HEIGHT = 300;

/** Values that a formula reads: exact enough to calculate with, with their distributions and links to where each comes from. */
export function useOperandTable({ label, cells, trial }: Look): FigureTableProps {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const statisticsOf = useStatistics();
  const rows = cells.map((cell): FigureRow => {
    const name = cellText(plan, cell, locale);
    return {
      key: cell.name,
      testId: `value-${cell.name}`,
      cells: [
        name,
        { ...trialFigure(cell), text: exactFigure(cell.inTrial, cell, locale) },
        ...statisticsOf(cell),
      ],
      lead: (
        <div className={styles.operand}>
          <CellLink cell={cell} name={<Parts text={name} />} />
          <span className={styles.unit}>{unitText(cell, t, plan.calendar.monthsPerPeriod)}</span>
        </div>
      ),
      picture: cell.picture ? <Thumbnail picture={cell.picture} mark={cell.inTrial} /> : null,
    };
  });
  return {
    label,
    columns: useColumns(trial),
    rows,
    most: MOST_HEIGHT,
    wrap: true,
    pictures: t('explain.shape'),
  };
}

/** The same figure at other places, all in one unit. */
export function useAlongTable({ label, cells, trial, nameOf, current }: Along): FigureTableProps {
  const locale = useLocale();
  const statisticsOf = useStatistics();
  const rows = cells.map((cell): FigureRow => {
    const name = nameOf(cell);
    return {
      key: cell.name,
      testId: `value-${cell.name}`,
      cells: [
        name,
        { ...trialFigure(cell), text: shortFigure(cell.inTrial, cell, locale) },
        ...statisticsOf(cell),
      ],
      lead: cell.name === current ? name : <CellLink cell={cell} name={name} />,
    };
  });
  return { label, columns: useColumns(trial), rows, most: ALONG_HEIGHT, wrap: true };
}

function useColumns(trial: number): string[] {
  const { t } = useTranslation();
  const locale = useLocale();
  return [
    t('explain.name'),
    t('explain.inTrial', { trial: formatCount(trial + 1, locale) }),
    t('results.meanError'),
    'P5',
    'P95',
  ];
}

/** A value of one trial, to be copied to the last digit. */
const trialFigure = ({ inTrial }: ExplainedCell) => ({ values: inTrial === null ? [] : [inTrial] });

/** Mean, P5 and P95 of a cell; in place of them that it is certain. */
function useStatistics(): (cell: ExplainedCell) => (string | Figure)[] {
  const { plan } = usePlanContext();
  const words = useFigureWords(plan);
  return (cell) => {
    if (cell.certain) return [words.t('explain.certain'), '', ''];
    const make = figureMaker(cell, words);
    const short = (value: number | null) => shortFigure(value, cell, words.locale);
    return [
      meanFigure(cell, cell, words, short),
      make(cell.p5, { short: true }),
      make(cell.p95, { short: true }),
    ];
  };
}

/** A name and its places, each of them in one line: `2026-Q3` is not broken at its hyphen. */
function Parts({ text }: { text: string }) {
  const [what, ...places] = text.split(' · ');
  return (
    <>
      {what}
      {places.map((place) => (
        <Fragment key={place}>
          {' '}
          <span className={styles.place}>· {place}</span>
        </Fragment>
      ))}
    </>
  );
}

function CellLink({ cell, name }: { cell: ExplainedCell; name: ReactNode }) {
  if (!cell.variable) return name;
  return (
    <ExplainLink variable={cell.variable} at={cell.at}>
      {name}
    </ExplainLink>
  );
}
