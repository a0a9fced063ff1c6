import type { ReactNode } from 'react';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { Figure } from '../../components/figure.ts';
import type { FigureRow, Figures } from '../../components/figure-table.tsx';
import type { FigureWords } from './figures.ts';

export interface MatrixRow {
  readonly key: string;
  readonly name: string;
  /** Shown in place of the name. */
  readonly link?: ReactNode;
  readonly unit: string;
  /** What it is in a region; null asks for all together. */
  figure(region: string | null): Figure | null;
}

export interface MatrixSection {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly MatrixRow[];
}

const NOTHING: Figure = { text: '', values: [] };

/** Measures down, regions across, all regions together first; a heading before each section that has rows. */
export function regionMatrix(
  plan: PlanView,
  { t, locale }: FigureWords,
  label: string,
  isShown: (region: string) => boolean,
  sections: readonly MatrixSection[],
): Figures {
  const regions = plan.regions.filter(({ id }) => isShown(id));
  const columns = [null, ...regions.map(({ id }) => id)];
  return {
    label,
    columns: [
      t('closerLook.measure'),
      t('results.unit'),
      t('closerLook.all'),
      ...regions.map(({ id, label: name }) => labelText(name, locale, id)),
    ],
    rows: sections.flatMap(({ key, title, rows }): FigureRow[] =>
      rows.length === 0
        ? []
        : [
            { key, cells: [title] },
            ...rows.map(({ key: own, name, link, unit, figure }) => ({
              key: `${key} ${own}`,
              ...(link === undefined ? {} : { lead: link }),
              cells: [name, unit, ...columns.map((region) => figure(region) ?? NOTHING)],
            })),
          ],
    ),
  };
}
