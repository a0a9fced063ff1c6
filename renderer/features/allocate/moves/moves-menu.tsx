import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArrowsExchange, IconChartLine, IconCopy, IconPercentage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../../components/keys.tsx';
import { MOVES, type MoveKind } from './moves-dialog.tsx';

const ICONS = {
  move: IconArrowsExchange,
  profile: IconChartLine,
  scale: IconPercentage,
  copy: IconCopy,
} as const;

/** The larger edits, by name. */
export function MovesMenu({ onOpen }: { onOpen(kind: MoveKind): void }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start" width={230} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Tooltip label={<Keys label={t('moves.title')} keys={['mod', 'M']} />}>
          <ActionIcon aria-label={t('moves.title')}>
            <IconArrowsExchange size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {MOVES.map((kind) => {
          const Icon = ICONS[kind];
          return (
            <Menu.Item key={kind} leftSection={<Icon size={16} stroke={1.7} />} onClick={() => onOpen(kind)}>
              {t(`moves.tabs.${kind}`)}…
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
