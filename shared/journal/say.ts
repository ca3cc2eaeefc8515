import type { z } from 'zod';
import { type Change, tableChange } from '../change/change';
import type { Position } from '../commands/position';
import type { COMMANDS, CommandType } from '../commands/reduce';
import {
  formatDate,
  formatShare,
  type IdOf,
  isPlainDate,
  type Plan,
  type Records,
  type TableName,
} from '../model/index';
import type { RecordNames } from './names';

export type ArgsOf<T extends CommandType> = z.output<(typeof COMMANDS)[T]['schema']>;

/** One sentence for each command of a family; a command without one does not compile. */
export type Sentences<T extends CommandType> = { readonly [K in T]: (args: ArgsOf<K>, say: Say) => string };

const LISTED = 3;
const LONG = 80;

/** What a field is called in a sentence, where its own name does not do. */
const FIELDS: Readonly<Record<string, string>> = {
  teamId: 'team',
  ownerId: 'owner',
  productOwnerId: 'product owner',
  engineeringOwnerId: 'engineering owner',
  itemIds: 'linked work',
  milestoneIds: 'linked milestones',
  keyResults: 'key results',
  constraints: 'health constraints',
  experimentShare: 'share for experiments',
  supportShare: 'share for support',
  workingDays: 'working days',
  absentDays: 'days absent',
  userEffect: 'effect on users',
  proposerId: 'proposer',
  participates: 'takes part',
  productProposal: "product's proposal",
  engineeringProposal: "engineering's proposal",
  raisedBy: 'raised by',
  modelMetric: 'model metric',
  userMetric: 'user-impact metric',
  feasibility: 'feasibility check',
  shownBy: 'shown by',
  state: 'state',
};

const SHARES = new Set(['experimentShare', 'supportShare', 'focus']);

/** The words sentences are made of, with the names of that time. */
export class Say {
  constructor(
    readonly change: Change,
    private readonly plan: Plan,
    private readonly names: RecordNames,
  ) {}

  /** “Title”, in quotation marks. */
  of(id: string): string {
    const name = this.names.of(id);
    return name === null ? 'something that is no longer in the plan' : this.quote(name);
  }

  /** A person, team, iteration, sync: names that need no quotation marks. */
  plain(id: string | null): string {
    return id === null ? 'nobody' : (this.names.of(id) ?? 'somebody who is no longer in the plan');
  }

  list(ids: readonly string[]): string {
    const shown = ids.slice(0, LISTED).map((id) => this.of(id));
    const more = ids.length - shown.length;
    return joined(more > 0 ? [...shown, `${more} more`] : shown);
  }

  quote(text: string): string {
    const line = text.replace(/\s+/gu, ' ').trim();
    const letters = [...line];
    return `“${letters.length > LONG ? `${letters.slice(0, LONG).join('').trimEnd()}…` : line}”`;
  }

  /** `: reason`, or nothing where there is none. */
  because(text: string | null | undefined): string {
    const line = (text ?? '').replace(/\s+/gu, ' ').trim();
    return line === '' ? '' : `: ${line}`;
  }

  place(position: Position): string {
    if (position === 'first') return 'to the top';
    if (position === 'last') return 'to the end';
    return 'before' in position ? `before ${this.of(position.before)}` : `after ${this.of(position.after)}`;
  }

  day(date: string): string {
    const day = date.slice(0, 10);
    return isPlainDate(day) ? formatDate(day, true) : day;
  }

  /** The record an entry is about as it was before it; as it was added; or as it is now. */
  record<T extends TableName>(table: T, id: IdOf<T>): Records[T] | undefined {
    const { added = {}, updated = {}, removed = {} } = tableChange(this.change, table) ?? {};
    const found = removed[id] ?? updated[id]?.[0] ?? added[id];
    return (found ?? (this.plan[table] as ReadonlyMap<string, Records[TableName]>).get(id)) as
      | Records[T]
      | undefined;
  }

  /** `estimate 5, team Checkout, description`: what an edit set, long texts by their name only. */
  fields(fields: Readonly<Record<string, unknown>>): string {
    const parts = Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => this.#field(key, value));
    return parts.length > 0 ? `: ${parts.join(', ')}` : '';
  }

  #field(key: string, value: unknown): string {
    const name = FIELDS[key] ?? key.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
    switch (typeof value) {
      case 'number':
        return `${name} ${SHARES.has(key) ? formatShare(value) : Math.round(value * 1_000) / 1_000}`;
      case 'boolean':
        return `${name} ${value ? 'yes' : 'no'}`;
      case 'string':
        return `${name}${this.#text(key, value)}`;
      default:
        return value === null ? `no ${name}` : name;
    }
  }

  #text(key: string, value: string): string {
    if (key.endsWith('Id')) return ` ${this.plain(value)}`;
    if (isPlainDate(value)) return ` ${formatDate(value, true)}`;
    if (value === '') return ' emptied';
    if (value.length > LONG || value.includes('\n')) return '';
    return key === 'title' || key === 'name' || key === 'text' ? ` ${this.quote(value)}` : ` ${value}`;
  }
}

/** "a, b and c". */
export function joined(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
