import { formatAmount, type Item, itemTypeName, type Unit } from '@shared/model/index';
import type { Finding } from '@shared/rules/rule';
import { type CSSProperties, memo } from 'react';
import { useBoard } from './board-store';
import classes from './Card.module.css';
import { CardFace, type LinkCounts, linksTitle, slackTitle } from './CardFace';
import type { Look } from './card-looks';

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
  look,
  slack,
  toward,
  isCritical,
  needs,
  holds,
  isLate,
  showLinks,
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
  readonly look: Look;
  /** null: not shown, or the item leads to no milestone. */
  readonly slack: number | null;
  /** The title of the milestone that leaves that slack. */
  readonly toward: string | null;
  readonly isCritical: boolean;
  readonly needs: LinkCounts['needs'];
  readonly holds: LinkCounts['holds'];
  readonly isLate: boolean;
  /** As a badge on the card. */
  readonly showLinks: boolean;
  readonly selected: boolean;
  readonly frozen: boolean;
}) {
  const reachable = useBoard((state) => state.focusable === item.id);
  // What a card can be taken by is drawn on the one in use, not on all that a board shows.
  const inUse = useBoard((state) => state.hovered === item.id) || reachable || selected;
  const carried = useBoard(({ drag }) => drag?.kind === 'place' && drag.ids.has(item.id));
  const marked = useBoard(
    (state) => state.marked.has(item.id) || (state.drag?.kind === 'band' && state.drag.ids.has(item.id)),
  );
  const faded = useBoard(({ matching }) => matching !== null && !matching.has(item.id));
  const chained = useBoard(({ chain }) => chain?.get(item.id));
  const style = {
    transform: `translate(${x}px, ${y}px)`,
    width,
    height,
    '--type': `var(--${look.colour})`,
    '--tint': `var(--${look.colour}-tint)`,
  } as CSSProperties;
  const told = [
    ...(look.tag === null ? [] : [look.name]),
    ...(slack === null ? [] : [slackTitle(slack, toward)]),
    ...(needs + holds > 0 ? [linksTitle(needs, holds, isLate)] : []),
    ...(marked ? ['marked'] : []),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element takes no drag handles inside it.
    <div
      role="button"
      tabIndex={reachable ? 0 : -1}
      className={classes.card}
      style={style}
      data-item-id={item.id}
      data-selected={selected || undefined}
      data-marked={marked || undefined}
      data-carried={carried || undefined}
      data-frozen={frozen || undefined}
      data-faded={faded || undefined}
      data-chain={chained}
      data-critical={isCritical || undefined}
      data-narrow={narrowness(width) || undefined}
      data-hatch={look.hatch || undefined}
      aria-pressed={selected}
      aria-roledescription="card"
      aria-label={cardName(item, { place, owner, unit, told, findings })}
      aria-describedby="roadmap-card-help"
    >
      <CardFace
        item={item}
        owner={owner}
        unit={unit}
        findings={findings}
        tag={look.tag}
        slack={slack}
        toward={toward}
        isCritical={isCritical}
        needs={showLinks ? needs : 0}
        holds={showLinks ? holds : 0}
        isLate={showLinks && isLate}
      />
      {!frozen && inUse && (
        <>
          <span className={classes.edge} data-handle="start" title="Drag to change the first iteration" />
          <span className={classes.edge} data-handle="end" title="Drag to change the last iteration" />
          <span className={classes.linkHandle} data-handle="needs" title="Drag onto what this needs first" />
          <span className={classes.linkHandle} data-handle="holds" title="Drag onto what waits for this" />
        </>
      )}
    </div>
  );
});

/** 1 to 3: how much gives way; 0: there is room for everything. Told here, since a container query on every card costs more than the cards. */
const narrowness = (width: number): number => NARROW.filter((limit) => width <= limit).length;
const NARROW = [212, 172, 132] as const;

function cardName(
  item: Item,
  {
    place,
    owner,
    unit,
    told,
    findings,
  }: {
    readonly place: string;
    readonly owner: string | null;
    readonly unit: Unit;
    readonly told: readonly string[];
    readonly findings: readonly Finding[];
  },
): string {
  const estimate = item.estimate === null ? 'no estimate' : formatAmount(item.estimate, unit);
  const open = findings.filter(({ waiver }) => waiver === null).map(({ message }) => message);
  const parts = [item.title, itemTypeName(item.type), estimate, owner ?? 'no owner', place, ...told];
  return [...parts, ...(open.length > 0 ? [open.join(' ')] : [])].join(', ');
}
