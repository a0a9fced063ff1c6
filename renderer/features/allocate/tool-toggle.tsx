import { Button, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import classes from './tool-toggle.module.css';

interface Props {
  /** Its whole name; `short` is what stands beside the icon where there is room. */
  readonly label: string;
  readonly short?: string;
  readonly icon: Icon;
  readonly pressed: boolean;
  onPress(): void;
}

/** A tool that shows or hides something, pressed while it is shown. */
export function ToolToggle({ label, short = label, icon: Glyph, pressed, onPress }: Props) {
  return (
    <Tooltip label={label}>
      <Button
        classNames={classes}
        aria-label={label}
        aria-pressed={pressed}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? 'brand' : 'gray'}
        leftSection={<Glyph size={18} stroke={1.7} />}
        onClick={onPress}
      >
        {short}
      </Button>
    </Tooltip>
  );
}
