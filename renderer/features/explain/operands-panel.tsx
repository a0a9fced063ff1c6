import { useTranslation } from 'react-i18next';
import type { Explanation } from '#shared/views-explain.ts';
import { Panel } from '../../components/panel.tsx';
import { CellTable } from './cell-table.tsx';

/** Every value that the formula reads: follow one to see where it comes from. */
export function OperandsPanel({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const title = t('explain.operands');
  return (
    <Panel title={title}>
      <CellTable label={title} cells={explanation.operands} trial={explanation.trial} />
    </Panel>
  );
}
