import ExcelJS, { type CellFormulaValue } from 'exceljs';
import FormulaParser, { type CellValue, type Position } from 'fast-formula-parser';

export interface StoredFormula {
  sheet: string;
  address: string;
  position: Position;
  formula: string;
  /** The result that stands in the file. */
  cached: unknown;
}

export interface Recalculated extends StoredFormula {
  /** What an independent engine makes of the formula, from the typed-in cells alone. */
  computed: CellValue;
}

export async function readWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  );
  return workbook;
}

function formulaOf(value: ExcelJS.CellValue): CellFormulaValue | null {
  return typeof value === 'object' && value !== null && 'formula' in value
    ? (value as CellFormulaValue)
    : null;
}

/** Every formula of a workbook with the result that is stored with it. */
export function formulasOf(workbook: ExcelJS.Workbook): StoredFormula[] {
  const found: StoredFormula[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell(({ value, address, row: rowNumber, col, result }) => {
        const formula = formulaOf(value)?.formula;
        if (formula === undefined) return;
        const position = { sheet: sheet.name, row: Number(rowNumber), col: Number(col) };
        found.push({ sheet: sheet.name, address, position, formula, cached: result });
      });
    });
  }
  return found;
}

/** Calculates every formula of a workbook anew, without a look at the results that are stored with them. */
export function recalculate(workbook: ExcelJS.Workbook): Recalculated[] {
  const known = new Map<string, CellValue>();
  // A parser cannot be entered again while it works, so that each level of references has its own.
  const parsers: FormulaParser[] = [];
  let depth = 0;

  function parse(formula: string, position: Position): CellValue {
    parsers[depth] ??= new FormulaParser({
      onCell: valueAt,
      onRange: ({ sheet, from, to }) =>
        Array.from({ length: to.row - from.row + 1 }, (_, row) =>
          Array.from({ length: to.col - from.col + 1 }, (_, col) =>
            valueAt({ sheet, row: from.row + row, col: from.col + col }),
          ),
        ),
    });
    const parser = parsers[depth]!;
    depth += 1;
    const value = parser.parse(formula, position);
    depth -= 1;
    return value;
  }

  function valueAt(position: Position): CellValue {
    const key = `${position.sheet}!${position.row},${position.col}`;
    if (known.has(key)) return known.get(key);
    const { value } = workbook.getWorksheet(position.sheet)!.getCell(position.row, position.col);
    const formula = formulaOf(value);
    const result = formula ? parse(formula.formula, position) : (value as CellValue);
    known.set(key, result);
    return result;
  }

  return formulasOf(workbook).map((stored) => ({ ...stored, computed: valueAt(stored.position) }));
}
