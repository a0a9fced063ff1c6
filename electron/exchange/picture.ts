import { crc32, deflateSync } from 'node:zlib';

/** Colours by number: a picture has few. */
export const COLOURS = {
  ground: [255, 255, 255],
  grid: [226, 231, 237],
  text: [95, 107, 122],
  wide: [207, 222, 240],
  narrow: [146, 180, 219],
  strong: [31, 78, 158],
  target: [176, 72, 43],
} as const;

export type Colour = keyof typeof COLOURS;
const COLOUR_NAMES = Object.keys(COLOURS) as Colour[];

/** Five by seven points each, a row a number: what ticks are written with, so that no font of the machine plays a part. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  '0': [14, 17, 19, 21, 25, 17, 14],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 2, 4, 8, 31],
  '3': [31, 2, 4, 2, 1, 17, 14],
  '4': [2, 6, 10, 18, 31, 2, 2],
  '5': [31, 16, 30, 1, 1, 17, 14],
  '6': [6, 8, 16, 30, 17, 17, 14],
  '7': [31, 1, 2, 4, 8, 8, 8],
  '8': [14, 17, 17, 14, 17, 17, 14],
  '9': [14, 17, 17, 15, 1, 2, 12],
  '.': [0, 0, 0, 0, 0, 12, 12],
  '-': [0, 0, 0, 31, 0, 0, 0],
  k: [16, 16, 18, 20, 24, 20, 18],
  M: [17, 27, 21, 21, 17, 17, 17],
  B: [30, 17, 17, 30, 17, 17, 30],
};
const GLYPH_WIDTH = 6;
export const GLYPH_HEIGHT = 7;

/** A picture of points with a palette, drawn without any library of the machine: equal figures give equal bytes. */
export class Picture {
  readonly width: number;
  readonly height: number;
  readonly #points: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#points = new Uint8Array(width * height);
  }

  /** Fills from one corner to the other, both included; what lies outside is left out. */
  fill(left: number, top: number, right: number, bottom: number, colour: Colour): void {
    const index = COLOUR_NAMES.indexOf(colour);
    const [x0, x1] = [Math.max(0, Math.round(left)), Math.min(this.width - 1, Math.round(right))];
    for (let y = Math.max(0, Math.round(top)); y <= Math.min(this.height - 1, Math.round(bottom)); y++) {
      this.#points.fill(index, y * this.width + x0, y * this.width + x1 + 1);
    }
  }

  /** Writes a number; `anchor` says which side of it stands at x. */
  write(text: string, x: number, y: number, anchor: 'right' | 'middle'): void {
    const width = text.length * GLYPH_WIDTH;
    const left = Math.round(anchor === 'right' ? x - width : x - width / 2);
    [...text].forEach((character, n) => {
      (GLYPHS[character] ?? []).forEach((row, line) => {
        for (let bit = 0; bit < 5; bit++) {
          const at = left + n * GLYPH_WIDTH + bit;
          if (row & (16 >> bit)) this.fill(at, y + line, at, y + line, 'text');
        }
      });
    });
  }

  /** PNG (RFC 2083), eight bits a point; not compressed, for the workbook's archive does that. */
  png(): Buffer {
    const lines = Buffer.alloc(this.height * (this.width + 1));
    for (let y = 0; y < this.height; y++) {
      lines.set(this.#points.subarray(y * this.width, (y + 1) * this.width), y * (this.width + 1) + 1);
    }
    const head = Buffer.alloc(13);
    head.writeUInt32BE(this.width, 0);
    head.writeUInt32BE(this.height, 4);
    head.set([8, 3, 0, 0, 0], 8);
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('PLTE', Buffer.from(Object.values(COLOURS).flat())),
      chunk('IDAT', deflateSync(lines, { level: 0 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
