import type { ExportFile } from '@shared/exchange/export-file';
import type { ImportOptions } from '@shared/exchange/merge/import-options';
import type { ImportPreview } from '@shared/exchange/merge/import-preview';
import { prepareImport } from '@shared/exchange/prepare-import';
import { readExport } from '@shared/exchange/read-export';
import type { Plan, Tracker } from '@shared/model/index';
import * as Comlink from 'comlink';

/** What the window shows of a preview; lists are cut to what a person may read, the command stays here until it is wanted. */
const LISTED = 200;

export type ImportSummary = Omit<ImportPreview, 'command'>;

let file: ExportFile | null = null;
let plan: Plan | null = null;
let command: ImportPreview['command'] | null = null;

const api = {
  /** Reads a file and says which tracker it comes from; throws ImportError. */
  read(
    name: string,
    bytes: Uint8Array,
  ): { readonly tracker: Tracker; readonly teamColumns: readonly string[] } {
    file = null;
    command = null;
    file = readExport({ name, bytes });
    return { tracker: file.tracker, teamColumns: file.teamColumns };
  },
  /** What the file does to a plan (null: the one given last) with these options. */
  prepare(given: Plan | null, options: Partial<ImportOptions>): ImportSummary {
    plan = given ?? plan;
    if (!file || !plan) throw new Error('There is no file to import');
    const { command: whole, ...preview } = prepareImport({ plan, file, options });
    command = whole;
    const { created, updated, conflicts, problems, links } = preview;
    return {
      ...preview,
      created: created.slice(0, LISTED),
      updated: updated.filter(({ changes }) => changes.length > 0).slice(0, LISTED),
      conflicts: conflicts.slice(0, LISTED),
      problems: problems.slice(0, LISTED),
      moreProblems: preview.moreProblems + Math.max(0, problems.length - LISTED),
      links: { ...links, made: links.made.slice(0, LISTED), loops: links.loops.slice(0, LISTED) },
    };
  },
  /** The very command that the last preview describes. */
  command(): ImportPreview['command'] {
    if (!command) throw new Error('There is no import to commit');
    return command;
  },
};

export type ImportWorker = typeof api;

Comlink.expose(api);
