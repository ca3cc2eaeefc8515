import type { Tracker } from '../../model/index';
import type { ColumnUse } from '../export-file';

/** One column of a table, as its format reads it. */
export interface TableColumn {
  readonly position: number;
  readonly header: string;
  readonly use: ColumnUse;
  /** For a team column its name, for a link column its link type; else null. */
  readonly detail: string | null;
  /** Links only. */
  readonly direction?: RecordDirection;
  /** State columns: what it means that the cell is filled; left out: the cell is a word like any status. */
  readonly filledMeans?: 'done' | 'cancelled';
  /** Time columns: seconds in the number 1. */
  readonly seconds?: number;
}

type RecordDirection = 'inward' | 'outward';

export interface Identity {
  readonly key: string;
  readonly url: string | null;
}

/** What tells one tracker's tables from another's: its columns and how its cells are written. */
export interface TableDialect {
  readonly tracker: Tracker;
  /** What the file is, for people: `Linear CSV`. */
  readonly format: string;
  /** See ExportFile.source. */
  readonly source: string;
  readonly columns: readonly TableColumn[];
  /** Whose key a row has; a sentence's start that says what is wrong with it, or null: it has none. */
  readonly identify: (row: {
    readonly key: string;
    readonly url: string;
    readonly title: string;
  }) => Identity | { readonly wrong: string } | null;
  /** What separates labels in one cell. */
  readonly labelSeparator: RegExp;
  /** What separates people in one cell; the first is the owner. null: one person per cell. */
  readonly peopleSeparator: RegExp | null;
  readonly person: (text: string) => string;
  readonly prose: (text: string) => string;
  readonly links: (text: string) => readonly string[];
  readonly team: (text: string) => string;
  /** Folded words, beside those that every tracker has. */
  readonly doneWords: ReadonlySet<string>;
  readonly cancelledWords: ReadonlySet<string>;
  /** Tree exports: the level of a row is the title column it fills, and its parent stands above it. */
  readonly isTree: boolean;
  /** Whether numbers of the score column are free (RICE, points of value) instead of levels from 1 to 5. */
  readonly freeScore: boolean;
}

export const PLAIN_DIALECT = {
  source: '',
  labelSeparator: /[,;]/,
  peopleSeparator: null,
  person: (text: string) => text,
  prose: (text: string) => text,
  links: (text: string) => text.split(/[\s,;]+/).filter((key) => key !== ''),
  team: (text: string) => text,
  doneWords: new Set<string>(),
  cancelledWords: new Set<string>(),
  isTree: false,
  freeScore: false,
} as const satisfies Partial<TableDialect>;

/** `Ada Bell <ada@example.com>` is Ada Bell; an address alone stays as it is. */
export function personName(text: string): string {
  const match = /^([^<>]+?)\s*<[^<>]*>$/.exec(text.trim());
  return match?.[1] ?? text;
}
