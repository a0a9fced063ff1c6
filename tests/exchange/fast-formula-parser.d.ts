/** The part of the package that the tests use; it brings no types of its own. */
declare module 'fast-formula-parser' {
  export interface Position {
    sheet: string;
    row: number;
    col: number;
  }
  export interface Range {
    sheet: string;
    from: { row: number; col: number };
    to: { row: number; col: number };
  }
  export type CellValue = number | string | boolean | null | undefined;
  export default class FormulaParser {
    constructor(config: {
      onCell: (position: Position) => CellValue;
      onRange: (range: Range) => CellValue[][];
    });
    parse(formula: string, position: Position): CellValue;
  }
}
