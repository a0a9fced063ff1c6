import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { RiskView } from '#shared/views-risks.ts';
import { formatPercent } from '../../i18n/format.ts';
import { periodHeaders } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { ExplainLink } from '../explain/explain-link.tsx';
import styles from './risks.module.css';
import { cellText, type EffectField, effectParts, probabilityText } from './words.ts';

const EFFECTS = ['severity', 'duration'] as const;

/** The probability of an event by place and period, as the plan's spend makes it. */
export function PeriodTable({ risk, plan }: { risk: RiskView; plan: PlanView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const headers = periodHeaders(plan.calendar, locale);
  const name = labelText(risk.label, locale, risk.variable);
  const formulas = new Set(
    risk.assumptions.flatMap(({ field, own }) =>
      field === 'probability' && typeof own === 'string' ? [own] : [],
    ),
  );
  const note = labelText(risk.note ?? undefined, locale, '');
  const source = labelText(risk.source ?? undefined, locale, '');
  return (
    <>
      {formulas.size === 0 ? null : (
        <p className={styles.note}>
          {t('risks.formula')}: <code>{[...formulas].join(' · ')}</code>
        </p>
      )}
      {EFFECTS.map((field) => (
        <Effect key={field} risk={risk} field={field} plan={plan} />
      ))}
      {note === '' ? null : <p className={styles.note}>{note}</p>}
      {source === '' ? null : (
        <p className={styles.note}>
          {t('risks.source')}: {source}
        </p>
      )}
      <table className={`${styles.periods} figure`} aria-label={t('risks.details', { event: name })}>
        <thead>
          <tr>
            <th scope="col">{t('risks.where')}</th>
            {headers.map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
            <th scope="col">{t('risks.ever')}</th>
          </tr>
        </thead>
        <tbody>
          {risk.cells.map(({ at, probability, everActive }) => {
            const place = cellText(at, plan, t, locale);
            return (
              <tr key={place}>
                <th scope="row">{place}</th>
                {probability.map((value, period) => (
                  <td key={headers[period]}>
                    <ExplainLink variable={risk.variable} at={{ ...at, period }}>
                      {value === null ? '—' : probabilityText(value, locale)}
                    </ExplainLink>
                  </td>
                ))}
                <td>{everActive === null ? '—' : formatPercent(everActive, locale)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** Severity or duration in words, place by place where it differs. */
function Effect({ risk, field, plan }: { risk: RiskView; field: EffectField; plan: PlanView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const parts = effectParts(risk, field, plan, t, locale);
  return (
    <p className={styles.note} data-testid={`effect-${field}`}>
      {t(`risks.${field}`)}:{' '}
      {parts.length === 0
        ? t('risks.permanent')
        : parts
            .map(({ text, where }) =>
              where === '' ? text : `${where}${locale === 'en' ? ': ' : '：'}${text}`,
            )
            .join(t('guardRails.semicolon'))}
    </p>
  );
}
