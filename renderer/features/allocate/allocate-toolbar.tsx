import { ActionIcon, Group, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconArrowsDiagonal,
  IconArrowsDiagonalMinimize2,
  IconChartBar,
  IconColumnInsertRight,
  IconLock,
  IconRowInsertBottom,
} from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../components/keys.tsx';
import { type ColumnChoice, ColumnsMenu } from './columns-menu.tsx';
import type { PivotView } from './pivot.ts';

interface Props {
  readonly view: PivotView;
  onView(view: PivotView): void;
  readonly columns: ColumnChoice;
  readonly tries: boolean;
  onTry(): void;
  readonly showsCharts: boolean;
  onShowCharts(shows: boolean): void;
  onFoldAll(folded: boolean): void;
  onCommand(command: { type: 'lock' | 'fillDown' | 'fillRight' }): void;
  /** Further tools, after those that work on the selection. */
  readonly children: ReactNode;
}

/** What can be done to the grid as a whole and to what is selected in it. */
export const AllocateToolbar = memo(function AllocateToolbar(props: Props) {
  const { t } = useTranslation();
  const tools = [
    { type: 'lock', label: t('allocate.lock'), keys: ['mod', 'L'], icon: IconLock },
    { type: 'fillDown', label: t('allocate.fillDown'), keys: ['mod', 'D'], icon: IconRowInsertBottom },
    { type: 'fillRight', label: t('allocate.fillRight'), keys: ['mod', 'R'], icon: IconColumnInsertRight },
  ] as const;
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
        {tools.map(({ type, label, keys, icon: Icon }) => (
          <Tooltip key={type} label={<Keys label={label} keys={keys} />}>
            <ActionIcon
              aria-label={label}
              // Keeps the focus, and with it the selection, in the grid.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onCommand({ type })}
            >
              <Icon size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        ))}
        {props.children}
        <Tooltip label={t('allocate.foldAll')}>
          <ActionIcon aria-label={t('allocate.foldAll')} onClick={() => props.onFoldAll(true)}>
            <IconArrowsDiagonalMinimize2 size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('allocate.unfoldAll')}>
          <ActionIcon aria-label={t('allocate.unfoldAll')} onClick={() => props.onFoldAll(false)}>
            <IconArrowsDiagonal size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('trial.toggle')}>
          <ActionIcon
            aria-label={t('trial.toggle')}
            aria-pressed={props.tries}
            variant={props.tries ? 'light' : 'subtle'}
            color={props.tries ? 'brand' : 'gray'}
            onClick={props.onTry}
          >
            <IconAdjustmentsHorizontal size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('allocate.charts')}>
          <ActionIcon
            aria-label={t('allocate.charts')}
            aria-pressed={props.showsCharts}
            variant={props.showsCharts ? 'light' : 'subtle'}
            color={props.showsCharts ? 'brand' : 'gray'}
            onClick={() => props.onShowCharts(!props.showsCharts)}
          >
            <IconChartBar size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <ColumnsMenu {...props.columns} />
    </Group>
  );
});
