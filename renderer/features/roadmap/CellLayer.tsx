import type { Plan } from '@shared/model/index';
import type { Report } from '@shared/rules/check-plan';
import type { PlanView } from '@shared/rules/plan-view';
import { cellKey } from '@shared/schedule/capacity';
import { memo } from 'react';
import { findingsAbout } from '../../ui/findings';
import { type Board, METER_HEIGHT } from './board-geometry';
import { CellMeter } from './CellMeter';
import meterClasses from './Meter.module.css';
import classes from './Roadmap.module.css';
import type { KeepFindings } from './useStableFindings';

/** The cells under the cards: one group for each team and iteration, with its meter. */
export const CellLayer = memo(function CellLayer({
  board,
  plan,
  view,
  report,
  keep,
}: {
  readonly board: Board;
  readonly plan: Plan;
  readonly view: PlanView;
  readonly report: Report;
  readonly keep: KeepFindings;
}) {
  const { columns, buffer } = board.scale;
  return (
    <>
      {board.rows.map(({ team, y, height }) => (
        <div
          key={team?.id ?? 'none'}
          className={classes.row}
          style={{ top: y, height }}
          data-section={team?.kind === 'ai' ? 'ai' : undefined}
        >
          {columns.map(({ iteration, x, width }) => {
            const cell = team && view.cells.get(cellKey(team.id, iteration.id));
            const name = `${team?.name ?? 'No team'}, ${iteration.name}`;
            return (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups what belongs to a cell.
              <div
                key={iteration.id}
                role="group"
                aria-label={name}
                className={classes.cell}
                style={{ left: x, width }}
              >
                {team && cell && (
                  <div className={meterClasses.meterPlace} style={{ height: METER_HEIGHT }}>
                    <CellMeter
                      load={cell.load}
                      debtLoad={cell.debtLoad}
                      capacity={cell.capacity}
                      unit={plan.info.unit}
                      label={`Load of ${name}`}
                      findings={keep(
                        cellKey(team.id, iteration.id),
                        findingsAbout(report, { kind: 'cell', teamId: team.id, iterationId: iteration.id }),
                      )}
                    />
                  </div>
                )}
              </div>
            );
          })}
          {buffer && <div className={classes.buffer} style={{ left: buffer.x, width: buffer.width }} />}
        </div>
      ))}
    </>
  );
});
