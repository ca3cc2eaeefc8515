import type { Command } from '@shared/commands/reduce';
import { formatDate, formatNumber, type Iteration, type Team, type Unit } from '@shared/model/index';
import type { PlanView } from '@shared/rules/plan-view';
import { cellKey, orderedTeams } from '@shared/schedule/capacity';
import { type ClipboardEvent, useState } from 'react';
import { usePlan, useView } from '../../store/session-context';
import { GridInput } from '../../ui/grid/GridInput';
import { cellName, onGridKey, pastedBlock } from '../../ui/grid/grid-keys';
import { type NumberRange, parseNumber } from '../../ui/parse-number';
import { useSubmit } from '../../ui/useSubmit';
import classes from './TeamsScreen.module.css';

const RANGES = {
  days: { what: 'The days away', max: 10_000 },
  points: { what: 'The capacity', max: 100_000 },
} as const satisfies Record<Unit, NumberRange>;

type CellCommand = Extract<Command, { type: 'team.setIterations' }>['args']['cells'][number];

/** What a pasted block does, or why it does not fit. */
function readBlock(
  block: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  teams: readonly Team[],
  iterations: readonly Iteration[],
  unit: Unit,
): readonly CellCommand[] | string {
  const width = Math.max(...block.map((line) => line.length));
  const rows = teams.length - at.row;
  const columns = iterations.length - at.column;
  if (block.length > rows || width > columns) {
    return `The pasted block has ${block.length} rows and ${width} columns; from this cell ${rows} and ${columns} fit. Nothing was changed.`;
  }
  const cells: CellCommand[] = [];
  for (const [down, line] of block.entries()) {
    for (const [right, text] of line.entries()) {
      const team = teams[at.row + down];
      const iteration = iterations[at.column + right];
      if (!team || !iteration) continue;
      const checked = parseNumber(text, RANGES[unit]);
      if (!checked.ok) return `${team.name}, ${iteration.name}: ${checked.reason} Nothing was changed.`;
      const fields = unit === 'days' ? { absentDays: checked.value ?? 0 } : { points: checked.value };
      cells.push({ id: team.id, iterationId: iteration.id, fields });
    }
  }
  return cells;
}

