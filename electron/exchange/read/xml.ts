import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { refuse } from './archive.ts';
import { MOST_DEPTH } from './limits.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What a reader of one part is told. Names come without their namespace's prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * Reads XML piece by piece. A document type is refused (a workbook has none, and entities are how small files grow),
 * and so is nesting beyond all measure. Throws for text that is not well-formed.
 */
export async function readXml(stream: Readable, part: string, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => refuse('workbookBroken', { reason: `${part}: DOCTYPE` }));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MOST_DEPTH) refuse('workbookBroken', { reason: `${part}: > ${MOST_DEPTH} levels` });
    handler.open?.(localName(name), attributes as Attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close?.(localName(name));
  });
  if (handler.text) {
    const take = handler.text.bind(handler);
    parser.on('text', take);
    parser.on('cdata', take);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of stream) parser.write(decoder.decode(piece as Uint8Array, { stream: true }));
  parser.write(decoder.decode()).close();
}
