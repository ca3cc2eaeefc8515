import type { Dependency, ItemId, Plan } from '../../model/index';
import type { ExportFile } from '../export-file';
import { fold } from '../source/clean-text';
import { chosen, type ImportOptions, type LinkRole } from './import-options';
import type { LinkReport } from './import-preview';
import { withoutLoops } from './loop-links';
import type { CreateId } from './people-choice';

export interface MergedLinks {
  readonly report: LinkReport;
  readonly dependencies: readonly Dependency[];
  /** By the key of the item that needs them: keys to remember as dependencies that came from the tracker. */
  readonly remembered: ReadonlyMap<string, readonly string[]>;
  /** Whether a link cell, by row and column, became a dependency or stands for one that is there. */
  readonly isUsed: (row: number, column: number) => boolean;
}

interface KeyLink {
  readonly item: string;
  readonly needs: string;
  readonly itemId: ItemId;
  readonly needsId: ItemId;
  readonly cell: string;
}

/** Types that mean an order of work: "A blocks B" in the languages Jira speaks. */
const BLOCKING =
  /^(block(s|ed|er|ing)?|is blocked by|bloquea|bloqueo|blockiert|bloque|blocage|bloqueia|bloqueio)$/;

/** What a link type means: the user's choice, else that a blocker comes first. Jira's inward end is the one that is blocked. */
export function linkRole(type: string, options: ImportOptions): LinkRole {
  return chosen(options.links, type) ?? (BLOCKING.test(fold(type)) ? 'inward-needs-outward' : 'ignore');
}

export interface LinkContext {
  readonly plan: Plan;
  readonly file: ExportFile;
  readonly options: ImportOptions;
  /** Items by key: those of the plan and those to be created. */
  readonly itemOf: ReadonlyMap<string, ItemId>;
  /** Keys that earlier imports made dependencies of, by the key of the item that needs them. */
  readonly remembered: (key: string) => readonly string[];
  readonly createId: CreateId;
}

/** The tracker's links as dependencies: once, though both ends name them, and never closing a loop. */
export function mergeLinks({ plan, file, options, itemOf, remembered, createId }: LinkContext): MergedLinks {
  const inFile = new Set(file.records.map(({ key }) => key));
  const types = new Map<string, { role: LinkRole; cells: number }>();
  const count = { known: 0, removedInRoom: 0, outside: 0, leftOut: 0, toItself: 0 };
  const existing = new Set([...plan.dependencies.values()].map(pair));
  const links = new Map<string, KeyLink>();
  const seen = new Set<string>();
  const used = new Set<string>();
  const unused = new Map<string, string>();
  const keep = new Map<string, string[]>();

  for (const record of file.records) {
    for (const link of record.links) {
      const type = types.get(link.type) ?? { role: linkRole(link.type, options), cells: 0 };
      types.set(link.type, type);
      type.cells += 1;
      if (type.role === 'ignore' || !itemOf.has(record.key)) continue;
      const isNeeding = (link.direction === 'inward') === (type.role === 'inward-needs-outward');
      const [item, needs] = isNeeding ? [record.key, link.key] : [link.key, record.key];
      const cell = `${record.row} ${link.column}`;
      const name = `${item} ${needs}`;
      if (seen.has(name)) {
        const first = unused.get(name);
        if (first === undefined) used.add(cell);
        continue;
      }
      seen.add(name);
      const [itemId, needsId] = [itemOf.get(item), itemOf.get(needs)];
      if (item === needs) count.toItself += 1;
      else if (itemId === undefined || needsId === undefined) {
        if (inFile.has(link.key)) count.leftOut += 1;
        else count.outside += 1;
      } else if (existing.has(`${itemId} ${needsId}`)) {
        count.known += 1;
        used.add(cell);
        remember(keep, item, needs);
        continue;
      } else if (remembered(item).includes(needs)) {
        count.removedInRoom += 1;
      } else {
        links.set(name, { item, needs, itemId, needsId, cell });
        used.add(cell);
        continue;
      }
      unused.set(name, cell);
    }
  }

  const { links: made, loops } = withoutLoops(plan.dependencies.values(), [...links.values()]);
  for (const { link } of loops) used.delete(link.cell);
  for (const { item, needs } of made) remember(keep, item, needs);
  const keyOf = new Map([...itemOf].map(([key, id]) => [id, key]));
  const nameOf = (id: ItemId) => keyOf.get(id) ?? plan.items.get(id)?.title ?? id;
  return {
    dependencies: made.map(({ itemId, needsId }) => ({ id: createId('dependency'), itemId, needsId })),
    remembered: keep,
    isUsed: (row, column) => used.has(`${row} ${column}`),
    report: {
      types: [...types].map(([name, { role, cells }]) => ({ name, role, cells })),
      made: made.map(({ item, needs }) => ({ item, needs })),
      ...count,
      loops: loops.map(({ link: { item, needs }, items }) => ({ item, needs, keys: items.map(nameOf) })),
    },
  };
}

const pair = ({ itemId, needsId }: Dependency): string => `${itemId} ${needsId}`;

function remember(keep: Map<string, string[]>, item: string, needs: string): void {
  const known = keep.get(item);
  if (known) known.push(needs);
  else keep.set(item, [needs]);
}
