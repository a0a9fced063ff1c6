import { Kbd } from '@mantine/core';
import styles from './keys.module.css';

const isMac = /Mac/i.test(navigator.userAgent);
const NAMES: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
};

interface Props {
  readonly label?: string;
  readonly keys: readonly string[];
}

/** A label with the keys that do the same. */
export function Keys({ label, keys }: Props) {
  return (
    <span className={styles.keys}>
      {label ? <span className={styles.label}>{label}</span> : null}
      {keys.map((key) => (
        <Kbd key={key} size="xs">
          {NAMES[key] ?? key}
        </Kbd>
      ))}
    </span>
  );
}
