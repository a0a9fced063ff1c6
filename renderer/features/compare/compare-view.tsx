import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '#shared/views.ts';
import type { ComparisonView } from '#shared/views-compare.ts';
import { periodHeaders, periodLabels } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useJob } from '../../service/jobs.ts';
import { BridgePanel } from './bridge-panel.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import styles from './compare-screen.module.css';
import { DifferencePanel } from './difference-panel.tsx';
import { type ComparedChoice, comparedRows } from './figures.ts';
import { NotePanel } from './note-panel.tsx';
import { OverlayPanel } from './overlay-panel.tsx';
import { provenanceText } from './provenance.ts';
import type { StudySettings } from './study.ts';
import { SummaryTable } from './summary-table.tsx';

/** What one looks at of a comparison: it stays while scenarios come and go. */
export interface ComparedLook extends ComparedChoice {
  /** The output in the pictures; the first one where the comparison has none of this name. */
  readonly variable: string;
  /** The scenario that is set against the baseline where one alone has room. */
  readonly other: string;
}

/** Nothing chosen yet. */
export const FIRST_LOOK: ComparedLook = { variable: '', other: '', places: [], period: null };

interface Props {
  readonly plan: PlanView;
  readonly view: ComparisonView;
  readonly settings: StudySettings;
  readonly look: ComparedLook;
  onLook(change: (look: ComparedLook) => ComparedLook): void;
}

/** Everything that a comparison says; the output that is chosen in the table is in all pictures below it. */
export function CompareView({ plan, view, settings, look, onLook }: Props) {
  const locale = useLocale();
  const periods = useMemo(() => periodLabels(plan.calendar, locale), [plan.calendar, locale]);
  const heads = useMemo(() => periodHeaders(plan.calendar, locale), [plan.calendar, locale]);
  const rows = useMemo(() => comparedRows(plan, view, look), [plan, view, look]);
  const row = rows.find(({ output }) => output.variable === look.variable) ?? rows[0];
  const others = view.scenarios.slice(1);
  const other = others.includes(look.other) ? look.other : (others[0] ?? '');
  const setOther = (next: string) => onLook((before) => ({ ...before, other: next }));
  const request = { planId: plan.id, scenarios: view.scenarios, ...settings };
  const cell = useJob(
    'compare.cell',
    'compare-cell',
    view.revision,
    row ? { ...request, variable: row.output.variable, at: row.cell.at } : null,
  );
  if (!row) return null;
  const shared = { plan, view, row } as const;
  return (
    <>
      <SummaryTable
        {...shared}
        periods={periods}
        rows={rows}
        onChoose={(variable) => onLook((before) => ({ ...before, variable }))}
        onPlace={(key) => onLook((before) => ({ ...before, places: withFirst(before.places, key) }))}
        onPeriod={(period) => onLook((before) => ({ ...before, period }))}
      />
      <div className={styles.panels}>
        <OverlayPanel {...shared} periods={heads} cell={cell} />
        <DifferencePanel {...shared} cell={cell} other={other} onOther={setOther} />
        <BridgePanel {...shared} other={other} onOther={setOther} settings={settings} />
        <ChangesPanel
          plan={plan}
          scenarios={view.scenarios}
          revision={view.revision}
          other={other}
          onOther={setOther}
        />
        <NotePanel planId={plan.id} scenarios={view.scenarios} />
      </div>
      <Provenance view={view} />
    </>
  );
}

const withFirst = (keys: readonly string[], key: string) => [key, ...keys.filter((each) => each !== key)];

function Provenance({ view }: { view: ComparisonView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <p className={`${styles.provenance} figure`} data-testid="compare-provenance">
      {`${provenanceText(view, t, locale)} · ${t('compare.common')}`}
    </p>
  );
}
