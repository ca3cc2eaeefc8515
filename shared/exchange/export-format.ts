import type { ExportFile } from './export-file';
import type { Encoding } from './source/decode-text';
import { detectLayout, isBlankRow, type Layout, type Row, type Separator } from './source/read-rows';
import { RowSplitter } from './source/row-splitter';

/** The beginning of a file before anybody knows what it is: what the formats look at to recognise their own. */
export interface ExportSource {
  readonly name: string;
  readonly encoding: Encoding;
  /** Its first few megabytes. */
  readonly text: string;
  readonly layout: Layout;
  /** The first rows that are not blank, read as delimited text; empty when the text cannot be one. */
  readonly head: readonly Row[];
  /** Some hundred rows, blank ones too, to guess from. */
  readonly sample: readonly Row[];
}

/** Takes a table row by row, and says at the end what it was. */
export interface RowTaker<T> {
  /** Set: it knows already, whatever rows come, and the reading ends there. */
  readonly known?: T;
  /** Throws ImportError. */
  readonly row: (row: Row) => void;
  /** Throws ImportError. */
  readonly end: () => T;
}

/** One tracker's table. A new format is one folder and one line in read-export. */
export interface ExportFormat {
  /** What it is called: `Jira CSV`. */
  readonly name: string;
  /** Whether the file is one of these, told from its content alone. */
  readonly recognises: (source: ExportSource) => boolean;
  /** Begins to read one; all its rows follow, from the first. Throws ImportError. */
  readonly open: (source: ExportSource) => RowTaker<ExportFile>;
}

const HEAD_ROWS = 20;
const SAMPLE_ROWS = 240;

/** What the user says of a file's rows instead of what its text tells. */
export interface RowChoices {
  readonly separator?: Separator;
}

/** `text`: the beginning; `isWhole`: there is no more of it. Throws ImportError where even its first rows pass a limit. */
export function exportSource(
  name: string,
  {
    text: given,
    encoding,
    isWhole,
  }: { readonly text: string; readonly encoding: Encoding; readonly isWhole: boolean },
  { separator: wanted }: RowChoices = {},
): ExportSource {
  const declared = /^sep=([,;\t|^])\r?\n/i.exec(given);
  // Excel's own first line `sep=;` becomes a blank one, so that the rows keep their numbers.
  const text = declared ? `\n${given.slice(declared[0].length)}` : given;
  const detected = detectLayout(text);
  const separator = wanted ?? (declared?.[1] as Separator | undefined) ?? detected.separator;
  const layout = { ...detected, separator };
  const sample = firstRows(text, layout, isWhole);
  const head = sample.slice(0, HEAD_ROWS).filter(({ cells }) => !isBlankRow(cells));
  return { name, encoding, text, layout, head, sample };
}

function firstRows(text: string, layout: Layout, isWhole: boolean): Row[] {
  const rows: Row[] = [];
  if (/^\s*[[{<]/.test(text)) return rows;
  const splitter = new RowSplitter(layout, (row) => {
    rows.push(row);
    return rows.length < SAMPLE_ROWS;
  });
  // The last row of a beginning may be cut off. So may a file's, which is told by who reads it, once it is known what it is.
  if (splitter.push(text) && isWhole && !splitter.isQuoted) splitter.end();
  return rows;
}
