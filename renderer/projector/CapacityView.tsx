import { formatAmount, formatNumber } from '@shared/model/index';
import { type Cell, cellKey, orderedTeams } from '@shared/schedule/capacity';
import type { Projection } from '../store/projection';
import { usePlan, useView } from '../store/session-context';
import classes from './CapacityView.module.css';
import { MOST_THINGS } from './legibility';
import { ProjectorFrame } from './ProjectorFrame';
import { type Tone, ToneIcon } from './Rows';
import { useFit } from './useFit';
import viewClasses from './View.module.css';
import { moreText, windowAround } from './window-around';

const FULL = 0.9;
/** More columns than this leave no room for both numbers of a cell. */
const MOST_COLUMNS = 8;
const FEW_TEAMS = 6;
const FEW_COLUMNS = 6;

/** What each team can do in each iteration, and what is asked of it. */
export function CapacityView({ selection }: { readonly selection: Projection['selection'] }) {
  const plan = usePlan();
  const { cells, iterations, capacity } = useView();
  const teams = orderedTeams(plan);
  const item = selection?.kind === 'item' ? plan.items.get(selection.id) : undefined;
  const index = teams.findIndex(({ id }) => id === item?.teamId);
  const { place, count } = useFit(
    [...teams.map(({ name }) => name), ...iterations.map(({ name }) => name)].join('|'),
    MOST_THINGS,
  );
  const shown = windowAround(teams.length, index < 0 ? null : index, count);
  const over = [...cells.values()].filter((cell) => toneOf(cell) === 'blocking').length;
  return (
    <ProjectorFrame
      heading="Capacity"
      summary={
        <>
          <strong>{formatAmount(capacity, plan.info.unit)}</strong> in the quarter; planned of what each team
          has. {over > 0 && <strong>{over === 1 ? '1 place is' : `${over} places are`} over.</strong>}
        </>
      }
      more={moreText(teams.length, shown)}
    >
      <div ref={place} className={viewClasses.fit}>
        {teams.length === 0 && <p className={viewClasses.empty}>There are no teams yet.</p>}
        {teams.length > 0 && (
          <table
            className={classes.board}
            data-few={(teams.length <= FEW_TEAMS && iterations.length <= FEW_COLUMNS) || undefined}
            aria-label="Planned and possible, by team and iteration"
          >
            <thead>
              <tr>
                <th scope="col">Team</th>
                {iterations.map(({ id, name }) => (
                  <th key={id} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {teams.slice(shown.start, shown.end).map((team) => (
                <tr key={team.id}>
                  <th scope="row" data-current={team.id === item?.teamId || undefined}>
                    {team.name}
                  </th>
                  {iterations.map(({ id }) => {
                    const cell = cells.get(cellKey(team.id, id));
                    return cell && <Load key={id} cell={cell} isShort={iterations.length > MOST_COLUMNS} />;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </ProjectorFrame>
  );
}

function toneOf({ load, capacity }: Cell): Tone {
  if (load > capacity + 1e-9) return 'blocking';
  return load > 0 && load >= capacity * FULL ? 'warning' : 'plain';
}

function Load({ cell, isShort }: { readonly cell: Cell; readonly isShort: boolean }) {
  const tone = toneOf(cell);
  const share = cell.capacity > 0 ? Math.min(1, cell.load / cell.capacity) : cell.load > 0 ? 1 : 0;
  return (
    <td>
      <span className={`${classes.cell} numbers`} data-tone={tone}>
        <span className={classes.cellText}>
          {tone === 'blocking' && <ToneIcon tone={tone} />}
          {formatNumber(Math.round(cell.load))}
          {!isShort && ` / ${formatNumber(Math.round(cell.capacity))}`}
        </span>
        <span className={classes.meter} aria-hidden>
          <span className={classes.meterFill} data-tone={tone} style={{ width: `${share * 100}%` }} />
        </span>
      </span>
    </td>
  );
}
