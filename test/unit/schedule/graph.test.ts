import type { ItemId } from '@shared/model/index';
import { allNeedsOf, findCycles, findPath, needsOf } from '@shared/schedule/graph';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

interface Edge {
  readonly itemId: ItemId;
  readonly needsId: ItemId;
}

const NODES = 7;
const node = (index: number): ItemId => `item_${index}`;
const edge = (from: number, to: number): Edge => ({ itemId: node(from), needsId: node(to) });
const edges = fc
  .uniqueArray(fc.tuple(fc.nat(NODES - 1), fc.nat(NODES - 1)), { selector: String, maxLength: 14 })
  .map((pairs) => pairs.map(([from, to]) => edge(from, to)));

/** Number of steps from each node to each other (Floyd-Warshall): Infinity when there is no way, from 1 on the diagonal. */
function distances(graph: readonly Edge[]): number[][] {
  const all = Array.from({ length: NODES }, (_, from) =>
    Array.from({ length: NODES }, (_, to) =>
      graph.some(({ itemId, needsId }) => itemId === node(from) && needsId === node(to)) ? 1 : Infinity,
    ),
  );
  const of = (from: number, to: number): number => all[from]?.[to] ?? Infinity;
  for (let via = 0; via < NODES; via += 1) {
    for (let from = 0; from < NODES; from += 1) {
      for (let to = 0; to < NODES; to += 1) {
        const row = all[from];
        if (row) row[to] = Math.min(of(from, to), of(from, via) + of(via, to));
      }
    }
  }
  return all;
}

const isEdge = (graph: readonly Edge[], from: ItemId | undefined, to: ItemId | undefined): boolean =>
  graph.some(({ itemId, needsId }) => itemId === from && needsId === to);

describe('findPath', () => {
  it('finds a shortest chain wherever there is one (Floyd-Warshall as witness)', () => {
    fc.assert(
      fc.property(edges, fc.nat(NODES - 1), fc.nat(NODES - 1), (graph, from, to) => {
        const path = findPath(graph, node(from), node(to));
        if (from === to) {
          expect(path).toEqual([node(from)]);
          return;
        }
        const steps = distances(graph)[from]?.[to] ?? Infinity;
        if (steps === Infinity) expect(path).toBeNull();
        else {
          expect(path).toHaveLength(steps + 1);
          expect([path?.[0], path?.at(-1)]).toEqual([node(from), node(to)]);
          path?.slice(1).forEach((next, index) => {
            expect(isEdge(graph, path[index], next)).toBe(true);
          });
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('findCycles', () => {
  it('finds a cycle exactly when some item needs itself in the end', () => {
    fc.assert(
      fc.property(edges, (graph) => {
        const cyclic = distances(graph).some((row, index) => row[index] !== Infinity);
        expect(findCycles(graph).length > 0).toBe(cyclic);
      }),
      { numRuns: 500 },
    );
  });

  it('names real cycles without repetition; without the dependency that closes each, none is left', () => {
    fc.assert(
      fc.property(edges, (graph) => {
        const cycles = findCycles(graph);
        for (const cycle of cycles) {
          expect(new Set(cycle).size).toBe(cycle.length);
          cycle.forEach((item, index) => {
            expect(isEdge(graph, item, cycle[(index + 1) % cycle.length])).toBe(true);
          });
        }
        const open = graph.filter(
          ({ itemId, needsId }) => !cycles.some((cycle) => cycle.at(-1) === itemId && cycle[0] === needsId),
        );
        expect(distances(open).every((row, index) => row[index] === Infinity)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('allNeedsOf', () => {
  it('is everything that can be reached', () => {
    fc.assert(
      fc.property(edges, fc.nat(NODES - 1), (graph, from) => {
        const reached = (distances(graph)[from] ?? []).flatMap((steps, to) =>
          steps < Infinity ? [node(to)] : [],
        );
        expect([...allNeedsOf(needsOf(graph), node(from))].sort()).toEqual(reached);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a chain of 10,000 items', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) => edge(index, index + 1));

  it('has a path from one end to the other and no cycle', () => {
    expect(findPath(chain, node(0), node(10_000))).toHaveLength(10_001);
    expect(findPath(chain, node(10_000), node(0))).toBeNull();
    expect(findCycles(chain)).toEqual([]);
    expect(allNeedsOf(needsOf(chain), node(0)).size).toBe(10_000);
  });

  it('is one cycle when it is closed', () => {
    const [cycle, ...others] = findCycles([...chain, edge(10_000, 0)]);
    expect(cycle).toHaveLength(10_001);
    expect(others).toEqual([]);
  });
});
