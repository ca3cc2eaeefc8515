import { Button } from '@mantine/core';
import { formatDate, type Item, type Iteration, type IterationId } from '@shared/model/index';
import { useDispatch, useView } from '../../store/session-context';
import panel from '../../ui/Panel.module.css';
import { Select } from '../../ui/Select';
import classes from './ItemPanel.module.css';

const NOT_PLACED = 'Not on the roadmap';

/** The iterations in which the item's team works on it. */
export function PlacementFields({ item, disabled }: { readonly item: Item; readonly disabled: boolean }) {
  const { iterations, iterationIndex } = useView();
  const dispatch = useDispatch();
  const { placement } = item;
  const data = iterations.map(({ id, name }) => ({ value: id, label: name }));
  const at = (id: IterationId) => iterationIndex.get(id) ?? 0;

  const place = (from: IterationId, to: IterationId) =>
    void dispatch({ type: 'item.place', args: { ids: [item.id], placement: { from, to } } });
  const unplace = () => void dispatch({ type: 'item.unplace', args: { ids: [item.id] } });

  return (
    <section className={panel.section} aria-label="On the roadmap">
      <h2 className={panel.sectionTitle}>On the roadmap</h2>
      <div className={panel.pair}>
        <Select
          label="From"
          size="sm"
          disabled={disabled}
          allowDeselect={false}
          placeholder={NOT_PLACED}
          value={placement?.from ?? null}
          data={data}
          nothingFoundMessage="The plan has no iterations"
          onChange={(from) => {
            if (from !== null) place(from, placement && at(placement.to) >= at(from) ? placement.to : from);
          }}
        />
        <Select
          label="To"
          size="sm"
          disabled={disabled || !placement}
          allowDeselect={false}
          value={placement?.to ?? null}
          data={data}
          onChange={(to) => {
            if (to !== null) place(placement && at(placement.from) <= at(to) ? placement.from : to, to);
          }}
        />
      </div>
      {placement && (
        <div className={classes.line}>
          <span className={panel.facts}>{datesOf(iterations, placement.from, placement.to)}</span>
          {!disabled && (
            <Button size="compact-sm" variant="subtle" color="gray" onClick={unplace}>
              Take off the roadmap
            </Button>
          )}
        </div>
      )}
      {!placement && item.teamId === null && (
        <p className={panel.facts}>Choose a team too: work is placed in a team’s row.</p>
      )}
    </section>
  );
}

function datesOf(iterations: readonly Iteration[], from: IterationId, to: IterationId): string {
  const first = iterations.find(({ id }) => id === from);
  const last = iterations.find(({ id }) => id === to);
  return first && last ? `${formatDate(first.start)} to ${formatDate(last.end)}` : '';
}
