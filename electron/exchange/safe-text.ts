/** What Excel keeps of one cell's text. */
const LONGEST_CELL_TEXT = 32_767;

/**
 * `text` without what XML 1.0 forbids (control characters, lone surrogates, U+FFFE and U+FFFF), with line feeds as
 * the only line breaks.
 */
export function xmlText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    .replaceAll('\uFFFD', '')
    .replace(/[^\t\n\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

/** `text` as a workbook's cell may hold it: legal in XML, not too long, `_x0041_` kept from being read as an escape. */
export function cellText(text: string): string {
  const clean = xmlText(text).slice(0, LONGEST_CELL_TEXT).toWellFormed();
  return clean.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
