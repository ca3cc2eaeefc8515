import { Button } from '@mantine/core';
import type { ToldComparison, ToldMoves, ToldRecord } from '@shared/compare/comparison-words';
import type { ItemId } from '@shared/model/index';
import { IconArrowsMove, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import classes from './Comparison.module.css';

const FIRST_SHOWN = 40;

const KINDS = {
  added: { text: 'Added', icon: IconPlus },
  removed: { text: 'Removed', icon: IconMinus },
  changed: { text: 'Changed', icon: IconPencil },
} as const;

/** A comparison, group by group; what was removed is told like everything else. */
export function ComparisonView({
  told,
  reasons = {},
}: {
  readonly told: ToldComparison;
  /** Why an item was placed where it is, by item; told with its move in time. */
  readonly reasons?: Readonly<Record<ItemId, string>>;
}) {
  return (
    <div className={classes.told}>
      {told.plan.length > 0 && (
        <Part title="The plan as a whole" count={told.plan.length}>
          <ul className={classes.records}>
            {told.plan.map((sentence) => (
              <li key={sentence} className={classes.record}>
                <span className={classes.what}>{sentence}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {told.moves.map((moves) => (
        <Moves key={moves.title} moves={moves} reasons={moves.kind === 'time' ? reasons : {}} />
      ))}
      {told.groups.map(({ table, title, records }) => (
        <Part key={table} title={title} count={records.length}>
          <Shown all={records} label={title}>
            {(record) => <RecordLine key={record.id} record={record} />}
          </Shown>
        </Part>
      ))}
    </div>
  );
}

function Part({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.part}>
      <h3 id={id} className={classes.partTitle}>
        {title} <span className="numbers">{count}</span>
      </h3>
      {children}
    </section>
  );
}

/** The first of a long list, and the rest on demand. */
function Shown<T>({
  all,
  label,
  children,
}: {
  readonly all: readonly T[];
  readonly label: string;
  readonly children: (one: T) => ReactNode;
}) {
  const [shown, setShown] = useState(FIRST_SHOWN);
  const rest = all.length - shown;
  return (
    <>
      <ul className={classes.records} aria-label={label}>
        {all.slice(0, shown).map(children)}
      </ul>
      {rest > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + 10 * FIRST_SHOWN)}>
          Show {Math.min(rest, 10 * FIRST_SHOWN)} more of {all.length}
        </Button>
      )}
    </>
  );
}

function Moves({
  moves: { title, moves },
  reasons,
}: {
  readonly moves: ToldMoves;
  readonly reasons: Readonly<Record<ItemId, string>>;
}) {
  return (
    <Part title={title} count={moves.length}>
      <Shown all={moves} label={title}>
        {({ id, title: item, move }) => (
          <li key={id} className={classes.record}>
            <IconArrowsMove size={16} aria-hidden className={classes.icon} />
            <span className={classes.what}>
              <strong>{item}</strong>
              <span className={`${classes.detail} numbers`}>{move}</span>
              {reasons[id] && <span className={classes.detail}>{reasons[id]}</span>}
            </span>
          </li>
        )}
      </Shown>
    </Part>
  );
}

function RecordLine({ record: { kind, name, note, details } }: { readonly record: ToldRecord }) {
  const { text, icon: Icon } = KINDS[kind];
  return (
    <li className={classes.record} data-kind={kind}>
      <Icon size={16} aria-hidden className={classes.icon} />
      <span className={classes.kind}>{text}</span>
      <span className={classes.what}>
        <span>
          <strong>{name}</strong>
          {note && <span className={classes.note}> {note}</span>}
        </span>
        {details.map((detail) => (
          <span key={detail} className={classes.detail}>
            {detail}
          </span>
        ))}
      </span>
    </li>
  );
}
