import type { Locator, Page } from '@playwright/test';

/** A text as a chart painted it, in its last picture. */
export interface PaintedText {
  readonly text: string;
  /** Where it is anchored, in layout pixels of the canvas. */
  readonly x: number;
  readonly y: number;
  readonly align: CanvasTextAlign;
  /** Along the axis, as titles of upright axes are. */
  readonly turned: boolean;
}

/**
 * Notes every text that canvases of the page paint, from the next page that is opened on: a canvas has no text that can
 * be read, so what is handed to it is what people see.
 */
export async function notePaintedTexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted = new WeakMap<HTMLCanvasElement, PaintedText[]>();
    const own = CanvasRenderingContext2D.prototype;
    const { clearRect, fillText } = own;
    own.clearRect = function (x, y, width, height) {
      // A picture begins with a clean sheet.
      if (width >= this.canvas.width && height >= this.canvas.height) noted.set(this.canvas, []);
      clearRect.call(this, x, y, width, height);
    };
    own.fillText = function (text, x, y, ...most) {
      const { a, b, e, f } = this.getTransform();
      const scale = Math.hypot(a, b);
      const texts = noted.get(this.canvas) ?? [];
      texts.push({
        text,
        x: (a * x - b * y + e) / scale,
        y: (b * x + a * y + f) / scale,
        align: this.textAlign,
        turned: Math.abs(b) > Math.abs(a),
      });
      noted.set(this.canvas, texts);
      fillText.call(this, text, x, y, ...most);
    };
    Object.assign(window, { paintedTexts: (canvas: HTMLCanvasElement) => noted.get(canvas) ?? [] });
  });
}

/** What a chart's canvas shows, in the order in which it was painted. */
export function paintedIn(canvas: Locator): Promise<PaintedText[]> {
  return canvas.evaluate((element) => {
    const { paintedTexts } = window as unknown as {
      paintedTexts(canvas: Element): PaintedText[];
    };
    return paintedTexts(element);
  });
}
