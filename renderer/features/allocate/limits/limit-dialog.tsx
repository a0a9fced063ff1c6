import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedLimit } from '#shared/allocation/limits/from-plan.ts';
import type { PlanView } from '#shared/views.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { LimitForm } from './limit-form.tsx';

interface Props {
  readonly plan: PlanView;
  readonly scenario: string;
  /** The limit to change, `new` for another one, null while the dialog is closed. */
  readonly limit: PlacedLimit | 'new' | null;
  onClose(): void;
}

/** Asks for a limit: of what, how much, and when. */
export const LimitDialog = memo(function LimitDialog({ limit, onClose, ...work }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t(limit === 'new' ? 'guardRails.addTitle' : 'guardRails.changeTitle')}
      opened={limit !== null}
      size={600}
      onClose={onClose}
    >
      {limit === null ? null : (
        <LimitForm {...work} limit={limit === 'new' ? null : limit} onClose={onClose} />
      )}
    </Dialog>
  );
});
