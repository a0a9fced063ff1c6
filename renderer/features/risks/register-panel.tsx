import { Switch } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { RisksView, RiskView } from '#shared/views-risks.ts';
import { Panel } from '../../components/panel.tsx';
import { formatPercent } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { meanWithError, periodWord, shortFigure } from '../results/figures.ts';
import { PeriodTable } from './period-table.tsx';
import styles from './risks.module.css';
import { effectSummary, probabilityRange, shareText, whereText } from './words.ts';

interface Props {
  readonly view: RisksView;
  readonly plan: PlanView;
  /** Events that are switched off. */
  readonly off: readonly string[];
  onSwitch(event: string, without: boolean): void;
}

const COLUMNS = 10;

/** Every event with its probability, what it does, and what it costs the headline. */
export function RegisterPanel({ view, plan, off, onSwitch }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [open, setOpen] = useState<string | null>(null);
  const output = view.headline ? labelText(view.headline.label, locale, view.headline.variable) : '';
  return (
    <Panel title={t('risks.register')} wide>
      {view.headline ? null : <p className={styles.note}>{t('risks.noHeadline')}</p>}
      <section
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard.
        tabIndex={0}
        aria-label={t('results.tableOf', { title: t('risks.register') })}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('risks.without')}</th>
              <th scope="col">{t('risks.event')}</th>
              <th scope="col">{t('risks.where')}</th>
              <th
                scope="col"
                className={styles.number}
                title={t('risks.probabilityHint', { period: periodWord(plan, t) })}
              >
                {t('units.per', { unit: t('risks.probability'), of: periodWord(plan, t) })}
              </th>
              <th scope="col" className={styles.number} title={t('risks.everHint')}>
                {t('risks.ever')}
              </th>
              <th scope="col">{t('risks.severity')}</th>
              <th scope="col">{t('risks.duration')}</th>
              <th scope="col" className={styles.number} title={t('risks.lossHint', { output })}>
                {t('risks.loss')}
              </th>
              <th scope="col" className={styles.number} title={t('risks.p95Hint')}>
                {t('risks.p95')}
              </th>
              <th scope="col" className={styles.number} title={t('risks.varianceHint', { output })}>
                {t('risks.variance')}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.risks.map((risk) => {
              const name = labelText(risk.label, locale, risk.variable);
              const isOpen = open === risk.variable;
              return (
                <Fragment key={risk.variable}>
                  <tr data-testid={`risk-${risk.variable}`}>
                    <td>
                      <Switch
                        size="xs"
                        aria-label={t('risks.withoutEvent', { event: name })}
                        checked={off.includes(risk.variable)}
                        onChange={(event) => onSwitch(risk.variable, event.currentTarget.checked)}
                      />
                    </td>
                    <th scope="row">
                      <button
                        type="button"
                        className={styles.toggle}
                        aria-expanded={isOpen}
                        title={t('risks.show', { event: name })}
                        onClick={() => setOpen(isOpen ? null : risk.variable)}
                      >
                        {isOpen ? (
                          <IconChevronDown size={14} aria-hidden />
                        ) : (
                          <IconChevronRight size={14} aria-hidden />
                        )}
                        <span>{name}</span>
                      </button>
                    </th>
                    <Figures risk={risk} view={view} plan={plan} />
                  </tr>
                  {isOpen ? (
                    <tr>
                      <td colSpan={COLUMNS} className={styles.details}>
                        <PeriodTable risk={risk} plan={plan} />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </section>
      {view.headline ? (
        <>
          <p className={styles.note}>{t('risks.lossHint', { output })}</p>
          <p className={styles.note}>{t('risks.varianceHint', { output })}</p>
        </>
      ) : null}
    </Panel>
  );
}

function Figures({ risk, view, plan }: { risk: RiskView; view: RisksView; plan: PlanView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { loss } = risk;
  const figure = (value: number | null) => (view.headline ? shortFigure(value, view.headline, locale) : '—');
  return (
    <>
      <td className={styles.where}>{whereText(risk, plan, t, locale)}</td>
      <td className={`${styles.number} figure`}>{probabilityRange(risk, locale)}</td>
      <td className={`${styles.number} figure`}>
        {risk.everActive === null ? '—' : formatPercent(risk.everActive, locale)}
      </td>
      <td className="figure">{effectSummary(risk, 'severity', t, locale)}</td>
      <td className="figure">{effectSummary(risk, 'duration', t, locale)}</td>
      <td className={`${styles.number} figure`}>{loss ? meanWithError(loss, figure) : '—'}</td>
      <td className={`${styles.number} figure`}>
        {loss ? meanWithError({ mean: loss.p95, standardError: loss.p95Error }, figure) : '—'}
      </td>
      <td className={`${styles.number} figure`}>{shareText(loss, locale)}</td>
    </>
  );
}
