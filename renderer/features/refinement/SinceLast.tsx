import { CONTRACT_SIZE, formatDate, type Item, isPlainDate, type Refinement } from '@shared/model/index';
import type { RefinementChanges } from '@shared/session/refinement-changes';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useUi } from '../../store/ui-store';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import classes from './Refinement.module.css';

const MOST_MOVES = 12;

export const dayText = (at: string): string => {
  const day = at.slice(0, 10);
  return isPlainDate(day) ? formatDate(day, true) : day;
};

/** What happened to the contract since both sides last looked at it. */
export function SinceLast({
  last,
  changes,
}: {
  readonly last: Refinement | null;
  readonly changes: RefinementChanges | null;
}) {
  if (!last || !changes) {
    return (
      <section aria-label="Since the last refinement" className={classes.box}>
        <h2>Since the last refinement</h2>
        <p className={classes.soft}>
          None is recorded yet. Recording the first one remembers the order of the backlog; from then on this
          tells what entered the contract, what left it, and what moved.
        </p>
      </section>
    );
  }
  const { entered, left, moved } = changes;
  const isSame = entered.length + left.length + moved.length === 0;
  return (
    <section aria-label="Since the last refinement" className={classes.box}>
      <h2>Since the refinement of {dayText(last.at)}</h2>
      {isSame && <p className={classes.soft}>The order of the backlog has not changed.</p>}
      <Group
        title={`Entered the contract of ${CONTRACT_SIZE}`}
        icon={<IconArrowUp size={16} />}
        size={entered.length}
      >
        {entered.map((item) => (
          <ItemLine key={item.id} item={item} />
        ))}
      </Group>
      <Group title="Left the contract" icon={<IconArrowDown size={16} />} size={left.length}>
        {left.map(({ id, item }) =>
          item ? (
            <ItemLine key={id} item={item} />
          ) : (
            <li key={id} className={classes.soft}>
              An item that was removed from the backlog since
            </li>
          ),
        )}
      </Group>
      <Group title="Moved in rank" icon={<IconArrowsSort size={16} />} size={moved.length}>
        {moved.slice(0, MOST_MOVES).map(({ item, from, to }) => (
          <ItemLine key={item.id} item={item} note={`from ${from} to ${to}`} />
        ))}
        {moved.length > MOST_MOVES && (
          <li className={classes.soft}>and {moved.length - MOST_MOVES} more that moved less</li>
        )}
      </Group>
    </section>
  );
}

function Group({
  title,
  icon,
  size,
  children,
}: {
  readonly title: string;
  readonly icon: ReactNode;
  readonly size: number;
  readonly children: ReactNode;
}) {
  if (size === 0) return null;
  return (
    <div>
      <h3 className={classes.groupTitle}>
        {icon} {title} <span className="numbers">{size}</span>
      </h3>
      <ul className={classes.items} aria-label={title}>
        {children}
      </ul>
    </div>
  );
}

function ItemLine({ item, note }: { readonly item: Item; readonly note?: string }) {
  return (
    <li>
      <button
        type="button"
        className={classes.item}
        onClick={() => useUi.getState().select({ kind: 'item', id: item.id })}
      >
        <ItemTypeIcon type={item.type} size={16} />
        <span className={classes.itemTitle}>{item.title}</span>
        {note && <span className={`${classes.note} numbers`}>{note}</span>}
      </button>
    </li>
  );
}
