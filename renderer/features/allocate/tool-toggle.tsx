import { ActionIcon, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';

interface Props {
  readonly label: string;
  readonly icon: Icon;
  readonly pressed: boolean;
  onPress(): void;
}

/** A tool that shows or hides something, pressed while it is shown. */
export function ToolToggle({ label, icon: Glyph, pressed, onPress }: Props) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={pressed}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? 'brand' : 'gray'}
        onClick={onPress}
      >
        <Glyph size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
