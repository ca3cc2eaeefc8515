import type { CriticalPath } from '@shared/schedule/critical-path';
import { memo, useEffect, useRef } from 'react';
import { useUi } from '../../store/ui-store';
import { IterationHeads, TeamHeads } from './BoardHeads';
import { type Board, HEAD_WIDTH, ITERATION_HEAD } from './board-geometry';
import type { BoardParts } from './board-parts';
import { usePrefs } from './board-prefs';
import { type CardActions, CardLayer } from './CardLayer';
import { CellLayer } from './CellLayer';
import type { Looks } from './card-looks';
import { revealBox } from './carry';
import { DragLayer } from './DragLayer';
import { LinkLayer } from './LinkLayer';
import type { LinkScope } from './links';
import { MilestoneLayer } from './MilestoneLayer';
import { QuickAdd } from './QuickAdd';
import classes from './Roadmap.module.css';
import { useStage } from './stage';
import { useDrawnTo } from './useDrawnTo';

interface BoardProps extends BoardParts {
  readonly board: Board;
  readonly scope: LinkScope;
  readonly looks: Looks;
  /** null: the critical path is not shown. */
  readonly critical: CriticalPath | null;
  readonly actions: CardActions;
  readonly onAddMilestone: (x: number) => void;
}

/** The board: heads that stay in sight, cells, cards, lines, and what a drag shows, one layer each. */
export const RoadmapBoard = memo(function RoadmapBoard({
  measured,
  ...rest
}: BoardProps & {
  /** Whether the room for the board is known: what is drawn before is drawn twice. */
  readonly measured: boolean;
}) {
  const { scroller } = useStage().current;
  const zoom = usePrefs(({ prefs }) => prefs.zoom);
  useRevealSelected();
  return (
    <section
      ref={scroller}
      className={classes.board}
      aria-label="Roadmap board"
      tabIndex={-1}
      data-zoom={zoom}
    >
      {measured && <Plane {...rest} />}
    </section>
  );
});

function Plane({
  board,
  plan,
  view,
  report,
  keep,
  frozen,
  scope,
  looks,
  critical,
  actions,
  onAddMilestone,
}: BoardProps) {
  const { scroller } = useStage().current;
  const parts: BoardParts = { plan, view, report, keep, frozen };
  const selected = useUi(({ selection }) => selection?.id ?? null);
  const drawnTo = useDrawnTo(board, selected);
  return (
    <div className={classes.plane} style={{ width: board.width, height: board.height }}>
      <div className={classes.top} style={{ width: board.width, height: board.top }}>
        <IterationHeads board={board} plan={plan} />
        <MilestoneLayer
          board={board}
          plan={plan}
          report={report}
          keep={keep}
          frozen={frozen}
          onAdd={onAddMilestone}
        />
        <div className={classes.corner} style={{ width: HEAD_WIDTH, height: board.top }}>
          <span className={classes.cornerPart} style={{ height: ITERATION_HEAD }}>
            Team
          </span>
          <span className={classes.cornerPart} style={{ height: board.milestoneRow }}>
            Milestones
          </span>
        </div>
      </div>
      <TeamHeads board={board} plan={plan} view={view} />
      <div
        className={classes.layer}
        style={{
          left: HEAD_WIDTH,
          top: board.top,
          width: board.scale.width,
          height: board.height - board.top,
        }}
      >
        <CellLayer {...parts} board={board} looks={looks} drawnTo={drawnTo} />
        <CardLayer
          {...parts}
          board={board}
          drawnTo={drawnTo}
          actions={actions}
          looks={looks}
          critical={critical}
          showLinks={scope === 'badges'}
        />
        <QuickAdd board={board} />
      </div>
      <LinkLayer
        board={board}
        plan={plan}
        view={view}
        scope={scope}
        critical={critical}
        scroller={scroller}
      />
      <DragLayer board={board} plan={plan} scroller={scroller} />
    </div>
  );
}

/** Brings what was selected elsewhere, or hidden by the panel that opened, into sight. */
function useRevealSelected(): void {
  const stage = useStage();
  const selection = useUi((state) => state.selection);
  const last = useRef<string | null>(null);
  useEffect(() => {
    const id = selection?.id ?? null;
    if (id === null || id === last.current) {
      last.current = id;
      return;
    }
    last.current = id;
    // After the panel has taken its place.
    const frame = requestAnimationFrame(() => {
      const { board } = stage.current;
      const card = selection?.kind === 'item' ? board.cardOf.get(selection.id) : undefined;
      if (card) revealBox(stage.current, card);
      const mark = selection?.kind === 'milestone' ? board.milestoneOf.get(selection.id) : undefined;
      const { scroller } = stage.current;
      if (mark && scroller.current) {
        const left = mark.side === 'right' ? mark.x - 20 : mark.x - mark.labelWidth;
        revealBox(stage.current, {
          x: left,
          y: scroller.current.scrollTop + 12,
          width: mark.labelWidth + 20,
          height: 0,
        });
      }
    });
    return () => cancelAnimationFrame(frame);
  }, [selection, stage]);
}
