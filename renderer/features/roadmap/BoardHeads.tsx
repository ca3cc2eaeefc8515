import { formatAmount, formatDate, formatNumber, type Plan, teamKindName } from '@shared/model/index';
import type { PlanView } from '@shared/rules/plan-view';
import { cellKey } from '@shared/schedule/capacity';
import { IconChevronDown, IconChevronRight, IconSparkles } from '@tabler/icons-react';
import { memo } from 'react';
import { type Board, HEAD_WIDTH, ITERATION_HEAD } from './board-geometry';
import { toggleTeam } from './board-prefs';
import classes from './Roadmap.module.css';

/** Names and dates of the iterations, above the columns. */
export const IterationHeads = memo(function IterationHeads({
  board,
  plan,
}: {
  readonly board: Board;
  readonly plan: Plan;
}) {
  const { columns, buffer } = board.scale;
  return (
    <div className={classes.iterationHeads} style={{ height: ITERATION_HEAD }}>
      {columns.map(({ iteration, x, width }) => (
        <div key={iteration.id} className={classes.iterationHead} style={{ left: HEAD_WIDTH + x, width }}>
          <strong title={iteration.name}>{iteration.name}</strong>
          <span className="numbers">
            {formatDate(iteration.start)} – {formatDate(iteration.end)}
          </span>
        </div>
      ))}
      {buffer && (
        <div
          className={classes.iterationHead}
          style={{ left: HEAD_WIDTH + buffer.x, width: buffer.width }}
          title="The rest of the quarter: room for what runs late. No work is placed here."
        >
          <strong>Buffer</strong>
          <span className="numbers">to {formatDate(plan.info.end)}</span>
        </div>
      )}
    </div>
  );
});

/** Name, kind and total load of each team, left of its row; a click collapses the row to its load. */
export const TeamHeads = memo(function TeamHeads({
  board,
  plan,
  view,
}: {
  readonly board: Board;
  readonly plan: Plan;
  readonly view: PlanView;
}) {
  return (
    <div className={classes.teamHeads} style={{ width: HEAD_WIDTH, height: board.height - board.top }}>
      {board.rows.map(({ team, y, height, isCollapsed, count }) => {
        const cells = team
          ? view.iterations.flatMap(({ id }) => view.cells.get(cellKey(team.id, id)) ?? [])
          : [];
        const load = cells.reduce((sum, cell) => sum + cell.load, 0);
        const capacity = cells.reduce((sum, cell) => sum + cell.capacity, 0);
        return (
          <div
            key={team?.id ?? 'none'}
            className={classes.teamHead}
            style={{ top: y, height }}
            data-collapsed={isCollapsed || undefined}
            data-section={team?.kind === 'ai' ? 'ai' : undefined}
          >
            {team ? (
              <button
                type="button"
                className={classes.teamName}
                aria-expanded={!isCollapsed}
                title={isCollapsed ? `Show the work of ${team.name}` : `Collapse ${team.name}`}
                onClick={() => toggleTeam(team.id)}
              >
                {isCollapsed ? <IconChevronRight size={14} /> : <IconChevronDown size={14} />}
                <strong>{team.name}</strong>
              </button>
            ) : (
              <strong>No team</strong>
            )}
            {isCollapsed ? (
              <span className="numbers">{count === 1 ? '1 item' : `${count} items`}</span>
            ) : team?.kind === 'ai' ? (
              <span className={classes.aiSection}>
                <IconSparkles size={14} aria-hidden /> AI section
              </span>
            ) : (
              <span>{team ? teamKindName(team.kind) : 'Drag this work into the row of a team'}</span>
            )}
            {team && !isCollapsed && (
              <span className="numbers" data-over={load > capacity + 1e-6 || undefined}>
                {formatNumber(load)} of {formatAmount(capacity, plan.info.unit)}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
});
