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

/** Heights in layout dots of the lines above and below a picture that leaves the window. */
const TITLE = 30;
const SOURCE = 24;

/**
 * A canvas as a PNG in base64, on the ground of the panel that it stands on: its title above, by which trials it was
 * made below, so that it says what it is wherever it ends up.
 */
export function pngOf(canvas: HTMLCanvasElement, title: string, source: string): string {
  const copy = document.createElement('canvas');
  const scale = window.devicePixelRatio;
  const above = Math.round(TITLE * scale);
  const below = source === '' ? 0 : Math.round(SOURCE * scale);
  copy.width = canvas.width;
  copy.height = canvas.height + above + below;
  const context = copy.getContext('2d');
  if (!context) throw new Error('the window has no canvas to draw on');
  const style = getComputedStyle(document.documentElement);
  const family = getComputedStyle(document.body).fontFamily;
  const write = (text: string, middle: number, size: number, weight: number, color: string) => {
    context.font = `${weight} ${size * scale}px ${family}`;
    context.fillStyle = style.getPropertyValue(color);
    context.fillText(text, 8 * scale, middle, copy.width - 16 * scale);
  };
  context.fillStyle = style.getPropertyValue('--hr-panel') || '#fff';
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, above);
  context.textBaseline = 'middle';
  write(title, above / 2, 14, 600, '--hr-text');
  write(source, copy.height - below / 2, 11, 400, '--hr-muted');
  return copy.toDataURL('image/png').split(',')[1] ?? '';
}
