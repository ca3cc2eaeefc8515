import type { ImportSummary } from '../../workers/import-worker';
import classes from './Import.module.css';
import { count, number } from './import-texts';

const shown = (text: string) =>
  text === '' ? 'nothing' : `“${text.length > 120 ? `${text.slice(0, 120)}…` : text}”`;

/** What the tracker changed in items the plan knows. What the room decided stays. */
export function UpdatesTable({ summary }: { readonly summary: ImportSummary }) {
  const { updated, counts } = summary;
  const rest = counts.updated - updated.length;
  return (
    <>
      <p className={classes.soft}>
        What changed in the tracker since the last import is taken over; ranks, places on the roadmap and
        fields edited here stay.
      </p>
      <ul className={classes.list}>
        {updated.map(({ id, key, title, changes }) => (
          <li key={id}>
            <strong>{key}</strong> {title}
            {changes.map(({ field, from, to }) => (
              <span key={field} className={classes.change}>
                {field}: {shown(from)} becomes {shown(to)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <p className={classes.soft}>
          {updated.length > 0 && 'And '}
          {count(rest, 'item')} {updated.length > 0 ? 'more' : ''}, of which mostly only the tracker’s state
          is remembered ({number(counts.updated)} in all).
        </p>
      )}
    </>
  );
}
