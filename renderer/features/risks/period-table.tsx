import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { RiskView } from '#shared/views-risks.ts';
import { textOf } from '../../components/figure.ts';
import type { Figures } from '../../components/figure-table.tsx';
import { PanelTools } from '../../components/panel-tools.tsx';
import { periodHeaders } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { ExplainLink } from '../explain/explain-link.tsx';
import styles from './risks.module.css';
import { cellText, type EffectField, effectParts, everFigure, probabilityText } from './words.ts';

const EFFECTS = ['severity', 'duration'] as const;

/** The probability of an event by place and period, as the plan's spend makes it. */
export function PeriodTable({ risk, plan, trials }: { risk: RiskView; plan: PlanView; trials: number }) {
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
  const title = t('risks.details', { event: name });
  const figures: Figures = {
    label: title,
    columns: [t('risks.where'), ...headers, t('risks.ever')],
    rows: risk.cells.map((cell) => {
      const { at, probability, everActive } = cell;
      const place = cellText(at, plan, t, locale);
      const texts = probability.map((value) => (value === null ? '—' : probabilityText(value, locale)));
      return {
        key: place,
        cells: [place, ...texts, everFigure(everActive, [cell], trials, { t, locale })],
      };
    }),
  };
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
      <div className={styles.tools}>
        <PanelTools title={title} figures={figures} />
      </div>
      <table className={`${styles.periods} figure`} aria-label={title}>
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
          {risk.cells.map(({ at }, row) => {
            const [place, ...texts] = figures.rows[row]?.cells ?? [];
            return (
              <tr key={JSON.stringify(at)}>
                <th scope="row">{textOf(place)}</th>
                {texts.map((text, period) =>
                  period < headers.length ? (
                    <td key={headers[period]}>
                      <ExplainLink variable={risk.variable} at={{ ...at, period }}>
                        {textOf(text)}
                      </ExplainLink>
                    </td>
                  ) : (
                    <td key="ever">{textOf(text)}</td>
                  ),
                )}
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
