import { EMPTY_HISTORY } from '@shared/change/journal';
import { appendCommand } from '@shared/exchange/append-command';
import { ImportError } from '@shared/exchange/import-error';
import type { EstimateChoice, ImportOptions, Interleave } from '@shared/exchange/merge/import-options';
import type { ImportPreview } from '@shared/exchange/merge/import-preview';
import { type DuplicatePair, proposeDuplicates } from '@shared/exchange/merge/propose-duplicates';
import type { StoredPlan } from '@shared/exchange/plan-file';
import { prepareImport } from '@shared/exchange/prepare-import';
import { readStreamed } from '@shared/exchange/read-export';
import { createPlan, nextQuarter, planInfoSchema, type Quarter, type Unit } from '@shared/model/index';
import { CliError, type ExitCode } from './cli-error';
import type { CliHost } from './cli-host';
import { exists, streamFile } from './file-access';
import { type ImportMap, NO_MAP, readImportMap, teamsIn } from './import-map';
import { describeDuplicates, describeImport } from './import-report';
import { printJson } from './output';
import { loadPlan, savePlan } from './plan-store';

export interface ImportArguments {
  readonly plan: string;
  readonly company?: string;
  readonly name?: string;
  readonly quarter?: string;
  readonly unit?: Unit;
  readonly includeDone?: boolean;
  readonly estimate?: EstimateChoice;
  readonly factor?: number;
  readonly teamColumn?: string;
  /** A file that says what the columns of a table are, and whatever else a window would ask. */
  readonly map?: string;
  readonly interleave?: Interleave;
  readonly epics?: 'items' | 'milestone' | 'objective';
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const ACTOR = { name: 'countersign import', role: null } as const;

/** Imports one file after the other, each one entry of the journal; the plan file is written once, at the end, or never. */
export async function importFiles(
  files: readonly string[],
  given: ImportArguments,
  host: CliHost,
): Promise<ExitCode> {
  const isNew = !(await exists(given.plan));
  const before = isNew ? newPlan(given, host.now()) : await knownPlan(given);
  const map = given.map === undefined ? NO_MAP : await readImportMap(given.map);
  // What stands on the command line goes before what stands in the map.
  const options: Partial<ImportOptions> = {
    ...map.options,
    ...(given.includeDone && { includeClosed: true }),
    ...(given.estimate && { estimate: given.estimate }),
    ...(given.factor !== undefined && { factor: given.factor }),
    ...(given.teamColumn !== undefined && { teamColumn: given.teamColumn || null }),
    ...(given.interleave && { interleave: given.interleave }),
  };
  let stored = before;
  const reports: {
    readonly file: string;
    readonly preview: Omit<ImportPreview, 'command'>;
    readonly duplicates: readonly DuplicatePair[];
  }[] = [];
  for (const file of files) {
    const step = await importFile(file, stored, { options, map, epics: given.epics ?? 'items' }, host.now());
    const duplicates = proposeDuplicates(stored.plan, step.preview.command.args);
    const { command: _, ...preview } = step.preview;
    reports.push({ file, preview, duplicates });
    stored = step.stored;
  }
  const changed = stored !== before;
  const written = !given.dryRun && (changed || isNew);
  if (written) await savePlan(given.plan, stored);
  if (given.json) {
    const files = reports.map(({ file, preview, duplicates }) => ({
      file,
      ...preview,
      duplicates,
    }));
    printJson(host, { plan: given.plan, created: isNew, written, items: stored.plan.items.size, files });
    return 0;
  }
  for (const { file, preview, duplicates } of reports) {
    host.print(describeImport(file, preview, stored.plan.info.unit));
    for (const line of describeDuplicates(duplicates)) host.print(line);
  }
  const items = `${stored.plan.items.size} items in the backlog`;
  if (given.dryRun) host.print(`Nothing was written (--dry-run). The plan would have ${items}.`);
  else if (written) host.print(`${isNew ? 'Created' : 'Wrote'} ${given.plan}: ${items}.`);
  else host.print(`Nothing to change in ${given.plan}: ${items}.`);
  return 0;
}

/** What trackers call the type over stories, in the languages that are read. */
const EPIC = /^(epic|[ée]pica|[ée]pico|[ée]pop[ée]e|epik|epos)s?$/i;

interface FileOptions {
  readonly options: Partial<ImportOptions>;
  readonly map: ImportMap;
  readonly epics: NonNullable<ImportArguments['epics']>;
}

async function importFile(path: string, stored: StoredPlan, given: FileOptions, now: Date) {
  const { map, epics } = given;
  try {
    const file = await readStreamed(await streamFile(path), map.read);
    const names = new Set(file.records.map(({ type }) => type).filter((type) => EPIC.test(type)));
    const types = epics === 'items' ? {} : Object.fromEntries(Array.from(names, (name) => [name, epics]));
    const options: Partial<ImportOptions> = {
      ...given.options,
      ...teamsIn(stored.plan, map.teams),
      types: { ...types, ...given.options.types },
    };
    if (
      options.teamColumn &&
      options.teamColumn !== 'auto' &&
      !file.teamColumns.includes(options.teamColumn)
    ) {
      const known = file.teamColumns.length > 0 ? `It has ${file.teamColumns.join(', ')}.` : 'It has none.';
      throw new CliError(`${path} has no team column "${options.teamColumn}". ${known}`);
    }
    const preview = prepareImport({ plan: stored.plan, file, options });
    if (preview.empty) return { stored, preview };
    const next = appendCommand(stored, preview.command, { actor: ACTOR, at: now.toISOString() });
    if ('rejected' in next) throw new CliError(`${path}: ${next.reason}`);
    return { stored: next, preview };
  } catch (error) {
    if (error instanceof ImportError) throw new CliError(`${path}: ${error.message}`);
    throw error;
  }
}

async function knownPlan(given: ImportArguments): Promise<StoredPlan> {
  const forNew = (['company', 'name', 'quarter', 'unit'] as const).find(
    (field) => given[field] !== undefined,
  );
  if (forNew) throw new CliError(`${given.plan} is there already; --${forNew} is for a new plan.`);
  return loadPlan(given.plan);
}

function newPlan(given: ImportArguments, now: Date): StoredPlan {
  const today = now.toISOString();
  const quarter = given.quarter ?? followingQuarter(now);
  const parsed = planInfoSchema
    .unwrap()
    .pick({ company: true, name: true, quarter: true, unit: true })
    .safeParse({
      company: given.company ?? 'Our company',
      name: given.name ?? `Joint plan ${quarter}`,
      quarter,
      unit: given.unit ?? 'days',
    });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new CliError(`--${String(issue?.path[0])}: ${issue?.message ?? 'invalid'}.`);
  }
  return { plan: createPlan({ ...parsed.data, now: today }), number: 0, history: EMPTY_HISTORY, journal: [] };
}

function followingQuarter(now: Date): Quarter {
  const quarter = Math.floor(now.getUTCMonth() / 3) + 1;
  return nextQuarter(`${now.getUTCFullYear()}-Q${quarter as 1 | 2 | 3 | 4}`);
}
