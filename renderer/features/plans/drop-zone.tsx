import { IconFileImport } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import styles from './drop-zone.module.css';

interface Props {
  /** What letting go of the file does. */
  readonly text: string;
  onFile(file: File): void;
  readonly children: ReactNode;
}

/** Takes a file that is dropped anywhere on the screen. The import button does the same for the keyboard. */
export function DropZone({ text, onFile, children }: Props) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut for the import button
    <div
      className={styles.zone}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      {children}
      {over ? (
        <div className={styles.veil}>
          <IconFileImport size={32} stroke={1.4} />
          {text}
        </div>
      ) : null}
    </div>
  );
}
