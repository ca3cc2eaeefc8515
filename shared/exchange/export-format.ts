import type { ExportFile } from './export-file';
import type { DecodedText } from './source/decode-text';
import {
  detectLayout,
  isBlankRow,
  type Layout,
  type Row,
  readRows,
  type Separator,
} from './source/read-rows';

/** A file before anybody knows what it is: what the formats look at to recognise their own. */
export interface ExportSource extends DecodedText {
  readonly name: string;
  readonly layout: Layout;
  /** The first rows, read as delimited text; empty when the text cannot be one. */
  readonly head: readonly Row[];
}

/** One tracker's export. A new format is one folder and one line in read-export. */
export interface ExportFormat {
  /** What it is called: `Jira CSV`. */
  readonly name: string;
  /** Whether the file is one of these, told from its content alone. */
  readonly recognises: (source: ExportSource) => boolean;
  /** Throws ImportError. */
  readonly read: (source: ExportSource) => ExportFile;
}

const HEAD_ROWS = 20;

/** What the user says of a file's rows instead of what its text tells, and who is told how far the reading is. */
export interface RowChoices extends Pick<Layout, 'onProgress'> {
  readonly separator?: Separator;
}

export function exportSource(
  name: string,
  decoded: DecodedText,
  { separator: wanted, onProgress }: RowChoices = {},
): ExportSource {
  const declared = /^sep=([,;\t|^])\r?\n/i.exec(decoded.text);
  // Excel's own first line `sep=;` becomes a blank one, so that the rows keep their numbers.
  const text = declared ? `\n${decoded.text.slice(declared[0].length)}` : decoded.text;
  const detected = detectLayout(text);
  const separator = wanted ?? (declared?.[1] as Separator | undefined) ?? detected.separator;
  const layout = { ...detected, separator, ...(onProgress && { onProgress }) };
  return { ...decoded, text, name, layout, head: headRows(text, layout) };
}

function headRows(text: string, layout: Layout): Row[] {
  const rows: Row[] = [];
  if (/^\s*[[{<]/.test(text)) return rows;
  readRows(text, layout, (row) => {
    rows.push(row);
    return rows.length < HEAD_ROWS;
  });
  return rows.filter(({ cells }) => !isBlankRow(cells));
}
