import { useTranslation } from 'react-i18next';
import type { ExplainedCell, ExplainedFormula, Explanation } from '#shared/views-explain.ts';
import { Panel } from '../../components/panel.tsx';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { exactFigure } from './exact.ts';
import { ExplainLink } from './explain-link.tsx';
import styles from './formula-panel.module.css';
import { cellText } from './names.ts';

/** The formula with the values of the trial that is looked at in the places where it reads them. */
export function FormulaPanel({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { formulas, operands, cell, trial } = explanation;
  if (formulas.length === 0) return null;
  return (
    <Panel
      title={
        cell.certain
          ? t('explain.formula')
          : t('explain.formulaIn', { trial: formatCount(trial + 1, locale) })
      }
    >
      {formulas.map((formula) => (
        <Formula key={formula.field} formula={formula} operands={operands} single={formulas.length === 1} />
      ))}
      <p className={styles.hint}>{t('explain.formulaHint')}</p>
    </Panel>
  );
}

interface FormulaProps {
  readonly formula: ExplainedFormula;
  readonly operands: readonly ExplainedCell[];
  /** There is no other formula to tell it from. */
  readonly single: boolean;
}

function Formula({ formula, operands, single }: FormulaProps) {
  const { t } = useTranslation();
  const { field, tokens } = formula;
  const named = !single || field !== 'formula';
  let position = 0;
  return (
    <div className={styles.formula}>
      {named && isParameter(field) ? (
        <span className={styles.field}>{t(`compare.fields.${field}`)} =</span>
      ) : null}
      {tokens.map((token) => {
        const key = `${position}`;
        position += token.text.length;
        return 'operands' in token ? (
          <Value key={key} text={token.text} cells={token.operands.map((at) => operands[at]!)} />
        ) : (
          <span key={key} className={styles.text}>
            {token.text}
          </span>
        );
      })}
    </div>
  );
}

const PARAMETERS = [
  'start',
  'drift',
  'volatility',
  'mean',
  'half_life',
  'probability',
  'severity',
  'duration',
] as const;
type Parameter = (typeof PARAMETERS)[number];
export const isParameter = (field: string): field is Parameter => PARAMETERS.some((each) => each === field);

/** A name of the formula above its value; above how many values where it stands for more than one. */
function Value({ text, cells }: { text: string; cells: readonly ExplainedCell[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const [only] = cells;
  const value =
    cells.length === 1 && only
      ? exactFigure(only.inTrial, only, locale)
      : cells.length === 0
        ? t('explain.notRead')
        : t('explain.values', { count: cells.length });
  const name =
    cells.length === 1 && only?.variable ? (
      <ExplainLink variable={only.variable} at={only.at}>
        {text}
      </ExplainLink>
    ) : (
      text
    );
  return (
    <span className={styles.value} title={cells.map((cell) => cellText(plan, cell, locale)).join('\n')}>
      <span className={styles.read}>{name}</span>
      <span className={`${styles.number} figure`} data-testid="value">
        {value}
      </span>
    </span>
  );
}
