import { CONTRACT_SIZE } from '@shared/model/index';
import { Fragment } from 'react';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import type { OrderRow } from '../../workers/order-after';
import classes from './Import.module.css';
import { count, number } from './import-texts';

const COLUMNS = 5;

/** The one backlog as it will stand: what is new among what is there, and the contract line. */
export function OrderTable({ rows }: { readonly rows: readonly OrderRow[] }) {
  const scored = rows.some((row) => row.kind === 'item' && row.score !== null);
  return (
    <>
      <p className={classes.soft}>
        The order after the import, by the rule chosen beside it. From there it is dragged in the backlog.
      </p>
      <div className={classes.scroll}>
        <table className={`${classes.table} numbers`} aria-label="The resulting order">
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">From</th>
              <th scope="col">Key</th>
              <th scope="col">Title</th>
              <th scope="col" className={classes.right}>
                {scored && 'Score'}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) =>
              row.kind === 'gap' ? (
                <tr key={row.id}>
                  <td colSpan={COLUMNS} className={classes.soft}>
                    {number(row.from)} to {number(row.to)}: {count(row.to - row.from + 1, 'item')} of the plan
                    in their order
                  </td>
                </tr>
              ) : (
                <Fragment key={row.id}>
                  <tr data-new={row.isNew || undefined}>
                    <td className={classes.nowrap}>{number(row.place)}</td>
                    <td className={classes.nowrap}>
                      {row.isNew ? <strong>New</strong> : <span className={classes.soft}>Plan</span>}
                    </td>
                    <td className={classes.nowrap}>{row.key}</td>
                    <td>
                      <span className={classes.item}>
                        <ItemTypeIcon type={row.type} size={16} />
                        {row.title}
                      </span>
                    </td>
                    <td className={`${classes.right} ${classes.nowrap}`}>
                      {row.score === null ? '' : `${Math.round(row.score * 100)} %`}
                    </td>
                  </tr>
                  {row.place === CONTRACT_SIZE && (
                    <tr>
                      <td colSpan={COLUMNS} className={classes.contractLine}>
                        The contract ends here
                      </td>
                    </tr>
                  )}
                </Fragment>
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}
