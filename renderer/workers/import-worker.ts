import type { Change } from '@shared/change/change';
import { isRejection, keptArgs, reduce } from '@shared/commands/reduce';
import type { ExportFile } from '@shared/exchange/export-file';
import type { IntakeProgress, StreamedFile } from '@shared/exchange/export-intake';
import type { ImportOptions } from '@shared/exchange/merge/import-options';
import type { ImportPreview } from '@shared/exchange/merge/import-preview';
import { proposeDuplicates } from '@shared/exchange/merge/propose-duplicates';
import { prepareImport } from '@shared/exchange/prepare-import';
import {
  type Described,
  describeStreamed,
  type ReadOptions,
  readStreamed,
} from '@shared/exchange/read-export';
import type { Item, Plan, Tracker } from '@shared/model/index';
import * as Comlink from 'comlink';
import { type FoundPair, findPairs } from './duplicate-pairs';
import { type OrderRow, orderAfter } from './order-after';

/** What the window shows of a preview; lists are cut to what a person may read, the command stays here until it is wanted. */
const LISTED = 200;

export interface ImportSummary extends Omit<ImportPreview, 'command'> {
  /** All of them, where `conflicts` is cut. */
  readonly conflictIds: readonly string[];
  /** The backlog as it will stand: what is new, and its neighbours. */
  readonly backlogAfter: readonly OrderRow[];
}

/** A file on its way into the plan. A File of the browser is one already; bytes go in as `new Blob([bytes])`, without a copy. */
export interface ChosenFile {
  readonly name: string;
  readonly content: Blob;
}

/** How far the reading has come. `done`, `total`: bytes; `rows`: rows read so far. */
export interface ReadProgress {
  readonly done: number;
  readonly total: number;
  readonly rows: number;
}

/** What the user says of a table: its columns, and how its text is written where that was not told right. */
export type TableChoices = Pick<ReadOptions, 'mapping' | 'encoding' | 'separator'>;

/** A step of the journal without the items it adds. */
export interface ImportStep {
  readonly type: string;
  readonly args: unknown;
  readonly change: Change;
  /** How many items are to follow. */
  readonly added: number;
}

/** What is known of a file once it is read. */
export interface ReadFile {
  readonly tracker: Tracker;
  /** See ExportFile.source. */
  readonly source: string;
  /** What the file is, for people: `Jira CSV`. */
  readonly format: string;
  readonly encoding: ExportFile['encoding'];
  readonly teamColumns: readonly string[];
  readonly records: number;
}

let file: ExportFile | null = null;
let plan: Plan | null = null;
let command: ImportPreview['command'] | null = null;
let addedItems: readonly Item[] = [];
/** What the last command does, worked out ahead in a pause, while the preview is looked at. */
let ready: ImportStep | null = null;
let ahead: ReturnType<typeof setTimeout> | undefined;
const PAUSE_MS = 300;

/** Read from the disk piece by piece: the file is never in memory as a whole. */
const PIECE_BYTES = 1024 * 1024;

const streamed = ({ name, content }: ChosenFile): StreamedFile => ({
  name,
  size: content.size,
  async *pieces() {
    for (let at = 0; at < content.size; at += PIECE_BYTES) {
      yield new Uint8Array(await content.slice(at, at + PIECE_BYTES).arrayBuffer());
    }
  },
});

/** Progress in the bytes of the file. */
const told = ({ content }: ChosenFile, onProgress: ((progress: ReadProgress) => void) | null) =>
  onProgress && {
    onProgress: ({ rows, share }: IntakeProgress) =>
      onProgress({ done: Math.round(share * content.size), total: content.size, rows }),
  };

function workOut(): ImportStep | null {
  if (!plan || !command) throw new Error('There is no import to commit');
  const change = reduce(plan, command);
  if (isRejection(change)) return null;
  const { added = {}, ...rest } = change.items ?? {};
  addedItems = Object.values(added);
  return {
    type: command.type,
    args: keptArgs(command),
    change: { ...change, ...(change.items && { items: rest }) },
    added: addedItems.length,
  };
}

const api = {
  /**
   * What kind of file it is, a known tracker's, or a table with a guess for each column. Throws ImportError
   * where it is neither. A tracker's table is known by its head; any other is read to its end.
   */
  async describe(
    chosen: ChosenFile,
    choices: TableChoices,
    onProgress: ((progress: ReadProgress) => void) | null,
  ): Promise<Described> {
    const { mapping: _, ...text } = choices;
    return describeStreamed(streamed(chosen), { ...text, ...told(chosen, onProgress) });
  },
  /** Reads a whole file. Throws ImportError. */
  async read(
    chosen: ChosenFile,
    choices: TableChoices,
    onProgress: ((progress: ReadProgress) => void) | null,
  ): Promise<ReadFile> {
    file = null;
    command = null;
    ready = null;
    clearTimeout(ahead);
    const total = chosen.content.size;
    file = await readStreamed(streamed(chosen), { ...choices, ...told(chosen, onProgress) });
    onProgress?.({ done: total, total, rows: file.records.length });
    const { tracker, source, format, encoding, teamColumns, records } = file;
    return { tracker, source, format, encoding, teamColumns, records: records.length };
  },
  /** What the file does to a plan (null: the one given last) with these options. */
  prepare(given: Plan | null, options: Partial<ImportOptions>): ImportSummary {
    plan = given ?? plan;
    if (!file || !plan) throw new Error('There is no file to import');
    const { command: whole, ...preview } = prepareImport({ plan, file, options });
    command = whole;
    ready = null;
    clearTimeout(ahead);
    ahead = setTimeout(() => {
      ready = workOut();
    }, PAUSE_MS);
    const { created, updated, conflicts, problems, links } = preview;
    return {
      ...preview,
      created: created.slice(0, LISTED),
      updated: updated.filter(({ changes }) => changes.length > 0).slice(0, LISTED),
      conflicts: conflicts.slice(0, LISTED),
      conflictIds: conflicts.map(({ id }) => id),
      backlogAfter: orderAfter(plan, whole.args),
      problems: problems.slice(0, LISTED),
      moreProblems: preview.moreProblems + Math.max(0, problems.length - LISTED),
      links: { ...links, made: links.made.slice(0, LISTED), loops: links.loops.slice(0, LISTED) },
    };
  },
  /** How many items of the last preview may be the same work as one from another source, or as one of the plan. */
  lookalikes(): number {
    if (!plan || !command) throw new Error('There is no import to look at');
    return Math.min(LISTED, proposeDuplicates(plan, command.args).length);
  },
  /** Items of a plan that may be the same work. */
  pairs(of: Plan): readonly FoundPair[] {
    return findPairs(of);
  },
  /** What that command does to the plan it was made for, but for the added items: they follow in pieces. null: it is refused. */
  step(): ImportStep | null {
    clearTimeout(ahead);
    ready ??= workOut();
    return ready;
  },
  /** The items that the last step adds, from one of them on. */
  added(from: number, count: number): readonly Item[] {
    return addedItems.slice(from, from + count);
  },
  /** The very command that the last preview describes. */
  command(): ImportPreview['command'] {
    if (!command) throw new Error('There is no import to commit');
    return command;
  },
};

export type ImportWorker = typeof api;

Comlink.expose(api);
