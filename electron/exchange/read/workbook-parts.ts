import { currencyOfFormat } from '#shared/table/currency.ts';
import { type Archive, refuse } from './archive.ts';
import { MOST_SHEETS, MOST_TEXTS } from './limits.ts';
import { type Attributes, readXml, type XmlHandler } from './xml.ts';

/** The parts of an Office Open XML workbook around its sheets (ECMA-376, part 1, 18.2 and 18.4). */

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

async function readPart(archive: Archive, part: string, handler: XmlHandler): Promise<boolean> {
  const stream = await archive.open(part);
  if (stream === null) return false;
  await readXml(stream, part, handler);
  return true;
}

/** The target of a relationship, from the folder that its source stands in: `worksheets/sheet1.xml` or `/xl/…`. */
function partName(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const names = folder === '' ? [] : folder.split('/');
  for (const name of target.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.') names.push(name);
  }
  return names.join('/');
}

interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

async function relationshipsOf(archive: Archive, part: string): Promise<Relationship[]> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, Math.max(0, slash));
  const found: Relationship[] = [];
  await readPart(archive, `${folder === '' ? '' : `${folder}/`}_rels/${part.slice(slash + 1)}.rels`, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: partName(folder, Target) });
    },
  });
  return found;
}

/** What a workbook must not carry: code, and values that stand in other files. */
function refuseParts(names: readonly string[]): void {
  const macros = names.find(
    (name) => /(vbaProject|macrosheets\/|vbaData|\.bin$)/i.test(name) && !/printerSettings/i.test(name),
  );
  if (macros !== undefined) refuse('workbookMacros', { part: macros });
  const links = names.find((name) => /externalLinks\/|\/connections\.xml$/i.test(name));
  if (links !== undefined) refuse('workbookLinks', { part: links });
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly texts: readonly string[];
  /** By number of a cell's style. */
  readonly styles: readonly CellStyle[];
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

export async function readParts(archive: Archive): Promise<WorkbookParts> {
  refuseParts(archive.names);
  const root = (await relationshipsOf(archive, '')).find(({ type }) => type === 'officeDocument');
  const main = root?.part ?? 'xl/workbook.xml';
  const relationships = await relationshipsOf(archive, main);
  const { sheets, from1904 } = await readMain(archive, main, relationships);
  const partOf = (type: string) => relationships.find((each) => each.type === type)?.part;
  return {
    sheets,
    from1904,
    texts: await readTexts(archive, partOf('sharedStrings')),
    styles: await readStyles(archive, partOf('styles')),
  };
}

async function readMain(
  archive: Archive,
  main: string,
  relationships: readonly Relationship[],
): Promise<{ sheets: SheetPart[]; from1904: boolean }> {
  const sheets: SheetPart[] = [];
  let from1904 = false;
  const read = await readPart(archive, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const relationship = relationships.find((each) => each.id === id && each.type === 'worksheet');
      if (!relationship) return;
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      sheets.push({ name: attributes.name ?? '', hidden, part: relationship.part });
    },
  });
  if (!read) refuse('workbookBroken', { reason: `${main}?` });
  if (sheets.length > MOST_SHEETS) refuse('workbookUnpacks', { detail: `${sheets.length} sheets` });
  return { sheets, from1904 };
}

/** `_x000D_` as the character that it stands for (ECMA-376, part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

async function readTexts(archive: Archive, part: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let text = '';
  let taking = false;
  let phonetic = false;
  await readPart(archive, part, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') taking = !phonetic;
    },
    text: (piece) => {
      if (taking) text += piece;
    },
    close: (name) => {
      if (name === 't') taking = false;
      else if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      texts.push(unescaped(text));
      if (texts.length > MOST_TEXTS) refuse('workbookUnpacks', { detail: `> ${MOST_TEXTS} texts` });
    },
  });
  return texts;
}

/** Formats of dates that are built in (ECMA-376, part 1, 18.8.30), those of East Asian locales included. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Whether a format shows a day: d, m or y outside of quotes, brackets and escapes. */
function isDateFormat(code: string): boolean {
  return /[dy]|m(?![^;]*0)/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, ''));
}

/** What the format of a cell says of its number. */
export interface CellStyle {
  readonly isDate: boolean;
  /** As it is shown: `€`; null for none. */
  readonly currency: string | null;
}

function styleOf(code: string): CellStyle {
  return { isDate: isDateFormat(code), currency: currencyOfFormat(code) };
}

async function readStyles(archive: Archive, part: string | undefined): Promise<CellStyle[]> {
  const custom = new Map<number, CellStyle>();
  const styles: CellStyle[] = [];
  let within = false;
  if (part === undefined) return styles;
  const style = ({ numFmtId = '0' }: Attributes) => {
    const id = Number(numFmtId);
    styles.push(custom.get(id) ?? { isDate: isBuiltInDate(id), currency: null });
  };
  await readPart(archive, part, {
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(Number(attributes.numFmtId), styleOf(attributes.formatCode ?? ''));
      else if (name === 'cellXfs') within = true;
      else if (name === 'xf' && within) style(attributes);
    },
    close: (name) => {
      if (name === 'cellXfs') within = false;
    },
  });
  return styles;
}
