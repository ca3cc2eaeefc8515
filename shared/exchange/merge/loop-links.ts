import type { ItemId } from '../../model/index';

export interface Link {
  readonly itemId: ItemId;
  readonly needsId: ItemId;
}

export interface Loop<L extends Link> {
  /** The link that is left out, so that the rest has no loop. */
  readonly link: L;
  /** The items along the loop, each needing the next and the last the first; at most the first twenty. */
  readonly items: readonly ItemId[];
}

const SHOWN = 20;

/**
 * Parts new links into those that may stand beside the known ones and those that would close a loop. Known links always
 * stay. Each pass walks the graph once, and one pass is enough unless a loop closes over a known link.
 */
export function withoutLoops<L extends Link>(
  known: Iterable<Link>,
  added: readonly L[],
): { readonly links: L[]; readonly loops: Loop<L>[] } {
  const fixed = [...known];
  const loops: Loop<L>[] = [];
  let links = [...added];
  for (;;) {
    const found = closingLinks(fixed, links);
    if (found.size === 0) return { links, loops };
    for (const [link, items] of found) loops.push({ link, items });
    links = links.filter((link) => !found.has(link));
  }
}

interface Step<L extends Link> {
  readonly item: ItemId;
  /** The new link by which the walk came here; null: a known link, or the start. */
  readonly by: L | null;
  next: number;
}

/** Walks depth first, without recursion: a link to an item on the way back to the start closes a loop. */
function closingLinks<L extends Link>(fixed: readonly Link[], added: readonly L[]): Map<L, ItemId[]> {
  const edges = new Map<ItemId, { readonly to: ItemId; readonly link: L | null }[]>();
  const connect = (from: ItemId, to: ItemId, link: L | null) => {
    const known = edges.get(from);
    if (known) known.push({ to, link });
    else edges.set(from, [{ to, link }]);
  };
  for (const { itemId, needsId } of fixed) connect(itemId, needsId, null);
  for (const link of added) connect(link.itemId, link.needsId, link);

  const found = new Map<L, ItemId[]>();
  const done = new Set<ItemId>();
  const depth = new Map<ItemId, number>();
  for (const start of edges.keys()) {
    if (done.has(start)) continue;
    const path: Step<L>[] = [{ item: start, by: null, next: 0 }];
    depth.set(start, 0);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const edge = edges.get(step.item)?.[step.next];
      step.next += 1;
      if (!edge) {
        done.add(step.item);
        depth.delete(step.item);
        path.pop();
        continue;
      }
      if (done.has(edge.to)) continue;
      const back = depth.get(edge.to);
      if (back === undefined) {
        depth.set(edge.to, path.length);
        path.push({ item: edge.to, by: edge.link, next: 0 });
        continue;
      }
      const link = edge.link ?? lastNewLink(path, back);
      if (link && !found.has(link)) {
        found.set(
          link,
          path.slice(back, back + SHOWN).map(({ item }) => item),
        );
      }
    }
  }
  return found;
}

/** The new link nearest to the end of the path, on the way from `back`; the known links alone have no loop. */
function lastNewLink<L extends Link>(path: readonly Step<L>[], back: number): L | null {
  for (let index = path.length - 1; index > back; index -= 1) {
    const by = path[index]?.by;
    if (by) return by;
  }
  return null;
}
