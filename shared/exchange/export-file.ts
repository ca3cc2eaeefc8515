import type { PlainDate, Tracker } from '../model/index';
import type { Encoding } from './source/decode-text';

/** What a column of an export holds for a plan; every format maps its own columns to these. */
export const COLUMN_USES = [
  'key',
  'title',
  'description',
  'type',
  'status',
  'state',
  'owner',
  'labels',
  'points',
  'time',
  'team',
  'rank',
  'score',
  'due',
  'parent',
  'url',
  'link',
  'none',
] as const;
export type ColumnUse = (typeof COLUMN_USES)[number];

export interface ExportColumn {
  /** 1 for the first column: header names repeat, positions do not. */
  readonly position: number;
  readonly header: string;
  readonly use: ColumnUse;
  /** For a team column its name among teamColumns, for a link column its link type; else null. */
  readonly detail: string | null;
  /** Cells that are not blank, in rows that hold an issue. */
  readonly filled: number;
}

export interface Problem {
  /** The row as a spreadsheet numbers it; null: the whole file. */
  readonly row: number | null;
  /** The column's position from 1; null: the whole row. */
  readonly column: number | null;
  readonly header: string | null;
  readonly message: string;
}

/** A link of the tracker. `inward`: this issue is at the receiving end ("is blocked by" for a type "Blocks"). */
export interface RecordLink {
  readonly type: string;
  readonly direction: 'inward' | 'outward';
  readonly key: string;
  readonly column: number;
}

/** The fields of a record that a file has at all: what it does not have, an import leaves alone. */
export const RECORD_FIELDS = [
  'title',
  'type',
  'description',
  'owner',
  'labels',
  'status',
  'points',
  'time',
] as const;
export type RecordField = (typeof RECORD_FIELDS)[number];

/** Whether an issue is still to be done. */
export type RecordState = 'open' | 'done' | 'cancelled';

/** One issue of an export, the same shape whatever tracker it comes from. Texts are cleaned and within the plan's limits. */
export interface ExportRecord {
  readonly row: number;
  /** Its identity in the tracker. */
  readonly key: string;
  readonly url: string | null;
  readonly title: string;
  readonly type: string;
  readonly description: string;
  /** Empty: nobody. */
  readonly owner: string;
  readonly labels: readonly string[];
  readonly status: string;
  readonly state: RecordState;
  readonly points: number | null;
  /** Estimated work time. */
  readonly seconds: number | null;
  /** Names in each of the file's teamColumns, in their order. */
  readonly teams: readonly (readonly string[])[];
  /** The tracker's own order key; empty: none. */
  readonly rank: string;
  readonly links: readonly RecordLink[];
  /** Key of the issue it is a part of; empty: none. */
  readonly parent: string;
  readonly due: PlainDate | null;
  /** How much it matters by the tracker's own priority or score, 0 to 1 in this file; null: not said. */
  readonly score: number | null;
  /** Positions of its filled cells. */
  readonly filled: Uint16Array;
  /** Those of them whose text could not be used. */
  readonly unusable: readonly number[];
}

/** A row that is an issue by its look and still cannot be imported. */
export interface UnusableRow {
  readonly row: number;
  readonly reason: 'no-key' | 'duplicate';
  readonly filled: Uint16Array;
}

/** An export as it was read: what it says, nothing decided yet. Plain data, so that it can leave a worker. */
export interface ExportFile {
  readonly name: string;
  readonly tracker: Tracker;
  /** Tells tables of one tracker apart, whose keys may be the same; empty: its keys alone are enough. */
  readonly source: string;
  /** What the file is, for people: `Jira CSV`. */
  readonly format: string;
  readonly encoding: Encoding;
  readonly columns: readonly ExportColumn[];
  readonly provides: readonly RecordField[];
  /** Columns from which teams may be taken, by their name. */
  readonly teamColumns: readonly string[];
  /** The one of them that holds teams by its name, not components or areas; null: none. */
  readonly ownTeamColumn: string | null;
  readonly records: readonly ExportRecord[];
  readonly unusable: readonly UnusableRow[];
  readonly blankRows: number;
  /** Rows before the header and the footer under the last issue. */
  readonly otherRows: number;
  readonly problems: readonly Problem[];
  /** Problems beyond the first thousand. */
  readonly moreProblems: number;
}
