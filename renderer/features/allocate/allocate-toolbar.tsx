import { ActionIcon, Divider, Group, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconArrowsDiagonal,
  IconArrowsDiagonalMinimize2,
  IconChartBar,
  IconColumnInsertRight,
  IconLock,
  IconRowInsertBottom,
  IconScale,
} from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../components/keys.tsx';
import { type ColumnChoice, ColumnsMenu } from './columns-menu.tsx';
import type { EditCommand } from './keys.ts';
import { GuardRailsButton } from './limits/guard-rails-button.tsx';
import type { MoveKind } from './moves/moves-dialog.tsx';
import { MovesMenu } from './moves/moves-menu.tsx';
import { NoteButton } from './notes/note-button.tsx';
import type { PivotView } from './pivot-row.ts';
import { ToolToggle } from './tool-toggle.tsx';
import type { Panes } from './use-panes.ts';

interface Props {
  readonly view: PivotView;
  onView(view: PivotView): void;
  readonly columns: ColumnChoice;
  readonly panes: Panes;
  /** Limits that do not hold. */
  readonly broken: number;
  readonly tries: boolean;
  onTry(): void;
  onFoldAll(folded: boolean): void;
  onCommand(command: EditCommand): void;
  onMove(kind: MoveKind): void;
  onNote(): void;
}

const EDITS = [
  { type: 'lock', keys: ['mod', 'L'], icon: IconLock },
  { type: 'fillDown', keys: ['mod', 'D'], icon: IconRowInsertBottom },
  { type: 'fillRight', keys: ['mod', 'R'], icon: IconColumnInsertRight },
] as const;
const FOLDS = [
  { label: 'foldAll', folded: true, icon: IconArrowsDiagonalMinimize2 },
  { label: 'unfoldAll', folded: false, icon: IconArrowsDiagonal },
] as const;

/** What can be done to the grid as a whole and to what is selected in it. */
export const AllocateToolbar = memo(function AllocateToolbar(props: Props) {
  const { t } = useTranslation();
  const { rails, balance, charts } = props.panes;
  return (
    <Group gap="xs" wrap="nowrap" role="toolbar" aria-label={t('allocate.tools')}>
      <SegmentedControl
        size="xs"
        aria-label={t('allocate.view')}
        value={props.view}
        onChange={(value) => props.onView(value === 'category' ? 'category' : 'region')}
        data={[
          { value: 'region', label: t('allocate.byRegion') },
          { value: 'category', label: t('allocate.byCategory') },
        ]}
      />
      <Group gap={2} wrap="nowrap">
        {EDITS.map(({ type, keys, icon: Icon }) => (
          <Tooltip key={type} label={<Keys label={t(`allocate.${type}`)} keys={keys} />}>
            <ActionIcon
              aria-label={t(`allocate.${type}`)}
              // Keeps the focus, and with it the selection, in the grid.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onCommand({ type })}
            >
              <Icon size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        ))}
        <MovesMenu onOpen={props.onMove} />
        <NoteButton onPress={props.onNote} />
      </Group>
      <Divider orientation="vertical" my={6} />
      <Group gap={2} wrap="nowrap">
        {FOLDS.map(({ label, folded, icon: Icon }) => (
          <Tooltip key={label} label={t(`allocate.${label}`)}>
            <ActionIcon aria-label={t(`allocate.${label}`)} onClick={() => props.onFoldAll(folded)}>
              <Icon size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        ))}
      </Group>
      <Divider orientation="vertical" my={6} />
      <Group gap={2} wrap="nowrap">
        <ToolToggle
          label={t('balance.title')}
          icon={IconScale}
          pressed={balance.shown}
          onPress={balance.toggle}
        />
        <GuardRailsButton broken={props.broken} pressed={rails.shown} onPress={rails.toggle} />
        <ToolToggle
          label={t('trial.toggle')}
          short={t('trial.short')}
          icon={IconAdjustmentsHorizontal}
          pressed={props.tries}
          onPress={props.onTry}
        />
        <ToolToggle
          label={t('allocate.charts')}
          icon={IconChartBar}
          pressed={charts.shown}
          onPress={charts.toggle}
        />
      </Group>
      <ColumnsMenu {...props.columns} />
    </Group>
  );
});
