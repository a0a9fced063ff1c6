import { ActionIcon, Tooltip } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '../../../components/keys.tsx';

/** Opens the note of the cell that is selected. */
export function NoteButton({ onPress }: { onPress(): void }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={<Keys label={t('guardRails.noteAdd')} keys={['shift', 'F2']} />}>
      <ActionIcon
        aria-label={t('guardRails.noteAdd')}
        // Keeps the focus, and with it the selection, in the grid.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPress}
      >
        <IconNote size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
