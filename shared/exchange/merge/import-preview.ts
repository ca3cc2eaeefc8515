import type { ImportApply } from '../../commands/import';
import type { ItemId, ItemType, TeamId } from '../../model/index';
import type { Problem, RecordState } from '../export-file';
import type { Interleave, LinkRole, TypeChoice } from './import-options';

/** The fields of an item that an import may change. */
export const MERGED_FIELDS = [
  'title',
  'type',
  'description',
  'owner',
  'team',
  'estimate',
  'labels',
  'status',
] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];

export interface ImportCounts {
  /** Rows that hold an issue, or were meant to. */
  readonly rows: number;
  readonly created: number;
  /** Known items of which the import changes something, if only what is remembered of the tracker. */
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: {
    readonly done: number;
    readonly cancelled: number;
    /** Types the user leaves out. */
    readonly type: number;
    readonly duplicate: number;
    readonly noKey: number;
  };
  /** Milestones and objectives that the file's rows became, known ones included. */
  readonly milestones: number;
  readonly objectives: number;
  readonly people: number;
  readonly dependencies: number;
  readonly conflicts: number;
  readonly blankRows: number;
  /** Titles over the header and the footer. */
  readonly otherRows: number;
}

/** filled = used + dropped + leftOut: no cell is lost without being counted. */
export interface ColumnReport {
  readonly position: number;
  readonly header: string;
  /** What it became, for people: `Title`, `Not imported`. */
  readonly became: string;
  /** Whether anything of the column is imported. */
  readonly used: boolean;
  readonly filled: number;
  /** Filled cells, in rows that are imported, whose content is not. */
  readonly dropped: number;
  /** Filled cells in rows that are left out. */
  readonly leftOut: number;
}

/** An item as it will be created. Owner and team as the plan will name them; empty: none. */
export interface NewItemPreview {
  readonly id: ItemId;
  readonly row: number;
  readonly key: string;
  readonly title: string;
  readonly type: ItemType;
  readonly estimate: number | null;
  readonly owner: string;
  readonly team: string;
}

export interface FieldChange {
  readonly field: MergedField;
  readonly from: string;
  readonly to: string;
}

export interface UpdatedItemPreview {
  readonly id: ItemId;
  readonly key: string;
  readonly title: string;
  /** Empty: only what is remembered of the tracker changes. */
  readonly changes: readonly FieldChange[];
}

/** A field that tracker and room both changed since the last import. */
export interface Conflict {
  /** For ImportOptions.takeTracker. */
  readonly id: string;
  readonly itemId: ItemId;
  readonly key: string;
  readonly title: string;
  readonly field: MergedField;
  readonly base: string;
  readonly room: string;
  readonly tracker: string;
  readonly taken: 'room' | 'tracker';
}

export interface LinkReport {
  readonly types: readonly { readonly name: string; readonly role: LinkRole; readonly cells: number }[];
  readonly made: readonly { readonly item: string; readonly needs: string }[];
  /** Dependencies that the plan has already. */
  readonly known: number;
  /** Links that an earlier import made and the room took out since. */
  readonly removedInRoom: number;
  /** Links to issues that are neither in the file nor in the plan. */
  readonly outside: number;
  /** Links to issues of the file that are left out (done, say). */
  readonly leftOut: number;
  readonly toItself: number;
  /** Links left out because they close a loop: `item` needs `needs`, and the keys along the loop. */
  readonly loops: readonly {
    readonly item: string;
    readonly needs: string;
    readonly keys: readonly string[];
  }[];
}

export interface ImportPreview {
  /** The very command that is committed. */
  readonly command: { readonly type: 'import.apply'; readonly args: ImportApply };
  /** Whether the command would change nothing: then it need not be given. */
  readonly empty: boolean;
  readonly format: string;
  readonly counts: ImportCounts;
  readonly columns: readonly ColumnReport[];
  readonly problems: readonly Problem[];
  readonly moreProblems: number;
  readonly created: readonly NewItemPreview[];
  readonly updated: readonly UpdatedItemPreview[];
  readonly conflicts: readonly Conflict[];
  /** Items of the plan that are closed in the tracker meanwhile. */
  readonly closedInTracker: readonly { readonly id: ItemId; readonly key: string; readonly title: string }[];
  readonly links: LinkReport;
  /** What gave the new items their order: the tracker's rank, or the file. */
  readonly order: 'rank' | 'file';
  /** Where they stand among the items of the plan. */
  readonly interleave: Interleave;
  readonly estimate: {
    readonly used: 'points' | 'time' | 'none';
    readonly points: number;
    readonly time: number;
  };
  readonly teamColumn: { readonly used: string | null; readonly choices: readonly string[] };
  /** Names in the team column, with the team each becomes. */
  readonly teams: readonly {
    readonly name: string;
    readonly items: number;
    readonly teamId: TeamId | null;
  }[];
  /** Statuses of the file and what they mean (several where a category of the tracker decides). */
  readonly statuses: readonly {
    readonly name: string;
    readonly items: number;
    readonly states: readonly RecordState[];
  }[];
  /** Type names of the file, with the item types they become (several where labels decide). */
  readonly types: readonly {
    readonly name: string;
    readonly items: number;
    readonly becomes: readonly TypeChoice[];
  }[];
}
