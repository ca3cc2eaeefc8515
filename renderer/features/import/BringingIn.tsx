import { Progress } from '@mantine/core';
import type { ImportSummary } from '../../workers/import-worker';
import classes from './Import.module.css';
import { count } from './import-texts';
import type { Bringing } from './useImport';

const PHASES = {
  fetching: ['Getting them ready…', 0],
  checking: ['Checking them against the plan…', 45],
  comparing: ['Looking for work that is in the plan twice…', 50],
  writing: ['Writing them to the disk…', 70],
  showing: ['Written. Working out what is open in the plan…', 90],
} as const satisfies Record<Bringing['phase'], readonly [text: string, from: number]>;

/** While an accepted import goes into the plan, in one step: all of it, or nothing. */
export function BringingIn({
  bringing: { phase, share },
  summary,
}: {
  readonly bringing: Bringing;
  readonly summary: ImportSummary;
}) {
  const [text, from] = PHASES[phase];
  const { created, updated } = summary.counts;
  return (
    <div className={classes.drop} data-still>
      <p className={classes.dropTitle}>Bringing {count(created + updated, 'item')} into the plan</p>
      <Progress
        value={phase === 'fetching' ? Math.max(2, share * PHASES.checking[1]) : from}
        animated
        w={320}
        aria-label="Bringing the items into the plan"
      />
      <p className={classes.help} role="status">
        {text} They come in one step: all of them, or none.
      </p>
    </div>
  );
}
