import { formatDate, type Milestone, type MilestoneId, type Plan } from '@shared/model/index';
import type { Report } from '@shared/rules/check-plan';
import type { Finding } from '@shared/rules/rule';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, memo, useEffect, useRef } from 'react';
import { useUi } from '../../store/ui-store';
import { FindingMark } from '../../ui/FindingMark';
import { findingsAbout, stops } from '../../ui/findings';
import { isOpen, moveMilestone } from './board-edits';
import {
  type Board,
  DIAMOND,
  HEAD_WIDTH,
  ITERATION_HEAD,
  type MilestoneBox,
  milestoneLabel,
} from './board-geometry';
import { setDrag, traceLinks, useBoard } from './board-store';
import { DragZone } from './DragZone';
import { MILESTONE } from './drag-source';
import { shiftDate, showMilestoneDate } from './gestures';
import classes from './Milestones.module.css';
import { iterationsText } from './milestone-risk';
import { type StageRef, useStage } from './stage';
import type { KeepFindings } from './useStableFindings';

const COMMIT_AFTER = 900;

/** The row above the teams: milestones as diamonds at their dates. A click on free space adds one there. */
export const MilestoneLayer = memo(function MilestoneLayer({
  board,
  plan,
  report,
  keep,
  frozen,
  onAdd,
}: {
  readonly board: Board;
  readonly plan: Plan;
  readonly report: Report;
  readonly keep: KeepFindings;
  readonly frozen: boolean;
  readonly onAdd: (x: number) => void;
}) {
  const selection = useUi((state) => state.selection);
  const addAt = (event: MouseEvent<HTMLDivElement>) => {
    if (frozen || event.target !== event.currentTarget) return;
    onAdd(event.clientX - event.currentTarget.getBoundingClientRect().left);
  };
  return (
    <DragZone
      zone="milestones"
      marked={MILESTONE}
      disabled={frozen}
      role="group"
      aria-label="Milestones"
      className={classes.milestones}
      data-frozen={frozen || undefined}
      style={{ left: HEAD_WIDTH, top: ITERATION_HEAD, width: board.scale.width, height: board.milestoneRow }}
      onClick={addAt}
    >
      {board.milestones.length === 0 && (
        <span className={classes.milestonesEmpty}>
          {frozen ? 'No milestones' : 'Click here to add a milestone at that date'}
        </span>
      )}
      {board.milestones.map((box) => (
        <MilestoneMark
          key={box.milestone.id}
          box={box}
          owner={
            box.milestone.ownerId === null ? null : (plan.people.get(box.milestone.ownerId)?.name ?? null)
          }
          findings={keep(
            box.milestone.id,
            findingsAbout(report, { kind: 'milestone', id: box.milestone.id }),
          )}
          selected={selection?.kind === 'milestone' && selection.id === box.milestone.id}
          frozen={frozen}
        />
      ))}
    </DragZone>
  );
});

