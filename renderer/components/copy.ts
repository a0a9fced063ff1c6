/** Rows for a spreadsheet's clipboard: cells parted by tabs, neither tabs nor line breaks within them. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

/** Puts a text on the clipboard, also where the page has no permission to write there by itself. */
export function copyText(text: string): void {
  const take = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', take, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', take, { capture: true });
}

/** A canvas as a PNG in base64, on the ground of the panel that it stands on. */
export function pngOf(canvas: HTMLCanvasElement): string {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = copy.getContext('2d');
  if (!context) throw new Error('the window has no canvas to draw on');
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--hr-panel') || '#fff';
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  return copy.toDataURL('image/png').split(',')[1] ?? '';
}