/** The table of teams and iterations; Enter, Tab and arrows go through it, a block from a spreadsheet can be pasted. */
export function CapacityGrid({ disabled }: { readonly disabled: boolean }) {
  const plan = usePlan();
  const view = useView();
  const submit = useSubmit();
  const [refused, setRefused] = useState<string | null>(null);
  const { unit } = plan.info;
  const teams = orderedTeams(plan);
  const { iterations } = view;

  const paste = async (event: ClipboardEvent<HTMLElement>) => {
    setRefused(null);
    const place = event.target instanceof HTMLInputElement ? event.target.dataset.cell : undefined;
    const block = place === undefined ? null : pastedBlock(event);
    if (!place || !block) return;
    event.preventDefault();
    const [row = 0, column = 0] = place.split(':').map(Number);
    if (row < 0) return setRefused('Paste working days one at a time. Nothing was changed.');
    const cells = readBlock(block, { row, column }, teams, iterations, unit);
    if (typeof cells === 'string') return setRefused(cells);
    const outcome = await submit({ type: 'team.setIterations', args: { cells: [...cells] } });
    if (outcome.status === 'rejected') setRefused(outcome.reason);
  };

  return (
    <div className={classes.scroll}>
      {refused && (
        <p role="alert" className={classes.refused}>
          {refused}
        </p>
      )}
      <table
        className={`${classes.grid} numbers`}
        aria-label="Capacity of each team in each iteration"
        data-grid
        onKeyDown={onGridKey}
        onPaste={(event) => void paste(event)}
      >
        <thead>
          <tr>
            <th scope="col">Team</th>
            {iterations.map((iteration) => (
              <th key={iteration.id} scope="col">
                {iteration.name}
                <span>
                  {formatDate(iteration.start)} to {formatDate(iteration.end)}
                </span>
              </th>
            ))}
            <th scope="col">Total</th>
          </tr>
        </thead>
        <tbody>
          {unit === 'days' && <WorkingDays iterations={iterations} disabled={disabled} />}
          {teams.map((team, row) => (
            <tr key={team.id}>
              <th scope="row">
                {team.name}
                {unit === 'days' && (
                  <span>
                    {formatNumber(team.members)} × {formatNumber(team.focus * 100)} %
                  </span>
                )}
              </th>
              {iterations.map((iteration, column) => (
                <td key={iteration.id}>
                  <TeamCell
                    team={team}
                    iteration={iteration}
                    unit={unit}
                    capacity={view.cells.get(cellKey(team.id, iteration.id))?.capacity ?? 0}
                    cell={cellName(row, column)}
                    disabled={disabled}
                  />
                </td>
              ))}
              <td className={classes.sum}>{formatNumber(sumOf(view, [team], iterations))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All teams</th>
            {iterations.map((iteration) => (
              <td key={iteration.id}>{formatNumber(sumOf(view, teams, [iteration]))}</td>
            ))}
            <td className={classes.sum}>{formatNumber(view.capacity)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function sumOf(view: PlanView, teams: readonly Team[], iterations: readonly Iteration[]): number {
  const capacities = teams.flatMap(({ id: team }) =>
    iterations.map(({ id }) => view.cells.get(cellKey(team, id))?.capacity ?? 0),
  );
  return capacities.reduce((sum, capacity) => sum + capacity, 0);
}

/** Row -1 of the grid: what everybody has before absences. */
function WorkingDays({
  iterations,
  disabled,
}: {
  readonly iterations: readonly Iteration[];
  readonly disabled: boolean;
}) {
  const submit = useSubmit();
  return (
    <tr>
      <th scope="row">Working days</th>
      {iterations.map(({ id, name, workingDays }, column) => (
        <td key={id}>
          <GridInput
            label={`Working days in ${name}`}
            cell={cellName(-1, column)}
            value={workingDays}
            range={{ what: 'The number of working days', max: 366 }}
            disabled={disabled}
            save={(days) => submit({ type: 'iteration.edit', args: { id, fields: { workingDays: days } } })}
            clear={() =>
              Promise.resolve({
                status: 'rejected',
                reason: 'Write how many working days there are, 0 for none.',
              })
            }
          />
        </td>
      ))}
      <td />
    </tr>
  );
}

function TeamCell({
  team,
  iteration,
  unit,
  capacity,
  cell,
  disabled,
}: {
  readonly team: Team;
  readonly iteration: Iteration;
  readonly unit: Unit;
  readonly capacity: number;
  readonly cell: string;
  readonly disabled: boolean;
}) {
  const submit = useSubmit();
  const special = team.iterations[iteration.id];
  const set = (fields: CellCommand['fields']) =>
    submit({ type: 'team.setIteration', args: { id: team.id, iterationId: iteration.id, fields } });
  if (unit === 'points') {
    return (
      <GridInput
        label={`Points of ${team.name} in ${iteration.name}`}
        cell={cell}
        value={special?.points ?? null}
        range={RANGES.points}
        placeholder="0"
        disabled={disabled}
        save={(points) => set({ points })}
        clear={() => set({ points: null })}
      />
    );
  }
  return (
    <div className={classes.dayCell}>
      <GridInput
        label={`Days away of ${team.name} in ${iteration.name}`}
        cell={cell}
        value={special?.absentDays || null}
        range={RANGES.days}
        placeholder="0"
        disabled={disabled}
        save={(absentDays) => set({ absentDays })}
        clear={() => set({ absentDays: 0 })}
      />
      <span className={classes.result}>{formatNumber(capacity)}</span>
    </div>
  );
}
