import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { DryRunView } from '#shared/views-model.ts';
import { FigureTable } from '../../components/figure-table.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { meanWithError, shortFigure } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';

/** What an edit of the model does to each output, on the same random numbers. */
export function DryRunTable({ result }: { result: DryRunView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan, scenario } = usePlanContext();
  const title = t('model.dryRunTitle', { scenario: labelText(scenario.label, locale, scenario.id) });
  const rows = result.outputs.flatMap(({ variable, with: before, without: after, difference }) => {
    const output = plan.outputs.find((each) => each.variable === variable);
    if (!output) return [];
    const figure = (value: number | null) => shortFigure(value, output, locale);
    const cells = [
      labelText(output.label, locale, variable),
      figure(before.mean),
      figure(after.mean),
      meanWithError(difference.difference, figure),
    ];
    return [{ key: variable, cells }];
  });
  return (
    <FigureTable
      label={title}
      most={420}
      columns={[title, t('model.before'), t('model.after'), t('risks.difference')]}
      rows={rows}
    />
  );
}
