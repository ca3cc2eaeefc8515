import type { ImportCounts } from '@shared/exchange/merge/import-preview';
import type { ImportSummary } from '../../workers/import-worker';

export const number = (value: number): string => value.toLocaleString('en');

/** `1 item`, `12 items`. */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : many}`;

/** `840 kB`, `12.3 MB`. */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What the button does: "Import 261 items", "Import 3 and update 12 items". */
export function importLabel({ empty, counts, links }: ImportSummary): string {
  if (empty) return 'Nothing to change';
  const { created, updated } = counts;
  if (created > 0 && updated > 0) return `Import ${number(created)} and update ${count(updated, 'item')}`;
  if (created > 0) return `Import ${count(created, 'item')}`;
  if (updated > 0) return `Update ${count(updated, 'item')}`;
  if (counts.milestones > 0) return `Import ${count(counts.milestones, 'milestone')}`;
  if (counts.objectives > 0) return `Import ${count(counts.objectives, 'objective')}`;
  return `Import ${count(links.made.length, 'link')}`;
}

/** Why rows are left out, most frequent first: "40 done". */
export function skippedReasons({ skipped }: ImportCounts): string[] {
  const reasons: (readonly [number, string])[] = [
    [skipped.done, 'done'],
    [skipped.cancelled, 'cancelled'],
    [skipped.type, 'of a type that is left out'],
    [skipped.noKey, 'without a key'],
    [skipped.duplicate, 'twice in the file'],
  ];
  return reasons
    .filter(([amount]) => amount > 0)
    .sort(([a], [b]) => b - a)
    .map(([amount, reason]) => `${number(amount)} ${reason}`);
}

export const skippedCount = ({ skipped }: ImportCounts): number =>
  Object.values(skipped).reduce((sum, amount) => sum + amount, 0);

/** What comes along with the items: "14 people who own them". */
export function alongside({ counts, created }: ImportSummary, newTeams: number): string[] {
  const parts = [
    counts.milestones > 0 && count(counts.milestones, 'milestone'),
    counts.objectives > 0 && count(counts.objectives, 'objective'),
    counts.people > 0 && count(counts.people, 'person who owns items', 'people who own items'),
    newTeams > 0 && count(newTeams, 'new team'),
    counts.dependencies > 0 && count(counts.dependencies, 'dependency', 'dependencies'),
  ];
  return created.length + counts.updated + counts.dependencies + counts.milestones + counts.objectives === 0
    ? []
    : parts.filter((part) => part !== false);
}
