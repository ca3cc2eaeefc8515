import type { Dependency, ItemId } from '../model/index';

type Edge = Pick<Dependency, 'itemId' | 'needsId'>;

/** What each item needs directly, by item id. */
export function needsOf(dependencies: Iterable<Edge>): Map<ItemId, ItemId[]> {
  const needs = new Map<ItemId, ItemId[]>();
  for (const { itemId, needsId } of dependencies) {
    const known = needs.get(itemId);
    if (known) known.push(needsId);
    else needs.set(itemId, [needsId]);
  }
  return needs;
}

/** What waits directly for each item, by item id. */
export function heldUpBy(dependencies: Iterable<Edge>): Map<ItemId, ItemId[]> {
  const heldUp = new Map<ItemId, ItemId[]>();
  for (const { itemId, needsId } of dependencies) {
    const known = heldUp.get(needsId);
    if (known) known.push(itemId);
    else heldUp.set(needsId, [itemId]);
  }
  return heldUp;
}

/**
 * The loop (MAP-2) that a new dependency "item needs needsId" would close: each waits for the next, and the item itself stands at
 * both ends. null: it closes none.
 */
export function loopOf(dependencies: Iterable<Edge>, itemId: ItemId, needsId: ItemId): ItemId[] | null {
  const path = findPath(dependencies, needsId, itemId);
  return path && [itemId, ...path];
}

/** A loop as it is told: `“A” waits for “B” waits for “A”`. */
export const loopText = (loop: readonly ItemId[], titleOf: (id: ItemId) => string): string =>
  loop.map((id) => `“${titleOf(id)}”`).join(' waits for ');

/**
 * A shortest chain "from needs ... needs to" along the dependencies, both ends included; null when there is none.
 * `from` and `to` being the same item gives that one item.
 */
export function findPath(dependencies: Iterable<Edge>, from: ItemId, to: ItemId): ItemId[] | null {
  const needs = needsOf(dependencies);
  const cameFrom = new Map<ItemId, ItemId | null>([[from, null]]);
  const queue: ItemId[] = [from];
  for (const item of queue) {
    if (item === to) {
      const path: ItemId[] = [];
      for (let step: ItemId | null = to; step !== null; step = cameFrom.get(step) ?? null) path.unshift(step);
      return path;
    }
    for (const next of needs.get(item) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, item);
      queue.push(next);
    }
  }
  return null;
}

/**
 * A cycle for each dependency that closes one, each as the items along it, the first not repeated; empty when
 * the graph has none. Iterative, so that a chain of 10,000 items does not overflow the stack.
 */
export function findCycles(dependencies: Iterable<Edge>): ItemId[][] {
  const needs = needsOf(dependencies);
  const state = new Map<ItemId, 'open' | 'done'>();
  const cycles: ItemId[][] = [];
  for (const root of needs.keys()) {
    if (state.has(root)) continue;
    const path: ItemId[] = [];
    const stack: { readonly item: ItemId; next: number }[] = [{ item: root, next: 0 }];
    state.set(root, 'open');
    path.push(root);
    while (stack.length > 0) {
      const frame = stack.at(-1);
      if (!frame) break;
      const child = needs.get(frame.item)?.[frame.next];
      frame.next += 1;
      if (child === undefined) {
        state.set(frame.item, 'done');
        stack.pop();
        path.pop();
      } else if (state.get(child) === 'open') {
        cycles.push(path.slice(path.indexOf(child)));
      } else if (!state.has(child)) {
        state.set(child, 'open');
        path.push(child);
        stack.push({ item: child, next: 0 });
      }
    }
  }
  return cycles;
}

/** Everything an item needs, directly or through others; itself not included unless it lies on a cycle. */
export function allNeedsOf(needs: ReadonlyMap<ItemId, readonly ItemId[]>, item: ItemId): Set<ItemId> {
  const found = new Set<ItemId>();
  const queue = [...(needs.get(item) ?? [])];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    queue.push(...(needs.get(next) ?? []));
  }
  return found;
}
