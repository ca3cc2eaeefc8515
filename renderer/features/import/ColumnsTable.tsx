import { Button, SegmentedControl } from '@mantine/core';
import type { ColumnReport } from '@shared/exchange/merge/import-preview';
import { useState } from 'react';
import classes from './Import.module.css';
import { count, number } from './import-texts';

const STEP = 300;
const VIEWS = [
  { value: 'filled', label: 'With content' },
  { value: 'dropped', label: 'Not taken over' },
  { value: 'all', label: 'All' },
] as const;
type View = (typeof VIEWS)[number]['value'];

const isIn = (view: View, column: ColumnReport): boolean =>
  view === 'all' || (view === 'filled' ? column.filled > 0 : column.dropped > 0);

/** Every column of the file: what it became, and how many filled cells are not taken over. */
export function ColumnsTable({ columns }: { readonly columns: readonly ColumnReport[] }) {
  const [view, setView] = useState<View>('filled');
  const [limit, setLimit] = useState(STEP);
  const inView = columns.filter((column) => isIn(view, column));
  const empty = columns.filter(({ filled }) => filled === 0).length;
  return (
    <>
      <div className={classes.line}>
        <SegmentedControl
          size="xs"
          aria-label="Which columns"
          value={view}
          data={[...VIEWS]}
          onChange={(value) => {
            setView(value as View);
            setLimit(STEP);
          }}
        />
        {empty > 0 && <span className={classes.soft}>{count(empty, 'column')} without any content</span>}
      </div>
      <div className={classes.scroll}>
        <table className={`${classes.table} numbers`} aria-label="Columns of the file">
          <thead>
            <tr>
              <th scope="col">Nr</th>
              <th scope="col">Column</th>
              <th scope="col">Becomes</th>
              <th scope="col" className={classes.right}>
                Filled
              </th>
              <th scope="col" className={classes.right}>
                Not taken over
              </th>
              <th scope="col" className={classes.right}>
                In rows left out
              </th>
            </tr>
          </thead>
          <tbody>
            {inView.slice(0, limit).map((column) => (
              <tr key={column.position} data-unused={!column.used || undefined}>
                <td className={classes.soft}>{column.position}</td>
                <td>{column.header || '(no header)'}</td>
                <td>{column.became}</td>
                <td className={classes.right}>{number(column.filled)}</td>
                <td className={classes.right}>{column.dropped === 0 ? '' : number(column.dropped)}</td>
                <td className={classes.right}>{column.leftOut === 0 ? '' : number(column.leftOut)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {inView.length > limit && (
        <Button variant="subtle" size="compact-sm" onClick={() => setLimit(limit + STEP)}>
          Show more of {number(inView.length)} columns
        </Button>
      )}
      {inView.length === 0 && <p className={classes.soft}>No column is like that.</p>}
    </>
  );
}
