import { tableChange, touchedTables } from '../../change/change';
import type { scenarioCommands } from '../../commands/scenario';
import { joined, type Say, type Sentences } from '../say';

/** "3 added, 12 changed and 1 removed". */
function countsOf({ change }: Say): string {
  const changes = touchedTables(change).map((table) => tableChange(change, table) ?? {});
  const count = (kind: 'added' | 'updated' | 'removed') =>
    changes.reduce((sum, table) => sum + Object.keys(table[kind] ?? {}).length, 0);
  const counted = [
    [count('added'), 'added'],
    [count('updated') + (change.info ? 1 : 0), 'changed'],
    [count('removed'), 'removed'],
  ] as const;
  return joined(counted.filter(([amount]) => amount > 0).map(([amount, what]) => `${amount} ${what}`));
}

export const scenarioSentences = {
  'scenario.adopt': ({ name }, say) => {
    const counts = countsOf(say);
    return `Adopted the what-if ${say.quote(name)}${counts === '' ? '' : `: ${counts}`}.`;
  },
  'scenario.update': ({ base }) =>
    `Brought the what-if up to date with the plan as it was after step ${base}.`,
  'sequence.apply': ({ seed, schedules }, say) => {
    const moved = Object.keys(say.change.items?.updated ?? {}).length;
    return `Took over a suggested sequence: ${moved === 1 ? 'one item' : `${moved} items`} placed or moved (seed ${seed}, ${schedules} sequences tried).`;
  },
} satisfies Sentences<keyof typeof scenarioCommands>;
