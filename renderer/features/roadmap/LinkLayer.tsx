import type { Plan } from '@shared/model/index';
import type { PlanView } from '@shared/rules/plan-view';
import type { CriticalPath } from '@shared/schedule/critical-path';
import { memo, type RefObject, useEffect, useMemo } from 'react';
import { useUi } from '../../store/ui-store';
import { type Board, type Box, HEAD_WIDTH, ITERATION_HEAD } from './board-geometry';
import { useBoard } from './board-store';
import classes from './Lines.module.css';
import { chainOf, type LinkScope, linksOf } from './links';
import { useScroll } from './useScroll';

/**
 * Lines between cards, and from milestones to their work, all from computed geometry. Late ones differ in colour and in dash. The
 * milestone row stays in sight while the teams scroll, so its lines start where it stands now.
 */
export const LinkLayer = memo(function LinkLayer({
  board,
  plan,
  view,
  scope,
  critical,
  scroller,
}: {
  readonly board: Board;
  readonly plan: Plan;
  readonly view: PlanView;
  readonly scope: LinkScope;
  /** null: not shown. */
  readonly critical: CriticalPath | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
}) {
  const selected = useUi((state) => state.selection?.id ?? null);
  const traced = useBoard((state) => state.traced);
  const marked = useBoard((state) => state.marked);
  const { links, milestones } = useMemo(() => {
    // Badges take the place of the lines; what is hovered shows its own.
    const chosen = scope === 'badges' ? [traced] : [selected, traced];
    const about = new Set(chosen.filter((id) => id !== null));
    return linksOf(plan, view, board, { scope, about, critical, marked: scope === 'badges' ? NONE : marked });
  }, [plan, view, board, scope, critical, selected, traced, marked]);
  useEffect(() => {
    useBoard.setState({ chain: traced === null ? null : chainOf(plan, view, [traced]) });
  }, [traced, plan, view]);
  const chain = useBoard((state) => state.chain);
  const ends = [
    ...new Set([
      ...links.flatMap((link) => (link.traced ? [link.from, link.to] : [])),
      ...milestones.map(({ card }) => card),
    ]),
  ];
  return (
    <>
      <svg
        className={classes.lines}
        data-tracing={traced !== null || undefined}
        style={{ left: HEAD_WIDTH, top: board.top }}
        width={board.scale.width}
        height={board.height - board.top}
        aria-hidden
      >
        <ArrowHeads />
        {ends.map((card) => (
          <rect
            key={card.item.id}
            className={classes.linkedCard}
            data-part={chain?.get(card.item.id)}
            {...frameOf(card)}
            rx={10}
          />
        ))}
        {links.map(({ id, from, to, late, traced: isTraced, critical: isCritical }) => (
          <path
            key={id}
            className={classes.line}
            data-late={late || undefined}
            data-traced={isTraced || undefined}
            data-critical={isCritical || undefined}
            d={curveBetween(from, to)}
            markerEnd={`url(#${late ? 'arrow-late' : 'arrow'})`}
          />
        ))}
      </svg>
      {milestones.length > 0 && <MilestoneLines board={board} milestones={milestones} scroller={scroller} />}
    </>
  );
});

const NONE: ReadonlySet<string> = new Set();

/** Arrow heads take the colour of their line by themselves nowhere, so there is one for each. */
function ArrowHeads() {
  return (
    <defs>
      {(['arrow', 'arrow-late'] as const).map((id) => (
        <marker
          key={id}
          id={id}
          viewBox="0 0 8 8"
          refX={7}
          refY={4}
          markerWidth={8}
          markerHeight={8}
          orient="auto"
          markerUnits="userSpaceOnUse"
        >
          <path d="M0 0 L8 4 L0 8 z" className={classes.arrow} data-late={id === 'arrow-late' || undefined} />
        </marker>
      ))}
    </defs>
  );
}

function MilestoneLines({
  board,
  milestones,
  scroller,
}: {
  readonly board: Board;
  readonly milestones: ReturnType<typeof linksOf>['milestones'];
  readonly scroller: RefObject<HTMLDivElement | null>;
}) {
  const { left, top } = useScroll(scroller);
  return (
    <svg
      className={classes.milestoneLines}
      style={{ left: HEAD_WIDTH, top: 0, clipPath: `inset(0 0 0 ${left}px)` }}
      width={board.scale.width}
      height={board.height}
      aria-hidden
    >
      {milestones.map(({ id, card, milestoneId, late }) => {
        const mark = board.milestoneOf.get(milestoneId as never);
        if (!mark) return null;
        const y1 = top + ITERATION_HEAD + mark.y + 8;
        // Work that has scrolled away under the heads is pointed to at their lower edge.
        const y2 = Math.max(board.top + card.y, top + board.top);
        const x2 = card.x + card.width - 10;
        const middle = Math.max(y1 + 12, (y1 + y2) / 2);
        return (
          <path
            key={id}
            className={classes.milestoneLine}
            data-late={late || undefined}
            d={`M${mark.x} ${y1} C${mark.x} ${middle} ${x2} ${middle} ${x2} ${y2}`}
          />
        );
      })}
    </svg>
  );
}

const frameOf = ({ x, y, width, height }: Box) => ({
  x: x - 2,
  y: y - 2,
  width: width + 4,
  height: height + 4,
});

/** From the end of what is needed to the start of what waits; backwards it swings out on both sides. */
function curveBetween(from: Box, to: Box): string {
  const x1 = from.x + from.width;
  const y1 = from.y + from.height / 2;
  const x2 = to.x - 1;
  const y2 = to.y + to.height / 2;
  if (x2 >= x1 - 16) {
    const bend = Math.max(10, (x2 - x1) / 2);
    return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  // Backwards: out on the right and in through the top or the foot, which is in sight even in the first column.
  const x = to.x + 22;
  const fromBelow = from.y > to.y;
  const edge = fromBelow ? to.y + to.height + 1 : to.y - 1;
  const level = fromBelow ? (edge + from.y) / 2 : Math.min((edge + from.y + from.height) / 2, edge - 18);
  return `M${x1} ${y1} C${x1 + 36} ${y1} ${x1 + 36} ${level} ${(x1 + x) / 2} ${level} S${x} ${level} ${x} ${edge}`;
}
