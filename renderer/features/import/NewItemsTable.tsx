import type { Interleave } from '@shared/exchange/merge/import-options';
import { formatNumber } from '@shared/model/index';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import type { ImportSummary } from '../../workers/import-worker';
import classes from './Import.module.css';
import { number } from './import-texts';

const SHOWN = 50;

const PLACES = {
  append: 'They enter the backlog under what is there, ',
  alternate: 'They alternate with what is there, from the top, ',
  score: 'They stand by their score among what is there, ',
  'product-first': 'What is product’s stands over engineering’s work, the rest under everything, ',
} as const satisfies Record<Interleave, string>;

/** The first of the items as they will stand in the backlog. */
export function NewItemsTable({ summary }: { readonly summary: ImportSummary }) {
  const { created, counts, order, interleave } = summary;
  if (created.length === 0) return <p className={classes.soft}>No item is new.</p>;
  const shown = created.slice(0, SHOWN);
  return (
    <>
      <p className={classes.soft}>
        {PLACES[interleave]}
        {order === 'rank' ? 'in the tracker’s own rank' : 'in the order of the file'}
        {interleave === 'score' ? ' where scores are equal.' : '.'}
      </p>
      <div className={classes.scroll}>
        <table className={`${classes.table} numbers`} aria-label="The first new items">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Key</th>
              <th scope="col">Title</th>
              <th scope="col" className={classes.right}>
                Estimate
              </th>
              <th scope="col">Owner</th>
              <th scope="col">Team</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, row, key, title, type, estimate, owner, team }) => (
              <tr key={id}>
                <td className={`${classes.soft} ${classes.nowrap}`}>{number(row)}</td>
                <td className={classes.nowrap}>{key}</td>
                <td>
                  <span className={classes.item}>
                    <ItemTypeIcon type={type} size={16} />
                    {title}
                  </span>
                </td>
                <td className={classes.right}>{estimate === null ? '' : formatNumber(estimate)}</td>
                <td>{owner}</td>
                <td>{team}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {counts.created > shown.length && (
        <p className={classes.soft}>And {number(counts.created - shown.length)} more.</p>
      )}
    </>
  );
}
