import { Tabs } from '@mantine/core';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation, AllocationEdit } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import type { PlanView } from '#shared/views.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { periodLabels } from '../../../i18n/periods.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { CopyForm } from './copy-form.tsx';
import type { FormProps } from './form-props.ts';
import { MoveForm } from './move-form.tsx';
import { placeGroups } from './places.ts';
import { ProfileForm } from './profile-form.tsx';
import { ScaleForm } from './scale-form.tsx';
import type { Start } from './start.ts';

export const MOVES = ['move', 'profile', 'scale', 'copy'] as const;
export type MoveKind = (typeof MOVES)[number];

const FORMS = { move: MoveForm, profile: ProfileForm, scale: ScaleForm, copy: CopyForm } as const;

interface Props {
  readonly plan: PlanView;
  readonly scenario: string;
  readonly allocation: Allocation;
  readonly words: EditWords;
  /** What is open and what it begins with; null while the dialog is closed. */
  readonly opened: { readonly kind: MoveKind; readonly start: Start } | null;
  onKind(kind: MoveKind): void;
  edit(edit: AllocationEdit): boolean;
  onClose(): void;
}

/** Moving money, laying it over time, scaling, and copying rows: each with a look at what it comes to, one edit each. */
export const MovesDialog = memo(function MovesDialog({ opened, onClose, onKind, edit, ...work }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const groups = useMemo(() => placeGroups(work.plan, t, locale), [work.plan, t, locale]);
  const periods = useMemo(() => periodLabels(work.plan.calendar, locale), [work.plan, locale]);
  const apply = (made: AllocationEdit) => {
    if (edit(made)) onClose();
  };
  return (
    <Dialog title={t('moves.title')} opened={opened !== null} size={640} onClose={onClose}>
      {opened ? (
        <Tabs
          value={opened.kind}
          onChange={(value) => onKind(MOVES.find((kind) => kind === value) ?? 'move')}
          keepMounted={false}
        >
          <Tabs.List grow>
            {MOVES.map((kind) => (
              <Tabs.Tab key={kind} value={kind}>
                {t(`moves.tabs.${kind}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {MOVES.map((kind) => {
            const Form: (props: FormProps) => React.ReactNode = FORMS[kind];
            return (
              <Tabs.Panel key={kind} value={kind}>
                <Form
                  {...work}
                  start={opened.start}
                  groups={groups}
                  periods={periods}
                  apply={apply}
                  onCancel={onClose}
                />
              </Tabs.Panel>
            );
          })}
        </Tabs>
      ) : null}
    </Dialog>
  );
}, areBothClosed);

/** Edits of the grid do not concern a dialog that is not there. */
function areBothClosed(before: Props, now: Props): boolean {
  return before.opened === null && now.opened === null;
}
