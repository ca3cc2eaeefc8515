import { detectLayout, isBlankRow, type Row, readRows } from '@shared/exchange/source/read-rows';
import {
  createId,
  formatDate,
  isPlainDate,
  type PlainDate,
  type Plan,
  type Velocity,
} from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { type Checked, parseNumber } from '../../ui/parse-number';
import { foldText } from '../../ui/search-items';

/** What a pasted table must look like, as a sentence. */
export const TABLE_HELP =
  'Five columns: team, iteration, last day, completed, debt. A heading row may name them in any order.';

const FIELDS = ['team', 'name', 'end', 'completed', 'debt'] as const;
type Field = (typeof FIELDS)[number];

const FIELD_NAMES = {
  team: 'team',
  name: 'iteration',
  end: 'last day',
  completed: 'completed',
  debt: 'debt',
} as const satisfies Record<Field, string>;

const HEADINGS: readonly (readonly [Field, RegExp])[] = [
  ['team', /^(team|squad|board)/],
  ['debt', /debt|schuld|deuda|dette/],
  ['name', /^(iteration|sprint|name|cycle)/],
  ['end', /(end|last day|date|until|finish|closed)/],
  ['completed', /(completed|done|velocity|points|days|delivered)/],
];

type Columns = ReadonlyMap<Field, number>;
export type ReadTable = Checked<readonly Velocity[]>;

const MOST_PROBLEMS = 3;
const OLDEST_YEARS = 20;

/**
 * Past iterations from a table pasted from a spreadsheet (tab separated) or read from a CSV file. Everything or nothing: what
 * cannot be understood is told with its row, and no row is taken over.
 */
