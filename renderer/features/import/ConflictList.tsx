import { Button, Radio } from '@mantine/core';
import type { Conflict, MergedField } from '@shared/exchange/merge/import-preview';
import type { ImportSummary } from '../../workers/import-worker';
import classes from './Import.module.css';
import { count, number } from './import-texts';
import type { ImportFlow } from './useImport';

const FIELD_NAMES = {
  title: 'Title',
  type: 'Type',
  description: 'Description',
  owner: 'Owner',
  team: 'Team',
  estimate: 'Estimate',
  labels: 'Labels',
  status: 'Status',
} as const satisfies Record<MergedField, string>;

const shown = (text: string) =>
  text === '' ? '(empty)' : text.length > 200 ? `${text.slice(0, 200)}…` : text;

/** Fields that tracker and room both changed since the last import, side by side: whose value stands is chosen here. */
export function ConflictList({
  flow,
  summary,
}: {
  readonly flow: ImportFlow;
  readonly summary: ImportSummary;
}) {
  const { conflicts, conflictIds } = summary;
  const chosen = flow.options.takeTracker ?? [];
  const take = (ids: readonly string[], tracker: boolean) => {
    const taken = new Set(ids);
    const others = chosen.filter((id) => !taken.has(id));
    flow.change({ takeTracker: tracker ? [...others, ...ids] : others });
  };
  if (conflicts.length === 0) return <p className={classes.soft}>Nothing was changed on both sides.</p>;
  return (
    <div className={classes.stack}>
      <div className={classes.line}>
        <span className={classes.soft}>
          Both the tracker and this room changed {count(conflictIds.length, 'field')} since the last import.
          Ours stays unless you choose otherwise.
        </span>
        <Button size="compact-sm" variant="default" onClick={() => take(conflictIds, false)}>
          Keep all of ours
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => take(conflictIds, true)}>
          Take all of the tracker’s
        </Button>
      </div>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label="Changed on both sides">
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">At the last import</th>
              <th scope="col" className={classes.side}>
                Ours
              </th>
              <th scope="col" className={classes.side}>
                The tracker’s
              </th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((conflict) => (
              <ConflictRow
                key={conflict.id}
                conflict={conflict}
                onTake={(tracker) => take([conflict.id], tracker)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {conflictIds.length > conflicts.length && (
        <p className={classes.soft}>
          And {number(conflictIds.length - conflicts.length)} more, for which only the buttons for all decide.
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
  const { id, key, title, field, base, room, tracker, taken } = conflict;
  const name = FIELD_NAMES[field];
  const side = (value: 'room' | 'tracker', text: string) => (
    <td className={classes.side} data-taken={taken === value || undefined}>
      <Radio
        size="sm"
        name={id}
        checked={taken === value}
        onChange={() => onTake(value === 'tracker')}
        label={shown(text)}
        aria-label={`${value === 'room' ? 'Keep ours' : 'Take the tracker’s'}, ${name} of ${key}: ${shown(text)}`}
      />
    </td>
  );
  return (
    <tr>
      <td>
        <strong>{name}</strong> of <span className={classes.nowrap}>{key}</span>
        <span className={classes.under}>{title}</span>
      </td>
      <td className={classes.soft}>{shown(base)}</td>
      {side('room', room)}
      {side('tracker', tracker)}
    </tr>
  );
}
