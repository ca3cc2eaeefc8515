import { formatAmount, type Item, itemTypeName, type Unit } from '@shared/model/index';
import type { Finding } from '@shared/rules/rule';
import { type CSSProperties, memo } from 'react';
import { useBoard } from './board-store';
import classes from './Card.module.css';
import { CardFace } from './CardFace';

/** One placed item. Keys, clicks and hover are handled once for all cards, on their layer. */
export const ItemCard = memo(function ItemCard({
  item,
  x,
  y,
  width,
  height,
  place,
  owner,
  unit,
  findings,
  selected,
  frozen,
}: {
  readonly item: Item;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `Payments, Iteration 2`, for screen readers. */
  readonly place: string;
  readonly owner: string | null;
  readonly unit: Unit;
  readonly findings: readonly Finding[];
  readonly selected: boolean;
  readonly frozen: boolean;
}) {
  const reachable = useBoard((state) => state.focusable === item.id);
  const carried = useBoard(({ drag }) => drag?.kind === 'place' && drag.itemId === item.id);
  const style = {
    transform: `translate(${x}px, ${y}px)`,
    width,
    height,
    '--type': `var(--type-${item.type})`,
    '--tint': `var(--type-${item.type}-tint)`,
  } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element takes no drag handles inside it.
    <div
      role="button"
      tabIndex={reachable ? 0 : -1}
      className={classes.card}
      style={style}
      data-item-id={item.id}
      data-selected={selected || undefined}
      data-carried={carried || undefined}
      data-frozen={frozen || undefined}
      aria-pressed={selected}
      aria-roledescription="card"
      aria-label={cardName(item, place, owner, unit, findings)}
      aria-describedby="roadmap-card-help"
    >
      <CardFace item={item} owner={owner} unit={unit} findings={findings} />
      {!frozen && (
        <>
          <span className={classes.edge} data-handle="start" title="Drag to change the first iteration" />
          <span className={classes.edge} data-handle="end" title="Drag to change the last iteration" />
          <span className={classes.needsHandle} data-handle="needs" title="Drag onto what this needs first" />
        </>
      )}
    </div>
  );
});

function cardName(
  item: Item,
  place: string,
  owner: string | null,
  unit: Unit,
  findings: readonly Finding[],
): string {
  const estimate = item.estimate === null ? 'no estimate' : formatAmount(item.estimate, unit);
  const open = findings.filter(({ waiver }) => waiver === null);
  const told = open.length > 0 ? `, ${open.map(({ message }) => message).join(' ')}` : '';
  return `${item.title}, ${itemTypeName(item.type)}, ${estimate}, ${owner ?? 'no owner'}, ${place}${told}`;
}
