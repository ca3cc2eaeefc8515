import { z } from 'zod';
import { type ItemId, idSchema } from '../model/index';

/** `id` ranks before `other`, or behind it. */
const answerSchema = z
  .strictObject({ id: idSchema('item'), other: idSchema('item'), before: z.boolean() })
  .readonly();

/**
 * A ranking by pairs, as it is kept: what was in order already, what is put into that order one after the other, and
 * every answer so far. All else follows from these (standingOf), so that undoing an answer is dropping it.
 */
export const comparisonsSchema = z
  .strictObject({
    base: z.array(idSchema('item')).max(200_000).readonly(),
    queue: z.array(idSchema('item')).max(200_000).readonly(),
    answers: z.array(answerSchema).max(200_000).readonly(),
  })
  .readonly();

export type Comparisons = z.infer<typeof comparisonsSchema>;

export interface Pair {
  /** The item that is being put into the order. */
  readonly id: ItemId;
  /** One that stands in the order already. */
  readonly other: ItemId;
}

/** Where a ranking by pairs stands. */
export interface Standing {
  /** What is in order so far, the first first. */
  readonly order: readonly ItemId[];
  /** What is asked next; null: everything is in order. */
  readonly question: Pair | null;
  /** How many more answers it takes at most. */
  readonly left: number;
}

/** Begins with what is in order already (possibly nothing) and what is to be put into that order. */
export const startComparisons = (base: readonly ItemId[], queue: readonly ItemId[]): Comparisons => ({
  base,
  queue,
  answers: [],
});

/** Answers at most for putting one item into an order of `size`. */
const mostFor = (size: number): number => Math.ceil(Math.log2(size + 1));

/** Answers at most for putting `queue` items into an order of `base`: about n log2 n for n items from nothing. */
export function mostAnswers(base: number, queue: number): number {
  let most = 0;
  for (let size = base; size < base + queue; size += 1) most += mostFor(size);
  return most;
}

/**
 * Where a ranking stands among the items that are there by now: binary insertion (Knuth, The Art of Computer Programming,
 * volume 3, 5.2.1), each item of the queue into the order of those before it. Items that have left the plan are neither
 * asked about nor part of the order, but what was said about them counts again when they come back.
 */
export function standingOf(
  { base, queue, answers }: Comparisons,
  isThere: (id: ItemId) => boolean,
): Standing {
  const said = new Map<ItemId, { readonly other: ItemId; readonly before: boolean }[]>();
  for (const { id, other, before } of answers) {
    const known = said.get(id);
    if (known) known.push({ other, before });
    else said.set(id, [{ other, before }]);
  }
  const order = [...base];
  let question: Pair | null = null;
  let left = 0;
  const living = () => order.filter(isThere);
  for (const [turn, id] of queue.entries()) {
    const [low, high] = placesLeft(order, said.get(id) ?? []);
    const open = order.slice(low, high).filter(isThere);
    const other = open[open.length >> 1];
    if (other === undefined) {
      order.splice(low, 0, id);
    } else if (isThere(id)) {
      question = { id, other };
      const waiting = queue.slice(turn + 1).filter(isThere).length;
      left = mostFor(open.length) + mostAnswers(living().length + 1, waiting);
      break;
    }
  }
  return { order: living(), question, left };
}

/** From which to which place of an order an item can still go, by what was said of it. */
function placesLeft(
  order: readonly ItemId[],
  said: readonly { readonly other: ItemId; readonly before: boolean }[],
): readonly [number, number] {
  let low = 0;
  let high = order.length;
  for (const { other, before } of said) {
    const place = order.indexOf(other);
    if (place < 0) continue;
    if (before) high = Math.min(high, place);
    else low = Math.max(low, place + 1);
  }
  return [Math.min(low, high), high];
}

/** One more answer. An answer to anything but the question that is open (a key pressed twice) changes nothing. */
export function answer(
  comparisons: Comparisons,
  pair: Pair,
  before: boolean,
  isThere: (id: ItemId) => boolean,
): Comparisons {
  const { question } = standingOf(comparisons, isThere);
  if (question?.id !== pair.id || question.other !== pair.other) return comparisons;
  return { ...comparisons, answers: [...comparisons.answers, { ...pair, before }] };
}

/** Takes the last answer back: exactly what was before it. */
export const takeBack = (comparisons: Comparisons): Comparisons => ({
  ...comparisons,
  answers: comparisons.answers.slice(0, -1),
});

/** Takes in items that came later; they are put into the order last. */
export function takeIn(comparisons: Comparisons, ids: readonly ItemId[]): Comparisons {
  const known = new Set([...comparisons.base, ...comparisons.queue]);
  const fresh = ids.filter((id) => !known.has(id));
  return fresh.length === 0 ? comparisons : { ...comparisons, queue: [...comparisons.queue, ...fresh] };
}
