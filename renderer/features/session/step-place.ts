import type { AgendaStep, StepId } from '@shared/model/index';
import type { DropTarget } from '../../ui/reorder/drop-target';
import type { Entry } from '../../ui/reorder/entries';

export interface StepPlace extends DropTarget {
  readonly day: 1 | 2;
  readonly after: StepId | null;
}

/** Where a step would go when it is dropped at a stop of the list: days are dividers, their steps follow. */
export function stepPlace(
  entries: readonly Entry<StepId>[],
  steps: ReadonlyMap<StepId, Pick<AgendaStep, 'title'>>,
  ids: readonly StepId[],
  stop: number,
): StepPlace | null {
  const moved = new Set<string>(ids);
  // Over the heading of day 1 there is nothing: it goes under it.
  const at = Math.max(1, stop);
  const second = entries.findIndex(({ id }) => id === 'day-2');
  const day = at <= second ? 1 : 2;
  const first = day === 1 ? 0 : second;
  for (let index = at - 1; index > first; index -= 1) {
    const entry = entries[index];
    if (entry?.kind !== 'row' || moved.has(entry.id)) continue;
    const label = `Day ${day}, after ${steps.get(entry.id)?.title ?? ''}`;
    return { day, after: entry.id, stop: at, key: `${day} ${entry.id}`, label };
  }
  return { day, after: null, stop: at, key: `${day} first`, label: `First of day ${day}` };
}
