import { Button, SegmentedControl } from '@mantine/core';
import type { Conflict } from '@shared/exchange/merge/import-preview';
import type { ImportSummary } from '../../workers/import-worker';
import classes from './Import.module.css';
import { number } from './import-texts';
import type { ImportFlow } from './useImport';

const shown = (text: string) =>
  text === '' ? '(empty)' : text.length > 200 ? `${text.slice(0, 200)}…` : text;

/** Fields that tracker and room both changed since the last import: whose value stands is chosen here. */
export function ConflictList({
  flow,
  summary,
}: {
  readonly flow: ImportFlow;
  readonly summary: ImportSummary;
}) {
  const { conflicts, counts } = summary;
  const chosen = flow.options.takeTracker ?? [];
  const take = (ids: readonly string[], tracker: boolean) => {
    const others = chosen.filter((id) => !ids.includes(id));
    flow.change({ takeTracker: tracker ? [...others, ...ids] : others });
  };
  const all = conflicts.map(({ id }) => id);
  if (conflicts.length === 0) return <p className={classes.soft}>Nothing was changed on both sides.</p>;
  return (
    <div className={classes.stack}>
      <div className={classes.line}>
        <span className={classes.soft}>
          Both the tracker and this room changed these since the last import. What the room decided stays
          unless you choose otherwise.
        </span>
        <Button size="compact-sm" variant="default" onClick={() => take(all, false)}>
          Keep all of ours
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => take(all, true)}>
          Take all of the tracker’s
        </Button>
      </div>
      <ul className={classes.list}>
        {conflicts.map((conflict) => (
          <ConflictRow
            key={conflict.id}
            conflict={conflict}
            onTake={(tracker) => take([conflict.id], tracker)}
          />
        ))}
      </ul>
      {counts.conflicts > conflicts.length && (
        <p className={classes.soft}>
          And {number(counts.conflicts - conflicts.length)} more; ours stays there.
        </p>
      )}
    </div>
  );
}

function ConflictRow({
  conflict,
  onTake,
}: {
  readonly conflict: Conflict;
  readonly onTake: (tracker: boolean) => void;
}) {
  const { key, title, field, room, tracker, taken } = conflict;
  return (
    <li className={classes.conflict}>
      <span>
        <strong>{key}</strong> {title}: {field}
      </span>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={`${field} of ${key}`}
        value={taken}
        onChange={(value) => onTake(value === 'tracker')}
        data={[
          { value: 'room', label: `Ours: ${shown(room)}` },
          { value: 'tracker', label: `Tracker: ${shown(tracker)}` },
        ]}
      />
    </li>
  );
}
