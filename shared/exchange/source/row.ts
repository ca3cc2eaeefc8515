export const SEPARATORS = [',', ';', '\t', '|', '^'] as const;
export type Separator = (typeof SEPARATORS)[number];

export const MAX_COLUMNS = 20_000;
export const MAX_ROWS = 200_000;
/** UTF-16 units in one cell. */
export const MAX_CELL = 1_000_000;

export interface Row {
  /** 1 for the first record, blank ones counted: the row a spreadsheet shows it in. */
  readonly row: number;
  readonly cells: readonly string[];
  /** A quotation mark stands where none may: the cells of this row may have shifted. */
  readonly misquoted: boolean;
}

/** How the rows of a text are written. */
export interface Layout {
  readonly separator: Separator;
  /** `\n` stands for `\r\n` too, mixed as they may be. */
  readonly lineEnd: '\n' | '\r';
}
