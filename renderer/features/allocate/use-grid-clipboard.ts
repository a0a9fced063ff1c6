import { type CellText, cellsFromClipboard, type Formats } from './clipboard.ts';

/** What copying gives and pasting takes. */
export interface ClipboardActions {
  /** The selected cells in the clipboard's formats; null where nothing is selected. */
  onCopy(): Formats | null;
  /** Empties what was copied, so that it is cut. */
  onCut(): void;
  onPaste(cells: readonly (readonly CellText[])[]): void;
}

/** Copy, cut and paste events of the grid; those of a text box in it stay the text box's. */
export function useGridClipboard({ onCopy, onCut, onPaste }: ClipboardActions) {
  const copy = (event: React.ClipboardEvent): boolean => {
    if (event.target instanceof HTMLInputElement) return false;
    const formats = onCopy();
    if (formats === null) return false;
    event.preventDefault();
    event.clipboardData.setData('text/plain', formats.text);
    event.clipboardData.setData('text/html', formats.html);
    return true;
  };
  return {
    onCopy: copy,
    onCut: (event: React.ClipboardEvent) => {
      if (copy(event)) onCut();
    },
    onPaste: (event: React.ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      const read = (type: string) => event.clipboardData.getData(type);
      const cells = cellsFromClipboard({ text: read('text/plain'), html: read('text/html') });
      if (cells.length > 0) onPaste(cells);
    },
  };
}
