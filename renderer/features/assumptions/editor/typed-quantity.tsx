import { useTranslation } from 'react-i18next';
import type { AssumptionRow } from '#shared/views-assumptions.ts';
import { MODES, type Mode } from './draft.ts';
import styles from './editor-panel.module.css';
import { ParameterField } from './parameter-field.tsx';
import { QuantityFields } from './quantity-fields.tsx';
import type { Target } from './target.ts';
import type { AssumptionDraft } from './use-assumption-draft.ts';

interface Props {
  readonly row: AssumptionRow;
  readonly draft: AssumptionDraft;
}

/** Which ways to say a quantity a row has: distributions where the format takes them, formulas in the model alone. */
function modesFor(row: AssumptionRow, target: Target): Mode[] {
  const takesDistribution =
    row.field === 'severity' || row.field === 'duration' || (row.field === 'value' && row.editable);
  if (takesDistribution) return MODES.filter((mode) => mode !== 'formula');
  return target.scenario === null ? ['number', 'formula'] : ['number'];
}

/** The fields of a quantity, or of the factor or summand that changes it. */
export function TypedQuantity({ row, draft: { target, draft, setDraft, outcome, look, scales } }: Props) {
  const { t } = useTranslation();
  if (!scales)
    return (
      <>
        <QuantityFields
          draft={draft}
          outcome={outcome}
          problems={look.problems}
          shape={look.summary ?? row.shape}
          figure={row}
          modes={modesFor(row, target)}
          onChange={setDraft}
        />
        <p className={styles.hint}>{row.format === 'percent' ? t('assumptions.editor.shareNote') : null}</p>
      </>
    );
  const isFactor = target.action === 'multiply';
  return (
    <>
      <ParameterField
        label={t(isFactor ? 'assumptions.editor.factor' : 'assumptions.editor.summand')}
        value={draft.texts.value ?? ''}
        fault={outcome.ok ? null : (outcome.faults.value ?? null)}
        problem={null}
        onChange={(text) => setDraft({ ...draft, mode: 'number', texts: { value: text } })}
      />
      <p className={styles.hint}>
        {t(isFactor ? 'assumptions.editor.factorHint' : 'assumptions.editor.summandHint')}
      </p>
    </>
  );
}