function MilestoneMark({
  box,
  owner,
  findings,
  selected,
  frozen,
}: {
  readonly box: MilestoneBox;
  readonly owner: string | null;
  readonly findings: readonly Finding[];
  readonly selected: boolean;
  readonly frozen: boolean;
}) {
  const { milestone, side } = box;
  const stage = useStage();
  const keys = useMilestoneKeys(stage, milestone.id);
  const moved = useBoard(({ drag }) =>
    drag?.kind === 'milestone' && drag.id === milestone.id ? drag.date : null,
  );
  const risk = useBoard(({ drag }) =>
    drag?.kind === 'place'
      ? (drag.effect?.milestones.find(({ id, after }) => id === milestone.id && after > 0)?.after ?? 0)
      : 0,
  );
  const x = moved === null ? box.x : stage.current.board.scale.xOf(moved);
  const shown = moved === null ? milestone : { ...milestone, date: moved };
  const half = DIAMOND / 2 + 2;
  const width = box.labelWidth + half * 2;
  const style = {
    transform: `translate(${side === 'right' ? x - half : x - width + half}px, ${box.y - 12}px)`,
    width,
  } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element takes no drag handle inside it.
    <div
      role="button"
      tabIndex={0}
      className={classes.milestone}
      style={style}
      data-side={side}
      data-bare={box.labelWidth === 0 || undefined}
      data-blocking={findings.some(stops) || undefined}
      data-moved={moved !== null || undefined}
      data-risk={risk > 0 || undefined}
      data-selected={selected || undefined}
      data-frozen={frozen || undefined}
      data-milestone-id={milestone.id}
      aria-pressed={selected}
      aria-roledescription="milestone"
      aria-label={milestoneName(milestone, owner, findings)}
      aria-describedby="roadmap-milestone-help"
      onClick={() => useUi.getState().select({ kind: 'milestone', id: milestone.id })}
      onKeyDown={keys.onKeyDown}
      onBlur={() => {
        keys.commit();
        traceLinks(null);
      }}
      onFocus={() => traceLinks(milestone.id)}
      onPointerEnter={() => traceLinks(milestone.id)}
      onPointerLeave={() => traceLinks(null)}
    >
      <span className={classes.diamondPlace}>
        <span className={classes.diamond} />
        {!frozen && (
          <span className={classes.linkHandle} data-handle="link" title="Drag onto the work this needs" />
        )}
      </span>
      <span className={classes.milestoneLabel} title={milestoneLabel(shown)}>
        <FindingMark findings={findings} size={14} />
        <span className={classes.milestoneText}>{shown.title}</span>
        <span className={`${classes.milestoneDate} numbers`}>
          {risk > 0 ? `${iterationsText(risk)} late` : formatDate(shown.date)}
        </span>
      </span>
    </div>
  );
}

function milestoneName(milestone: Milestone, owner: string | null, findings: readonly Finding[]): string {
  const linked = milestone.itemIds.length;
  const told = findings.filter(({ waiver }) => waiver === null).map(({ message }) => message);
  return [
    milestone.title,
    formatDate(milestone.date),
    owner ?? 'no owner',
    linked === 1 ? '1 linked item' : `${linked} linked items`,
    ...told,
  ].join(', ');
}

/** Arrows move a milestone by days (with Shift by weeks); a pause, Enter or leaving it makes one command of them. */
function useMilestoneKeys(stage: StageRef, id: MilestoneId) {
  const timer = useRef(0);

  const pending = () => {
    const { drag } = useBoard.getState();
    return drag?.kind === 'milestone' && drag.id === id && timer.current !== 0 ? drag.date : null;
  };
  const commit = () => {
    const date = pending();
    window.clearTimeout(timer.current);
    timer.current = 0;
    if (date !== null) void moveMilestone(stage.current, id, date).then(() => setDrag(null));
  };
  const cancel = () => {
    window.clearTimeout(timer.current);
    timer.current = 0;
    setDrag(null);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const shift = (days: number) => {
    if (!isOpen(stage.current)) return;
    const date = pending() ?? stage.current.plan.milestones.get(id)?.date;
    if (!date) return;
    const moved = shiftDate(stage.current, date, days);
    showMilestoneDate(stage.current, id, moved);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(commit, COMMIT_AFTER);
    const { drag } = useBoard.getState();
    if (drag?.kind === 'milestone') useBoard.getState().announce(drag.text);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case 'ArrowLeft':
        shift(event.shiftKey ? -7 : -1);
        break;
      case 'ArrowRight':
        shift(event.shiftKey ? 7 : 1);
        break;
      case 'Enter':
      case ' ':
        if (pending() === null) useUi.getState().select({ kind: 'milestone', id });
        else commit();
        break;
      case 'Escape':
        if (pending() === null) return;
        cancel();
        break;
      case 'Delete':
      case 'Backspace':
        if (!isOpen(stage.current)) return;
        cancel();
        void stage.current.dispatch({ type: 'milestone.remove', args: { id } });
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return { onKeyDown, commit };
}
