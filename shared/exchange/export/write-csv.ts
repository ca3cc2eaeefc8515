import { guard } from '../source/guard-cell';
import type { Separator } from '../source/read-rows';

/** Excel reads a CSV as UTF-8 only behind this mark. */
const BOM = '\ufeff';

export interface CsvChoice {
  readonly separator?: Separator;
  /** For a spreadsheet: byte-order mark, and no cell that it would run as a formula. Not for a program that takes cells as they are. */
  readonly forSpreadsheet?: boolean;
}

/**
 * Rows as CSV: `\r\n` line ends and quotation marks where RFC 4180 wants them. Reading it again (and taking off the guards) gives
 * the same cells.
 */
export function writeCsv(
  rows: readonly (readonly string[])[],
  { separator = ',', forSpreadsheet = true }: CsvChoice = {},
): string {
  const written = (cell: string) => (forSpreadsheet ? guard(cell) : cell);
  const lines = rows.map((cells) =>
    cells.map((cell) => quoted(written(cell), separator, cells.length)).join(separator),
  );
  return `${forSpreadsheet ? BOM : ''}${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** Also where a reader might trim white space, take the line for a blank one, or for Excel's `sep=`. */
function quoted(cell: string, separator: Separator, width: number): string {
  const isBare =
    !/["\r\n]|^\s|\s$|^sep=/i.test(cell) && !cell.includes(separator) && !(cell === '' && width === 1);
  return isBare ? cell : `"${cell.replaceAll('"', '""')}"`;
}
