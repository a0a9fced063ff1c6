import { useTranslation } from 'react-i18next';
import type { Explanation } from '#shared/views-explain.ts';
import { FigureTable } from '../../components/figure-table.tsx';
import { Panel } from '../../components/panel.tsx';
import { useOperandTable } from './cell-table.tsx';

/** Every value that the formula reads: follow one to see where it comes from. */
export function OperandsPanel({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const title = t('explain.operands');
  const table = useOperandTable({ label: title, cells: explanation.operands, trial: explanation.trial });
  return (
    <Panel title={title} figures={table}>
      <FigureTable {...table} />
    </Panel>
  );
}
