import type { ColumnUse } from '../export-file';
import { cleanLine, cut, fold } from '../source/clean-text';
import type { Row } from '../source/read-rows';
import type { TableColumn } from './table-dialect';

/** What a column of a known name is; `detail` only where it is not the header itself. */
export type NamedColumn = Omit<TableColumn, 'position' | 'header' | 'detail'> & { readonly detail?: string };

const UNNAMED: NamedColumn = { use: 'none' };

/** The columns of a header row by their (folded) names; what is not named is not used. */
export function namedColumns(header: Row, names: (folded: string) => NamedColumn | undefined): TableColumn[] {
  return header.cells.map((cell, index) => {
    const name = cut(cleanLine(cell), 200);
    const { detail, ...column } = names(fold(cell)) ?? UNNAMED;
    return { ...column, position: index + 1, header: name, detail: detail ?? detailOf(column.use, name) };
  });
}

const detailOf = (use: ColumnUse, header: string): string | null => (use === 'team' ? header : null);

/** The first row that has all of these names, and its folded names. */
export function rowWith(head: readonly Row[], isHeader: (names: ReadonlySet<string>) => boolean): Row | null {
  return head.find(({ cells }) => isHeader(new Set(cells.map(fold)))) ?? null;
}
