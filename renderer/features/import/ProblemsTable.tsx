import type { Problem } from '@shared/exchange/export-file';
import classes from './Import.module.css';
import { number } from './import-texts';

/** What could not be read as it stands, by row and column. */
export function ProblemsTable({
  problems,
  more,
}: {
  readonly problems: readonly Problem[];
  readonly more: number;
}) {
  if (problems.length === 0) return <p className={classes.soft}>Every cell could be read.</p>;
  return (
    <>
      <div className={classes.scroll}>
        <table className={`${classes.table} numbers`} aria-label="Problems in the file">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Column</th>
              <th scope="col">What is wrong, and what is done about it</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ row, column, header, message }) => (
              <tr key={`${row} ${column} ${message}`}>
                <td className={classes.nowrap}>{row === null ? 'File' : number(row)}</td>
                <td>{column === null ? '' : header ? `${header} (${column})` : column}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className={classes.soft}>And {number(more)} more like these.</p>}
    </>
  );
}
