import type { Fact, FieldFacts } from '../compare/fact';
import { FIELD_FACTS, INFO_FACTS } from '../compare/field-facts';
import type { Plan, Records, TableName } from '../model/index';
import type { Clash } from './merge-scenario';

/** A clash as people read it. */
export interface ToldClash {
  readonly key: string;
  /** What it is about: "Pay by card". */
  readonly title: string;
  /** What of it: "Estimate"; "The whole entry" when one side removed it. */
  readonly what: string;
  readonly base: string;
  readonly plan: string;
  readonly scenario: string;
}

/** Fields that have no words of their own elsewhere: their effect is told as a move. */
const ORDERS: Readonly<Record<string, string>> = {
  rank: 'Place in the backlog',
  order: 'Place in the order',
  'debt.businessRank': "Product's rank of the debt",
  'debt.sequence': "Place in the CTO's sequence",
  startedAt: 'Timer',
  spentSeconds: 'Time spent',
};

/** Tells what clashes, each value with the names of its own side. */
export function tellClash(clash: Clash, plan: Plan, scenario: Plan): ToldClash {
  const { key, table, id, field } = clash;
  const record = recordIn(plan, table, id) ?? recordIn(scenario, table, id);
  const title = table === 'info' ? 'The plan as a whole' : nameOf(record, table);
  if (field === null) {
    const state = (value: unknown) => (value === undefined ? 'removed' : 'changed');
    return {
      key,
      title,
      what: 'The whole entry',
      base: clash.base === undefined ? 'not there' : 'as it was',
      plan: state(clash.plan),
      scenario: state(clash.scenario),
    };
  }
  if (field in ORDERS) {
    const what = ORDERS[field] ?? field;
    return { key, title, what, base: 'where it was', plan: 'moved there', scenario: 'moved here' };
  }
  const all = {
    base: factsOf(clash, clash.base, plan),
    plan: factsOf(clash, clash.plan, plan),
    scenario: factsOf(clash, clash.scenario, scenario),
  };
  // Of a field in parts only what differs is told.
  const label = [...all.scenario, ...all.plan]
    .map((fact) => fact.label)
    .find((one) => textOf(all.plan, one) !== textOf(all.scenario, one));
  return {
    key,
    title,
    what: label ?? field.replace(/^.*\./u, ''),
    base: textOf(all.base, label),
    plan: textOf(all.plan, label),
    scenario: textOf(all.scenario, label),
  };
}

const textOf = (facts: readonly Fact[], label: string | undefined): string =>
  facts.find((fact) => fact.label === label)?.texts.join(', ') ?? 'none';

const recordIn = (plan: Plan, table: Clash['table'], id: string): object | undefined =>
  table === 'info' ? plan.info : (plan[table] as ReadonlyMap<string, Records[TableName]>).get(id);

function nameOf(record: object | undefined, table: string): string {
  const { title, name, text } = (record ?? {}) as Readonly<Record<string, unknown>>;
  return [title, name, text].find((value): value is string => typeof value === 'string') ?? table;
}

/** What a record says in that field with that value; a field in parts is said whole. */
function factsOf({ table, id, field }: Clash, value: unknown, plan: Plan): readonly Fact[] {
  const [name = '', part] = (field ?? '').split('.');
  const facts = (table === 'info' ? INFO_FACTS : FIELD_FACTS[table]) as unknown as Readonly<
    Record<string, FieldFacts<unknown> | undefined>
  >;
  const record = recordIn(plan, table, id) as Readonly<Record<string, unknown>> | undefined;
  const around = record?.[name];
  const whole =
    part === undefined
      ? value
      : typeof around === 'object' && around
        ? { ...around, [part]: value }
        : undefined;
  return whole === undefined ? [] : (facts[name] ?? (() => []))(whole, plan);
}
