import { Button } from '@mantine/core';
import type { ItemId } from '@shared/model/index';
import { rankedTogether } from '@shared/ranking/rank-together';
import type { RankingList } from '@shared/ranking/ranking-paper';
import { IconArrowDown, IconArrowUp, IconCheck } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { usePlan, useView } from '../../store/session-context';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { useFrozen } from '../../ui/useFrozen';
import classes from './Ranking.module.css';
import { rankedIdsOf } from './ranking-lists';

/** What the rank would be, beside what it is; one button makes it the rank. */
export function OrderPreview({
  list,
  ids,
  amountOf,
  note,
  onApply,
}: {
  readonly list: RankingList;
  /** In the order found. */
  readonly ids: readonly ItemId[];
  /** What stands behind the title: dots, a score. */
  readonly amountOf?: (id: ItemId) => ReactNode;
  /** What else is to be known; a text in `stop` says why it cannot be applied yet. */
  readonly note?: { readonly text: string; readonly stop?: boolean } | null;
  readonly onApply: (ids: readonly ItemId[]) => void;
}) {
  const plan = usePlan();
  const view = useView();
  const frozen = useFrozen();
  const present = useMemo(() => rankedIdsOf(view, list), [view, list]);
  const places = useMemo(() => {
    const now = new Map(present.map((id, index) => [id, index + 1]));
    const next = new Map(rankedTogether(present, ids).map((id, index) => [id, index + 1]));
    return ids.map((id) => ({ id, now: now.get(id) ?? null, next: next.get(id) ?? 0 }));
  }, [present, ids]);
  const moved = places.filter(({ now, next }) => now !== next).length;
  return (
    <section className={classes.preview} aria-label="Preview of the order">
      <header className={classes.previewHead}>
        <h2>{moved === 0 ? 'Nothing would move' : `${moved} of ${ids.length} would move`}</h2>
        <Button
          leftSection={<IconCheck size={16} />}
          disabled={frozen !== null || moved === 0 || note?.stop === true}
          onClick={() => onApply(ids)}
        >
          Make this the rank
        </Button>
      </header>
      {note && (
        <p className={classes.note} role={note.stop ? 'alert' : undefined} data-stop={note.stop || undefined}>
          {note.text}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keyboard too */}
      <ol className={classes.order} aria-label="The order found" tabIndex={0}>
        {places.map(({ id, now, next }) => {
          const item = plan.items.get(id);
          return (
            item && (
              <li key={id}>
                <span className={`${classes.nextPlace} numbers`}>{next}</span>
                <ItemTypeIcon type={item.type} size={16} />
                <span className={classes.orderTitle} title={item.title}>
                  {item.title}
                </span>
                {amountOf && <span className={`${classes.value} numbers`}>{amountOf(id)}</span>}
                <Move now={now} next={next} />
              </li>
            )
          );
        })}
      </ol>
    </section>
  );
}

function Move({ now, next }: { readonly now: number | null; readonly next: number }) {
  if (now === null) return <span className={classes.move}>new</span>;
  if (now === next) return <span className={classes.move} aria-hidden />;
  const Arrow = next < now ? IconArrowUp : IconArrowDown;
  return (
    <span className={`${classes.move} numbers`}>
      <Arrow size={14} aria-hidden />
      <span className="visually-hidden">{next < now ? 'up ' : 'down '}</span>
      from {now}
    </span>
  );
}
