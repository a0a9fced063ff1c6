import { type CellText, cellsFromClipboard, type Formats } from './clipboard.ts';

/** What copying gives and pasting takes. */
export interface ClipboardActions {
  /** The selected cells in the clipboard's formats; null where nothing is selected. */
  onCopy(): Formats | null;
  onPaste(cells: readonly (readonly CellText[])[]): void;
}

/** Copy and paste events of the grid; those of a text box in it stay the text box's. */
export function useGridClipboard({ onCopy, onPaste }: ClipboardActions) {
  return {
    onCopy: (event: React.ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      const formats = onCopy();
      if (formats === null) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', formats.text);
      event.clipboardData.setData('text/html', formats.html);
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
