import type { ImportPreview } from '@shared/exchange/merge/import-preview';
import type { DuplicatePair } from '@shared/exchange/merge/propose-duplicates';
import type { Unit } from '@shared/model/index';
import { count } from './output';

const SHOWN = 10;

/** What an import did, for people: what came in, what did not and why. */
export function describeImport(file: string, preview: Omit<ImportPreview, 'command'>, unit: Unit): string {
  const { counts, links, columns, problems } = preview;
  const lines = [
    `${file} (${preview.format}, ${count(counts.rows, 'issue')})`,
    `  ${counts.created} created, ${counts.updated} updated, ${counts.unchanged} unchanged`,
  ];
  const { done, cancelled, type, duplicate, noKey } = counts.skipped;
  const skipped = [
    [done, 'done'],
    [cancelled, 'cancelled'],
    [type, 'of a type left out'],
    [duplicate, 'with a key that stands twice'],
    [noKey, 'without a key'],
  ].flatMap(([amount, why]) => (amount ? [`${amount} ${why}`] : []));
  if (skipped.length > 0) lines.push(`  left out: ${skipped.join(', ')}`);
  if (counts.people > 0) lines.push(`  ${count(counts.people, 'new owner')}`);
  const groups = [
    [counts.milestones, 'milestone'],
    [counts.objectives, 'objective'],
  ] as const;
  for (const [amount, name] of groups) if (amount > 0) lines.push(`  ${count(amount, name)}`);
  if (counts.created > 0) {
    lines.push(`  new items in the order of ${preview.order === 'rank' ? "the tracker's rank" : 'the file'}`);
  }
  if (links.made.length > 0) lines.push(`  ${count(links.made.length, 'dependency', 'dependencies')}`);
  const lost = [
    [links.outside, 'point outside the file and the plan'],
    [links.leftOut, 'point to issues that are left out'],
    [links.loops.length, 'would close a loop'],
  ].flatMap(([amount, why]) => (amount ? [`${amount} ${why}`] : []));
  if (lost.length > 0) lines.push(`  links not taken: ${lost.join(', ')}`);
  for (const { item, needs } of links.loops.slice(0, SHOWN)) {
    lines.push(`    ${item} needs ${needs} is left out: it closes a loop`);
  }
  if (preview.estimate.used === 'none' && preview.estimate.points + preview.estimate.time > 0) {
    const given = preview.estimate.points > 0 ? 'points' : 'time';
    lines.push(
      `  no estimates: the plan counts ${unit}, the file gives ${given} (--estimate ${given} takes them)`,
    );
  }
  const unknown = preview.teams.filter(({ teamId }) => teamId === null);
  if (unknown.length > 0) {
    lines.push(
      `  teams the plan does not have: ${unknown
        .slice(0, SHOWN)
        .map(({ name }) => name)
        .join(', ')}`,
    );
  }
  for (const { key, field, taken } of preview.conflicts.slice(0, SHOWN)) {
    lines.push(
      `  ${key}: ${field} was changed here and in the tracker; the ${taken === 'room' ? 'value here stays' : "tracker's is taken"}`,
    );
  }
  for (const { key } of preview.closedInTracker.slice(0, SHOWN))
    lines.push(`  ${key} is closed in the tracker and still in the plan`);
  const dropped = columns.filter(({ used, filled }) => !used && filled > 0);
  if (dropped.length > 0) {
    const cells = dropped.reduce((sum, { filled }) => sum + filled, 0);
    lines.push(
      `  ${count(dropped.length, 'column')} not imported (${count(cells, 'filled cell')}); --json names them`,
    );
  }
  for (const { row, message } of problems.slice(0, SHOWN))
    lines.push(`  ${row === null ? '' : `row ${row}: `}${message}`);
  const more = problems.length - SHOWN + preview.moreProblems;
  if (more > 0) lines.push(`  and ${count(more, 'more remark')}`);
  return lines.join('\n');
}

/** Pairs that may be the same work, for people to look at; nothing was merged. */
export function describeDuplicates(pairs: readonly DuplicatePair[]): string[] {
  if (pairs.length === 0) return [];
  const shown = pairs.slice(0, SHOWN).map(({ one, other }) => {
    const name = ({ key, title }: DuplicatePair['one']) =>
      key === '' || key === title ? title : `${key} ${title}`;
    return `    ${name(one)} = ${name(other)}`;
  });
  const head = `  ${count(pairs.length, 'likely duplicate')} across sources, not merged:`;
  return [head, ...shown, ...(pairs.length > SHOWN ? [`    and ${pairs.length - SHOWN} more`] : [])];
}
