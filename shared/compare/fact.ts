import type { Plan } from '../model/index';

/** One thing that is true of a record, as people say it: "Estimate", "5 days". */
export interface Fact {
  readonly label: string;
  /** One text, or one for each entry of a list; never empty. */
  readonly texts: readonly string[];
  readonly isList: boolean;
}

/** What a field of a record says, if anything. */
export type FieldFacts<V> = (value: V, plan: Plan) => readonly Fact[];

/** A field that stands for one value. `say` gives an empty text for none. */
export const value =
  <V>(label: string, say: (value: V, plan: Plan) => string): FieldFacts<V> =>
  (given, plan) => {
    const text = say(given, plan);
    return text === '' ? [] : [{ label, texts: [text], isList: false }];
  };

/** A field that lists things: what came and what went is told. */
export const list =
  <V>(label: string, say: (value: V, plan: Plan) => readonly string[]): FieldFacts<V> =>
  (given, plan) => {
    const texts = say(given, plan).filter((text) => text !== '');
    return texts.length === 0 ? [] : [{ label, texts, isList: true }];
  };

/** A field of several parts, each with its own label. */
export const parts =
  <V extends object>(fields: { readonly [F in keyof V]-?: FieldFacts<V[F]> }): FieldFacts<V | null> =>
  (given, plan) =>
    given === null
      ? []
      : (Object.keys(fields) as (keyof V)[]).flatMap((name) => fields[name](given[name], plan));

/** Ids, orders and clocks: nothing anybody would say. */
export const untold: FieldFacts<unknown> = () => [];

const LONG = 400;

/** A text that is told whole unless it is very long. */
export const shortened = (text: string): string => {
  const line = text.trim().replace(/\s+/gu, ' ');
  return line.length > LONG ? `${line.slice(0, LONG - 1).trimEnd()}…` : line;
};

/**
 * What became of the facts of a record, in half sentences: "Estimate: 8 days (was 5 days)", "Labels: added mobile, without
 * desktop". Empty when nothing that is told differs.
 */
export function tellChange(before: readonly Fact[], after: readonly Fact[]): string[] {
  const [from, to] = [byLabel(before), byLabel(after)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((label) => {
    const [was, is] = [from.get(label), to.get(label)];
    const texts = { was: was?.texts ?? [], is: is?.texts ?? [] };
    if (was?.isList || is?.isList) {
      const added = texts.is.filter((text) => !texts.was.includes(text));
      const gone = texts.was.filter((text) => !texts.is.includes(text));
      const told = [
        added.length > 0 && `added ${added.join(', ')}`,
        gone.length > 0 && `without ${gone.join(', ')}`,
      ].filter((part) => part !== false);
      if (told.length > 0) return [`${label}: ${told.join('; ')}`];
      // The same things in another order are still a change where the order was chosen.
      return texts.is.join('\n') === texts.was.join('\n') ? [] : [`${label}: in another order`];
    }
    if (texts.is[0] === texts.was[0]) return [];
    return [`${label}: ${texts.is[0] ?? 'none'} (was ${texts.was[0] ?? 'none'})`];
  });
}

/** What there is to say about a record that came or went. */
export const tellFacts = (facts: readonly Fact[]): string[] =>
  facts.map(({ label, texts }) => `${label}: ${texts.join(', ')}`);

const byLabel = (facts: readonly Fact[]): Map<string, Fact> =>
  new Map(facts.map((fact) => [fact.label, fact]));
