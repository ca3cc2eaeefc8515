import type { Item, ItemId, Plan } from '@shared/model/index';
import { type PlanView, placeOf } from '@shared/rules/plan-view';
import type { CriticalPath } from '@shared/schedule/critical-path';
import { type MouseEvent, memo, useEffect, useMemo, useRef } from 'react';
import { useUi } from '../../store/ui-store';
import { findingsAbout } from '../../ui/findings';
import type { Board, CardBox } from './board-geometry';
import type { BoardParts } from './board-parts';
import { traceLinks, useBoard } from './board-store';
import classes from './Card.module.css';
import type { LinkCounts } from './CardFace';
import { cardKey } from './card-keys';
import type { Looks } from './card-looks';
import { cancelCarry } from './carry';
import { DragZone } from './DragZone';
import { CARD } from './drag-source';
import { spanName } from './drop-effect';
import { ItemCard } from './ItemCard';
import { addMarks, clearMarks, markRange, toggleMark } from './marks';
import { useStage } from './stage';
import { useCardFocus } from './useCardFocus';

export interface CardActions {
  readonly openMenu: (item: Item, at: { readonly x: number; readonly y: number }) => void;
  readonly pickNeeds: (item: Item) => void;
}

const NO_LINKS: LinkCounts = { needs: 0, holds: 0, late: false };

/** Every card of the board in one flat layer: a card that changes its team stays the same element, and keeps the focus. */
export const CardLayer = memo(function CardLayer({
  board,
  plan,
  view,
  report,
  keep,
  frozen,
  actions,
  looks,
  critical,
  showLinks,
  drawnTo,
}: BoardParts & {
  readonly board: Board;
  readonly drawnTo: number;
  readonly actions: CardActions;
  readonly looks: Looks;
  /** null: neither slack nor critical path is shown. */
  readonly critical: CriticalPath | null;
  /** As badges on the cards. */
  readonly showLinks: boolean;
}) {
  const stage = useStage();
  const layer = useRef<HTMLDivElement>(null);
  const selection = useUi((state) => state.selection);
  const links = useMemo(() => linkCounts(plan, view), [plan, view]);
  const drawn = useMemo(() => board.cards.filter(({ y }) => y < drawnTo), [board, drawnTo]);
  useCardFocus(board, drawn, layer);
  useTracing(layer);

  const cardOf = (target: EventTarget): CardBox | null => {
    const id =
      target instanceof Element ? target.closest('[data-item-id]')?.getAttribute('data-item-id') : null;
    return board.cardOf.get(id as ItemId) ?? null;
  };

  const onClick = (event: MouseEvent) => {
    const card = cardOf(event.target);
    if (!card) return;
    const { id } = card.item;
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      // What was opened before is where marking starts.
      const opened = selection?.kind === 'item' && board.cardOf.has(selection.id) ? selection.id : null;
      if (useBoard.getState().marked.size === 0 && opened !== null && opened !== id) {
        useBoard.setState({ anchor: opened });
        addMarks([opened]);
      }
      if (event.shiftKey) markRange(board, card);
      else toggleMark(id);
      return;
    }
    clearMarks();
    useBoard.setState({ anchor: id });
    useUi.getState().select({ kind: 'item', id });
  };

  const onContextMenu = (event: MouseEvent) => {
    const card = cardOf(event.target);
    if (!card) return;
    event.preventDefault();
    const box = (event.target as Element).getBoundingClientRect();
    // The menu key gives no position of its own.
    const at =
      event.clientX || event.clientY
        ? { x: event.clientX, y: event.clientY }
        : { x: box.left, y: box.bottom };
    actions.openMenu(card.item, at);
  };

  return (
    <DragZone
      zone="cards"
      marked={CARD}
      disabled={frozen}
      zoneRef={layer}
      className={classes.cards}
      onClick={onClick}
      onContextMenu={onContextMenu}
      onKeyDown={(event) => {
        const card = cardOf(event.target);
        const parts = { stage, layer: layer.current, pickNeeds: actions.pickNeeds };
        if (!card || !cardKey(card, event, parts)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerOver={(event) => {
        const id = cardOf(event.target)?.item.id ?? null;
        traceLinks(id);
        // A handle that is held stays.
        if (event.buttons === 0 && useBoard.getState().hovered !== id) useBoard.setState({ hovered: id });
      }}
      onPointerLeave={() => traceLinks(null)}
      onFocus={(event) => {
        const card = cardOf(event.target);
        // A click is no question about what hangs together.
        if (event.target.matches(':focus-visible')) traceLinks(card?.item.id ?? null);
        if (card) useBoard.setState({ focusable: card.item.id });
      }}
      onBlur={(event) => {
        traceLinks(null);
        const { drag } = useBoard.getState();
        const card = cardOf(event.target);
        if (card && drag?.kind === 'place' && drag.by === 'keyboard' && event.relatedTarget)
          cancelCarry(card.item);
      }}
    >
      {drawn.map((card) => {
        const { item } = card;
        const { needs, holds, late } = links.get(item.id) ?? NO_LINKS;
        const timing = critical?.timings.get(item.id);
        return (
          <ItemCard
            key={item.id}
            item={item}
            x={card.x}
            y={card.y}
            width={card.width}
            height={card.height}
            place={`${board.rows[card.row]?.team?.name ?? 'No team'}, ${spanName(view, card.from, card.to)}`}
            owner={item.ownerId === null ? null : (plan.people.get(item.ownerId)?.name ?? null)}
            unit={plan.info.unit}
            findings={keep(item.id, findingsAbout(report, { kind: 'item', id: item.id }))}
            look={looks.of(item)}
            slack={timing?.slack ?? null}
            toward={timing?.toward ? (plan.milestones.get(timing.toward)?.title ?? null) : null}
            isCritical={timing?.isCritical ?? false}
            needs={needs}
            holds={holds}
            isLate={late}
            showLinks={showLinks}
            selected={selection?.kind === 'item' && selection.id === item.id}
            frozen={frozen}
          />
        );
      })}
    </DragZone>
  );
});

/** How many items each item needs and holds up, and whether that comes too late (MAP-3), by item. */
function linkCounts(plan: Plan, view: PlanView): ReadonlyMap<ItemId, LinkCounts> {
  const counts = new Map<ItemId, LinkCounts>();
  for (const { itemId, needsId } of plan.dependencies.values()) {
    const item = plan.items.get(itemId);
    const needed = plan.items.get(needsId);
    if (!item || !needed) continue;
    const start = placeOf(view, item)?.from;
    const late = start !== undefined && start <= (placeOf(view, needed)?.to ?? Number.POSITIVE_INFINITY);
    const own = counts.get(itemId) ?? NO_LINKS;
    counts.set(itemId, { ...own, needs: own.needs + 1, late: own.late || late });
    const other = counts.get(needsId) ?? NO_LINKS;
    counts.set(needsId, { ...other, holds: other.holds + 1 });
  }
  return counts;
}

/** Puts what does not belong to the traced chain in the shade, without drawing a card anew that does not change. */
function useTracing(layer: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const show = () => {
      const { chain, drag } = useBoard.getState();
      const isTracing = drag === null && chain !== null && chain.size > 1;
      layer.current?.toggleAttribute('data-tracing', isTracing);
    };
    show();
    return useBoard.subscribe(show);
  }, [layer]);
}
