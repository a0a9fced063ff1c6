import { MultiSelect, SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { AssumptionRow, AssumptionsView } from '#shared/views-assumptions.ts';
import { periodLabels } from '../../../i18n/periods.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { usePlanContext } from '../../shell/plan-context.ts';
import styles from './editor-panel.module.css';
import { isPart, type Target } from './target.ts';

interface Props {
  readonly view: AssumptionsView;
  readonly row: AssumptionRow;
  readonly target: Target;
  onChange(target: Target): void;
}

const MODEL = '';

/** Where a change goes: the model or a scenario, for which members and periods, and how. */
export function TargetFields({ view, row, target, onChange }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const scenarios = view.lineage.map(({ id, label }) => ({
    value: id,
    label: t('assumptions.editor.inScenario', { scenario: labelText(label, locale, id) }),
  }));
  const model = row.editable ? [{ value: MODEL, label: t('assumptions.editor.inModel') }] : [];
  return (
    <div className={styles.fields}>
      <Select
        size="xs"
        label={t('assumptions.editor.where')}
        allowDeselect={false}
        value={target.scenario ?? MODEL}
        data={[...scenarios, ...model]}
        onChange={(value) => {
          const scenario = value === MODEL ? null : value;
          onChange({ ...target, scenario, action: scenario === null ? 'set' : target.action });
        }}
      />
      <Members view={view} row={row} target={target} onChange={onChange} />
      {target.scenario === null ? null : (
        <>
          <Periods row={row} target={target} onChange={onChange} />
          <SegmentedControl
            size="xs"
            aria-label={t('assumptions.editor.how')}
            value={target.action}
            data={(['set', 'multiply', 'add'] as const).map((action) => ({
              value: action,
              label: t(`assumptions.editor.${action}`),
            }))}
            onChange={(value) => onChange({ ...target, action: value as Target['action'] })}
          />
        </>
      )}
      {isPart(row, target) && target.scenario === null ? (
        <p className={styles.hint}>{t('assumptions.editor.splitNote')}</p>
      ) : null}
    </div>
  );
}

function Members({ view, row, target, onChange }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return Object.entries(row.at)
    .filter(([, members]) => members.length > 1)
    .map(([id, members]) => {
      const dimension = view.dimensions.find((each) => each.id === id);
      const label = (member: string) =>
        labelText(dimension?.members.find((each) => each.id === member)?.label, locale, member);
      return (
        <MultiSelect
          key={id}
          size="xs"
          label={t('assumptions.editor.members', { dimension: labelText(dimension?.label, locale, id) })}
          value={[...(target.at[id] ?? [])]}
          data={members.map((member) => ({ value: member, label: label(member) }))}
          hidePickedOptions
          onChange={(chosen) => {
            if (chosen.length > 0) onChange({ ...target, at: { ...target.at, [id]: chosen } });
          }}
        />
      );
    });
}

function Periods({ row, target, onChange }: Omit<Props, 'view'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  if (!row.overPeriod || row.field === 'start') return null;
  const labels = periodLabels(plan.calendar, locale);
  const last = labels.length - 1;
  const [from, to] = target.periods ?? [0, last];
  const data = labels.map((label, period) => ({ value: String(period), label }));
  const choose = (next: [number, number]) => {
    const periods: [number, number] = [Math.min(...next), Math.max(...next)];
    onChange({ ...target, periods: periods[0] === 0 && periods[1] === last ? null : periods });
  };
  return (
    <div className={styles.parameters} data-count={2}>
      <Select
        size="xs"
        label={t('assumptions.editor.from')}
        allowDeselect={false}
        value={String(from)}
        data={data}
        onChange={(value) => choose([Number(value), to])}
      />
      <Select
        size="xs"
        label={t('assumptions.editor.to')}
        allowDeselect={false}
        value={String(to)}
        data={data}
        onChange={(value) => choose([from, Number(value)])}
      />
    </div>
  );
}
