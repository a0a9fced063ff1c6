import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { RisksView, WithoutOutput } from '#shared/views-risks.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatPercent } from '../../i18n/format.ts';
import { periodHeaders } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { meanWithError, shortFigure, unitText } from '../results/figures.ts';
import styles from './risks.module.css';
import { type RiskTrials, useWithout } from './use-risks.ts';

interface Props {
  readonly view: RisksView;
  readonly plan: PlanView;
  readonly trials: RiskTrials;
  readonly events: readonly string[];
}

/** The outputs with and without the events that are switched off, on the same random numbers. */
export function WithoutPanel({ view, plan, trials, events }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const query = useWithout(trials, events);
  const names = events.map((event) => {
    const risk = view.risks.find(({ variable }) => variable === event);
    return labelText(risk?.label, locale, event);
  });
  const title =
    events.length === 0
      ? t('risks.compareTitle')
      : t('risks.compareOf', { events: names.join(locale === 'en' ? ', ' : '、') });
  return (
    <Panel title={title} wide>
      {events.length === 0 ? (
        <p className={styles.note}>{t('risks.compareHint')}</p>
      ) : (
        <Loaded query={query} label={title}>
          {({ outputs }) => (
            <table className={styles.table} aria-label={title}>
              <thead>
                <tr>
                  <th scope="col">{t('results.output')}</th>
                  <th scope="col">{t('results.unit')}</th>
                  <th scope="col" className={styles.number}>
                    {t('risks.with')}
                  </th>
                  <th scope="col" className={styles.number}>
                    {t('risks.withoutMean')}
                  </th>
                  <th scope="col" className={styles.number}>
                    {t('risks.difference')}
                  </th>
                  <th scope="col" className={styles.number}>
                    {t('risks.better')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {outputs.map((output) => (
                  <Row key={output.variable} output={output} plan={plan} />
                ))}
              </tbody>
            </table>
          )}
        </Loaded>
      )}
    </Panel>
  );
}

function Row({ output, plan }: { output: WithoutOutput; plan: PlanView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const view = plan.outputs.find(({ variable }) => variable === output.variable);
  if (!view) return null;
  const { difference, probabilityGreater } = output.difference;
  const figure = (value: number | null) => shortFigure(value, view, locale);
  const period = output.with.at.period;
  const name = labelText(view.label, locale, view.variable);
  return (
    <tr data-testid={`without-${output.variable}`}>
      <th scope="row">
        {typeof period === 'number' ? `${name} · ${periodHeaders(plan.calendar, locale)[period]}` : name}
      </th>
      <td className={styles.where}>{unitText(view, t, plan.calendar.monthsPerPeriod)}</td>
      <td className={`${styles.number} figure`}>{figure(output.with.mean)}</td>
      <td className={`${styles.number} figure`}>{figure(output.without.mean)}</td>
      <td className={`${styles.number} figure`}>{meanWithError(difference, figure)}</td>
      <td className={`${styles.number} figure`}>
        {probabilityGreater === null ? '—' : formatPercent(probabilityGreater, locale)}
      </td>
    </tr>
  );
}