export function readVelocityTable(text: string, plan: Plan): ReadTable {
  const rows: Row[] = [];
  try {
    readRows(text, detectLayout(text), (row) => {
      if (!isBlankRow(row.cells)) rows.push(row);
      return undefined;
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const [first] = rows;
  if (!first) return refuse(`There is nothing to read. ${TABLE_HELP}`);
  const headed = columnsOf(first.cells);
  const columns: Columns = headed ?? new Map(FIELDS.map((field, index) => [field, index]));
  const body = headed ? rows.slice(1) : rows;
  const missing = FIELDS.filter((field) => !columns.has(field) && field !== 'debt');
  if (missing.length > 0) {
    const names = missing.map((field) => `“${FIELD_NAMES[field]}”`).join(' and ');
    return refuse(`The heading row has no column for ${names}. ${TABLE_HELP}`);
  }
  if (body.length === 0) return refuse('There is a heading row and no iteration under it.');
  const misfit = body.find(({ cells }) =>
    headed
      ? lengthOf(cells) > first.cells.length
      : cells.length < FIELDS.length || lengthOf(cells) > FIELDS.length,
  );
  if (misfit) {
    const has = Math.max(1, lengthOf(misfit.cells));
    return refuse(`Row ${misfit.row} has ${has === 1 ? 'one column' : `${has} columns`}. ${TABLE_HELP}`);
  }
  const problems: string[] = [];
  const found: Velocity[] = [];
  const taken = new Map(
    [...plan.velocities.values()].map(({ teamId, end }) => [`${teamId} ${end}`, 'the plan']),
  );
  for (const row of body) {
    const read = readRow(row, columns, plan);
    if (!read.ok) {
      problems.push(`Row ${row.row}: ${read.reason}`);
      continue;
    }
    const key = `${read.value.teamId} ${read.value.end}`;
    const where = taken.get(key);
    if (where !== undefined) {
      const team = plan.teams.get(read.value.teamId)?.name ?? '';
      problems.push(
        `Row ${row.row}: ${team} already has an iteration that ended on ${formatDate(read.value.end, true)}, in ${where}.`,
      );
      continue;
    }
    taken.set(key, `row ${row.row}`);
    found.push(read.value);
  }
  if (problems.length === 0) return { ok: true, value: found };
  const shown = problems.slice(0, MOST_PROBLEMS).join(' ');
  const rest = problems.length - MOST_PROBLEMS;
  return refuse(rest > 0 ? `${shown} And ${rest} more like these.` : shown);
}

const refuse = (reason: string): Checked<never> => ({ ok: false, reason });

/** How many cells a row has up to its last one that is not empty. */
const lengthOf = (cells: readonly string[]): number =>
  cells.length - [...cells].reverse().findIndex((cell) => cell.trim() !== '');

/** The column of each field by the headings; null: the row is no heading. */
function columnsOf(cells: readonly string[]): Columns | null {
  if (cells.some((cell) => /^\s*[\d.,]+\s*$/u.test(cell))) return null;
  const columns = new Map<Field, number>();
  for (const [index, cell] of cells.entries()) {
    const text = foldText(cell.trim());
    const field = HEADINGS.find(([known, pattern]) => !columns.has(known) && pattern.test(text))?.[0];
    if (field) columns.set(field, index);
  }
  return columns.size >= 2 ? columns : null;
}

function readRow({ cells }: Row, columns: Columns, plan: Plan): Checked<Velocity> {
  const cell = (field: Field) => (cells[columns.get(field) ?? -1] ?? '').trim();
  const team = teamNamed(cell('team'), plan);
  if (!team.ok) return team;
  const name = cell('name');
  if (name === '') return refuse('the iteration has no name.');
  if (name.length > 100) return refuse('the name of the iteration is longer than 100 characters.');
  const end = readDay(cell('end'));
  if (!end.ok) return end;
  const inTime = checkEnd(end.value, plan);
  if (inTime !== null) return refuse(inTime);
  const completed = readAmount(cell('completed'), 'What was completed');
  if (!completed.ok) return completed;
  const debt = columns.has('debt') && cell('debt') !== '' ? readAmount(cell('debt'), 'The debt work') : zero;
  if (!debt.ok) return debt;
  if (debt.value > completed.value) {
    return refuse(
      `the debt work (${debt.value}) is part of what was completed (${completed.value}): it cannot be more.`,
    );
  }
  return {
    ok: true,
    value: {
      id: createId('velocity'),
      teamId: team.value,
      name,
      end: end.value,
      completed: completed.value,
      debt: debt.value,
    },
  };
}

const zero: Checked<number> = { ok: true, value: 0 };

/** Why a past iteration cannot have ended on a day; null: it can. */
export function checkEnd(end: PlainDate, { info }: Plan): string | null {
  if (end > info.end)
    return `it ends on ${formatDate(end, true)}, after the plan's quarter: only past iterations count.`;
  const oldest = Number(info.start.slice(0, 4)) - OLDEST_YEARS;
  if (Number(end.slice(0, 4)) < oldest)
    return `the year ${end.slice(0, 4)} is too long ago. Is the date right?`;
  return null;
}

function teamNamed(text: string, plan: Plan): Checked<Velocity['teamId']> {
  const teams = orderedTeams(plan);
  const names = teams.map(({ name }) => name).join(', ');
  const known = teams.find(({ name }) => foldText(name) === foldText(text));
  if (known) return { ok: true, value: known.id };
  if (text === '') return refuse(`no team is named. The teams are: ${names}.`);
  return refuse(`“${text.slice(0, 60)}” is no team of this plan. The teams are: ${names}.`);
}

function readAmount(text: string, what: string): Checked<number> {
  const read = parseNumber(text, { what, max: 1_000_000 });
  if (!read.ok) return refuse(lowerFirst(read.reason));
  return read.value === null ? refuse(`${lowerFirst(what)} is missing.`) : { ok: true, value: read.value };
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as spreadsheets write it: 2027-01-15, 15.01.2027, 15 Jan 2027, or 15/01/2027 where it can be read in one way only. */
export function readDay(text: string): Checked<PlainDate> {
  const day = dayParts(text);
  if (day === 'two ways') {
    return refuse(`“${text}” can be read in two ways. Write the day like 2027-01-31.`);
  }
  const [year, month, date] = day ?? [0, 0, 0];
  const two = (part: number) => String(part).padStart(2, '0');
  const plain = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
  if (day === null || !isPlainDate(plain)) {
    return refuse(
      text === ''
        ? 'the last day is missing.'
        : `“${text.slice(0, 30)}” is no day. Write it like 2027-01-31.`,
    );
  }
  return { ok: true, value: plain };
}

function dayParts(text: string): readonly [year: number, month: number, day: number] | 'two ways' | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return [Number(dotted[3]), Number(dotted[2]), Number(dotted[1])];
  const named = /^(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ ,-]+(\d{4})$/i.exec(text);
  if (named) return [Number(named[3]), MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1, Number(named[1])];
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!slashed) return null;
  const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  if (first > 12) return [year, second, first];
  if (second > 12 || first === second) return [year, first, second];
  return 'two ways';
}
