import { formatNumber } from '@shared/model/index';
import type { SideBySide } from '@shared/scenario/compare-sides';
import type { Names } from './names';
import classes from './WhatIf.module.css';

type LoadCell = SideBySide['load'][number]['cells'][number]['left'];

const INVISIBLE = 0.05;

/** How full each team is in each iteration, on both sides: the left above, the right under it. */
export function ComparedLoad({ names, sides }: { readonly names: Names; readonly sides: SideBySide }) {
  const { iterations, load } = sides;
  return (
    <section className={classes.part} aria-label="Load per team and iteration">
      <h3>Load per team and iteration</h3>
      <p className={classes.soft}>
        Upper line: {names.left}. Lower line: {names.right}. Where both are the same, one line.
      </p>
      <div className={classes.scroll}>
        <table className={classes.load}>
          <thead>
            <tr>
              <td />
              {iterations.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {load.map(({ teamId, name, cells }) => (
              <tr key={teamId}>
                <th scope="row">{name}</th>
                {cells.map(({ iterationId, left, right }) => {
                  const same = textOf(left) === textOf(right);
                  return (
                    <td key={iterationId} data-differs={!same || undefined}>
                      {!same && <Bar cell={left} whose={names.left} />}
                      <Bar cell={right} whose={same ? 'Both' : names.right} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const textOf = (cell: LoadCell): string =>
  cell === null ? 'not there' : `${formatNumber(cell.load)} of ${formatNumber(cell.capacity)}`;

function Bar({ cell, whose }: { readonly cell: LoadCell; readonly whose: string }) {
  const share = cell && cell.capacity > 0 ? cell.load / cell.capacity : cell && cell.load > 0 ? 1 : 0;
  const isOver = cell !== null && cell.load >= cell.capacity + INVISIBLE;
  return (
    <span className={classes.bar} data-over={isOver || undefined}>
      <span className={classes.fill} style={{ width: `${Math.min(1, share) * 100}%` }} aria-hidden />
      <span className={`${classes.barText} numbers`}>
        <span className="visually-hidden">{whose}: </span>
        {textOf(cell)}
        {isOver && <strong> over</strong>}
      </span>
    </span>
  );
}
