import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { Estimate, PlanView } from '#shared/views.ts';
import type { DryRunView } from '#shared/views-model.ts';
import { FigureTable } from '../../components/figure-table.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { whereText } from '../explain/names.ts';
import { type FigureKind, meanWithError, shortFigure } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';

interface Props {
  readonly result: DryRunView;
  /** How figures of the variable itself are written. */
  readonly kind: FigureKind;
}

/** What an edit of the model makes of the variable, and what it does to each output, on the same random numbers. */
export function DryRunTables({ result, kind }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan, scenario } = usePlanContext();
  const title = t('model.dryRunTitle', { scenario: labelText(scenario.label, locale, scenario.id) });
  return (
    <>
      {result.own.length === 0 ? null : <OwnTable result={result} kind={kind} plan={plan} />}
      <FigureTable
        label={title}
        most={420}
        columns={[title, t('model.before'), t('model.after'), t('risks.difference')]}
        rows={outputRows()}
      />
    </>
  );

  function outputRows() {
    return result.outputs.flatMap(({ variable, with: before, without: after, difference }) => {
      const output = plan.outputs.find((each) => each.variable === variable);
      if (!output) return [];
      const figure = (value: number | null) => shortFigure(value, output, locale);
      const cells = [
        labelText(output.label, locale, variable),
        figure(before.mean),
        figure(after.mean),
        isUnchanged(difference.difference)
          ? t('impact.unchanged')
          : meanWithError(difference.difference, figure),
      ];
      return [{ key: variable, cells }];
    });
  }
}

/** On the same random numbers, so that nothing is the same in every trial but by not being touched. */
const isUnchanged = ({ mean, standardError }: Estimate) => mean === 0 && standardError === 0;

function OwnTable({ result, kind, plan }: Props & { readonly plan: PlanView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const title = t('model.ownTitle');
  const figure = (value: number | null | undefined) => shortFigure(value ?? null, kind, locale);
  const rows = result.own.map(({ at, figure: { mean, quantiles } }) => ({
    key: JSON.stringify(at),
    cells: [
      whereText(plan, at, locale) || t('model.oneFigure'),
      figure(mean),
      figure(quantiles['0.05']),
      figure(quantiles['0.95']),
    ],
  }));
  return (
    <FigureTable label={title} most={240} columns={[title, t('model.after'), 'P5', 'P95']} rows={rows} />
  );
}
