import { Table } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../components/keys.tsx';

const SHORTCUTS = [
  { id: 'palette', keys: ['mod', 'K'] },
  { id: 'undo', keys: ['mod', 'Z'] },
  { id: 'redo', keys: ['mod', 'Y'] },
  { id: 'history', keys: ['mod', 'shift', 'H'] },
  { id: 'panes', keys: ['F6'] },
  { id: 'edit', keys: ['F2'] },
  { id: 'extend', keys: ['shift', 'left', 'up', 'down', 'right'] },
  { id: 'leap', keys: ['mod', 'left', 'up', 'down', 'right'] },
  { id: 'totals', keys: ['alt', 'up', 'down'] },
  { id: 'outline', keys: ['alt', 'left', 'right'] },
  { id: 'typeAll', keys: ['mod', 'Enter'] },
  { id: 'within', keys: ['Enter', 'Tab'] },
  { id: 'selectRows', keys: ['shift', 'Space'] },
  { id: 'selectColumns', keys: ['mod', 'Space'] },
  { id: 'selectAll', keys: ['mod', 'A'] },
  { id: 'copy', keys: ['mod', 'C'] },
  { id: 'cut', keys: ['mod', 'X'] },
  { id: 'paste', keys: ['mod', 'V'] },
  { id: 'clear', keys: ['Delete'] },
  { id: 'fillDown', keys: ['mod', 'D'] },
  { id: 'fillRight', keys: ['mod', 'R'] },
  { id: 'lock', keys: ['mod', 'L'] },
  { id: 'moves', keys: ['mod', 'M'] },
  { id: 'note', keys: ['shift', 'F2'] },
  { id: 'fold', keys: ['Space'] },
] as const;

function ShortcutTable() {
  const { t } = useTranslation();
  return (
    <Table verticalSpacing={6}>
      <Table.Tbody>
        {SHORTCUTS.map(({ id, keys }) => (
          <Table.Tr key={id}>
            <Table.Td>{t(`shortcuts.${id}`)}</Table.Td>
            <Table.Td ta="right">
              <Keys keys={keys} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Shows all keys and what they do. */
export function openShortcuts(title: string): void {
  modals.open({ title, size: 'md', children: <ShortcutTable /> });
}
