import JSZip from 'jszip';

/** Files that mean harm, or are merely broken: made here, so that the repository holds none. */

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

export interface BookParts {
  /** What stands in `<worksheet>`. */
  readonly sheet?: string;
  /** Further parts by name. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}

/** The smallest workbook of one sheet, with whatever a test puts into it. */
export async function book({ sheet = '', more = {} }: BookParts): Promise<Uint8Array> {
  const zip = new JSZip();
  const rels = (entries: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`;
  zip.file(
    '_rels/.rels',
    rels(`<Relationship Id="a" Type="${REL}/officeDocument" Target="xl/workbook.xml"/>`),
  );
  zip.file(
    'xl/workbook.xml',
    `<workbook ${MAIN} xmlns:r="${REL}"><sheets><sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>`,
  );
  zip.file(
    'xl/_rels/workbook.xml.rels',
    rels(`<Relationship Id="b" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>`),
  );
  zip.file('xl/worksheets/sheet1.xml', `<worksheet ${MAIN}>${sheet}</worksheet>`);
  for (const [name, content] of Object.entries(more)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 1 } });
}

/** A sheet's XML with so many rows of one number. */
export function manyRows(count: number): string {
  const rows: string[] = [];
  for (let row = 1; row <= count; row++)
    rows.push(`<row r="${row}"><c r="A${row}"><v>${row % 7}</v></c></row>`);
  return `<sheetData>${rows.join('')}</sheetData>`;
}

/** A workbook whose directory says that a part unpacks to a few bytes, where it unpacks to many more. */
export async function lyingSizes(): Promise<Uint8Array> {
  const bytes = Buffer.from(await book({ sheet: `<!--${'x'.repeat(200_000)}-->` }));
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  for (
    let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    if (bytes.subarray(at + 46, at + 46 + name.length).equals(name)) bytes.writeUInt32LE(100, at + 24);
  }
  return bytes;
}

/** A directory that lists one small part very often. */
export async function manyEntries(count: number): Promise<Uint8Array> {
  const zip = new JSZip();
  for (let n = 0; n < count; n++) zip.file(`xl/p${n}.xml`, '');
  return zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
}
