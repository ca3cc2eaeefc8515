import { basename } from 'node:path';
import { EMPTY_HISTORY } from '@shared/change/journal';
import { appendCommand } from '@shared/exchange/append-command';
import { ImportError } from '@shared/exchange/import-error';
import type { EstimateChoice, ImportOptions } from '@shared/exchange/merge/import-options';
import type { ImportPreview } from '@shared/exchange/merge/import-preview';
import type { StoredPlan } from '@shared/exchange/plan-file';
import { prepareImport } from '@shared/exchange/prepare-import';
import { readExport } from '@shared/exchange/read-export';
import { createPlan, nextQuarter, planInfoSchema, type Quarter, type Unit } from '@shared/model/index';
import { CliError, type ExitCode } from './cli-error';
import type { CliHost } from './cli-host';
import { exists, readBytes } from './file-access';
import { describeImport } from './import-report';
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
  const options: Partial<ImportOptions> = {
    ...(given.includeDone && { includeClosed: true }),
    ...(given.estimate && { estimate: given.estimate }),
    ...(given.factor !== undefined && { factor: given.factor }),
    ...(given.teamColumn !== undefined && { teamColumn: given.teamColumn || null }),
  };
  let stored = before;
  const reports: { readonly file: string; readonly preview: ImportPreview }[] = [];
  for (const file of files) {
    const step = await importFile(file, stored, options, host.now());
    reports.push({ file, preview: step.preview });
    stored = step.stored;
  }
  const changed = stored !== before;
  const written = !given.dryRun && (changed || isNew);
  if (written) await savePlan(given.plan, stored);
  if (given.json) {
    const files = reports.map(({ file, preview: { command, ...report } }) => ({ file, ...report }));
    printJson(host, { plan: given.plan, created: isNew, written, items: stored.plan.items.size, files });
    return 0;
  }
  for (const { file, preview } of reports) host.print(describeImport(file, preview, stored.plan.info.unit));
  const items = `${stored.plan.items.size} items in the backlog`;
  if (given.dryRun) host.print(`Nothing was written (--dry-run). The plan would have ${items}.`);
  else if (written) host.print(`${isNew ? 'Created' : 'Wrote'} ${given.plan}: ${items}.`);
  else host.print(`Nothing to change in ${given.plan}: ${items}.`);
  return 0;
}

async function importFile(path: string, stored: StoredPlan, options: Partial<ImportOptions>, now: Date) {
  const bytes = await readBytes(path);
  try {
    const file = readExport({ name: basename(path), bytes });
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
