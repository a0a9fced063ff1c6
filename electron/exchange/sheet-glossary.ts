import type { Workbook } from 'exceljs';
import { GLOSSARY_MEANINGS, GLOSSARY_TERMS } from '#shared/messages/workbook-glossary.ts';
import { QUANTITY_KIND_IDS, QUANTITY_KINDS } from './quantity-kinds.ts';
import { addSheet, fitRow, HEAD, putText, setPrintArea, setWidths, TITLE, WRAPPED } from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

const HEAD_ROW = 4;
const MEANING_WIDTH = 100;

/** The cells that list the kinds of figures: what the drop-down lists of the assumptions offer. */
export function kindsRange({ word }: WorkbookContext): string {
  const first = HEAD_ROW + 1;
  return `'${word('sheetGlossary')}'!$A$${first}:$A$${HEAD_ROW + QUANTITY_KIND_IDS.length}`;
}

/** The kinds of figures with their parameters in order, then the terms that the other sheets use. */
export function addGlossarySheet(workbook: Workbook, { word, locale }: WorkbookContext): void {
  const sheet = addSheet(workbook, word('sheetGlossary'), HEAD_ROW, 1);
  putText(sheet, 1, 1, sheet.name, TITLE);
  putText(sheet, HEAD_ROW, 1, word('kind'), HEAD);
  putText(sheet, HEAD_ROW, 2, word('parameters'), HEAD);
  let row = HEAD_ROW;
  for (const id of QUANTITY_KIND_IDS) {
    row += 1;
    const { word: name, parameters } = QUANTITY_KINDS[id];
    putText(sheet, row, 1, word(name));
    putText(sheet, row, 2, parameters.map((each) => word(each.word)).join(' · '));
  }
  row += 2;
  putText(sheet, row, 1, word('term'), HEAD);
  putText(sheet, row, 2, word('meaning'), HEAD);
  for (const key of Object.keys(GLOSSARY_TERMS) as (keyof typeof GLOSSARY_TERMS)[]) {
    row += 1;
    putText(sheet, row, 1, GLOSSARY_TERMS[key][locale], WRAPPED);
    putText(sheet, row, 2, GLOSSARY_MEANINGS[key][locale], WRAPPED);
    fitRow(sheet, row, GLOSSARY_MEANINGS[key][locale], MEANING_WIDTH);
  }
  setWidths(sheet, [34, MEANING_WIDTH]);
  setPrintArea(sheet, row, 2);
}
