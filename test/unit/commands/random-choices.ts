import type { Command, CommandType } from '@shared/commands/reduce';
import { ITEM_TYPES, type Item, type Plan } from '@shared/model/index';

/** Chooses among what the plan holds at that moment. */
export interface Chooser {
  readonly plan: Plan;
  /** Unique in the history: for new ids. */
  readonly step: number;
  readonly number: (below: number) => number;
  readonly one: <T>(values: Iterable<T>) => T | undefined;
  readonly some: <T>(values: Iterable<T>) => T[];
}

export function chooserOf(plan: Plan, step: number, picks: readonly number[]): Chooser {
  let next = 0;
  const number = (below: number): number => (picks[next++ % picks.length] ?? 0) % Math.max(1, below);
  const one = <T>(values: Iterable<T>): T | undefined => {
    const all = [...values];
    return all[number(all.length)];
  };
  const some = <T>(values: Iterable<T>): T[] => {
    const all = [...values];
    const [start, count] = [number(all.length), 1 + number(4)];
    return all.slice(start, start + count);
  };
  return { plan, step, number, one, some };
}

export const GONE = 'gone';
export const NOW = '2026-12-15T10:00:00.000Z';

export const item = ({ plan, one }: Chooser) => one(plan.items.keys()) ?? (`item_${GONE}` as const);
export const items = ({ plan, some }: Chooser) => some(plan.items.keys());
export const debtItem = ({ plan, one }: Chooser) =>
  one([...plan.items.values()].filter(({ debt }) => debt))?.id ?? (`item_${GONE}` as const);
export const team = ({ plan, one }: Chooser) => one(plan.teams.keys()) ?? (`team_${GONE}` as const);
export const person = ({ plan, one }: Chooser) => one(plan.people.keys()) ?? (`person_${GONE}` as const);
export const iteration = ({ plan, one }: Chooser) =>
  one(plan.iterations.keys()) ?? (`iteration_${GONE}` as const);
export const milestone = ({ plan, one }: Chooser) =>
  one(plan.milestones.keys()) ?? (`milestone_${GONE}` as const);
export const objective = ({ plan, one }: Chooser) =>
  one(plan.objectives.keys()) ?? (`objective_${GONE}` as const);
export const milestones = ({ plan, some }: Chooser) => some(plan.milestones.keys());
export const day = ({ number }: Chooser) => (number(2) ? (1 as const) : (2 as const));
export const side = ({ number }: Chooser) => (number(2) ? ('product' as const) : ('engineering' as const));
export const text = ({ one }: Chooser) =>
  one(['Pay by card', 'x', 'Ä ö 😀', '"quoted" \\ \n line', 'a'.repeat(200)]) ?? 'x';
export const title = ({ one }: Chooser) =>
  one(['Pay by card', 'x', 'Ä ö 😀', '  spaces  ', '__proto__']) ?? 'x';
export const amount = ({ one }: Chooser) => one([0, 0.5, 1, 3, 8, 40, 10_000]) ?? 1;
export const share = ({ one }: Chooser) => one([0, 0.1, 0.1999, 0.2, 1 / 3, 1]) ?? 0.2;
export const order = (
  choose: Chooser,
): readonly ['first' | 'last'] | readonly ['before' | 'after', Item['id']] => {
  const kind = choose.one(['first', 'last', 'before', 'after'] as const) ?? 'first';
  return kind === 'first' || kind === 'last' ? [kind] : [kind, item(choose)];
};
export const position = (choose: Chooser) => {
  const [kind, id] = order(choose);
  if (kind === 'before' && id) return { before: id };
  if (kind === 'after' && id) return { after: id };
  return kind === 'first' ? ('first' as const) : ('last' as const);
};
export const placement = (choose: Chooser) => {
  const [a, b] = [iteration(choose), iteration(choose)];
  return choose.number(5) > 0 && a > b ? { from: b, to: a } : { from: a, to: b };
};
export const fields = (choose: Chooser) => ({
  ...(choose.number(2) && { title: title(choose) }),
  ...(choose.number(3) === 0 && { type: choose.one(ITEM_TYPES) ?? ('bug' as const) }),
  ...(choose.number(3) === 0 && { description: text(choose) }),
  ...(choose.number(2) && { teamId: choose.number(4) ? team(choose) : null }),
  ...(choose.number(2) && { ownerId: choose.number(4) ? person(choose) : null }),
  ...(choose.number(2) && { estimate: choose.number(4) ? amount(choose) : null }),
  ...(choose.number(3) === 0 && { labels: [text(choose).slice(0, 100)] }),
});
export const debtFields = (choose: Chooser) => ({
  interest: amount(choose),
  userEffect: text(choose),
  proposerId: person(choose),
});

/** How the arguments of each command are made up. */
export type Builders = {
  readonly [T in CommandType]: (choose: Chooser) => Extract<Command, { type: T }>['args'];
};
