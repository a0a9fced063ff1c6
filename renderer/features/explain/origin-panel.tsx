import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { labelText } from '#shared/locale.ts';
import { fieldKind } from '#shared/plan/field-kind.ts';
import type { ExplainedCell, Explanation } from '#shared/views-explain.ts';
import { Panel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { quantityText, withTime } from '../assumptions/words.ts';
import { actionText } from '../compare/cause-words.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { planPath } from '../shell/routes.ts';
import { exactFigure } from './exact.ts';
import { isParameter } from './formula-panel.tsx';
import styles from './origin-panel.module.css';
import { placeSegment } from './trail.ts';

/** Where what a figure comes from is changed. */
function placeToChange(
  planId: string,
  scenario: string,
  kind: Exclude<ExplainedCell['kind'], 'calendar'>,
  { variable, at }: ExplainedCell,
): string {
  if (kind === 'allocation') return planPath(planId, scenario, 'allocate');
  if (kind === 'formula') return planPath(planId, scenario, 'model', variable ?? '');
  return planPath(planId, scenario, 'assumptions', placeSegment({ variable: variable ?? '', at }));
}

/** What the plan itself says of a figure: distribution or process, note, source, overrides. */
export function OriginPanel({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { cell, parameters, process, note, source, overrides, before } = explanation;
  const { plan, scenario } = usePlanContext();
  const { kind } = cell;
  const changed = kind === 'allocation' || kind === 'formula' ? kind : 'input';
  const facts: [string, string][] = [[t('explain.kind'), t(`explain.kinds.${kind}`)]];
  for (const { field, value } of parameters) {
    const name = isParameter(field) ? t(`compare.fields.${field}`) : t('explain.distribution');
    const kind = fieldKind(cell, process, field);
    facts.push([name, withTime(quantityText(value, kind, t, locale), value, kind, t, plan)]);
  }
  overrides.forEach((override) => {
    const field = override.field ? `${t(`compare.fields.${override.field}`)} ` : '';
    const kind = fieldKind(cell, process, override.field ?? 'value');
    facts.push([t('explain.override'), `${field}${actionText(override, kind, t, locale)}`]);
  });
  if (before) facts.push([t('explain.before'), exactFigure(before.inTrial, before, locale)]);
  if (note) facts.push([t('explain.note'), labelText(note, locale, '')]);
  const needsSource = kind === 'input' || kind === 'path' || kind === 'event';
  if (source || needsSource)
    facts.push([t('explain.source'), source ? labelText(source, locale, '') : t('explain.noSource')]);
  return (
    <Panel title={t('explain.origin')}>
      <dl className={`${styles.facts} figure`} data-testid="origin">
        {facts.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two overrides may read alike, and none moves.
          <div key={`${at} ${name}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {cell.variable === null || kind === 'calendar' ? null : (
        <Link className={styles.change} href={placeToChange(plan.id, scenario.id, kind, cell)}>
          {t(`explain.change.${changed}`)}
        </Link>
      )}
    </Panel>
  );
}
