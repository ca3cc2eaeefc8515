import { formatDate, type Plan } from '@shared/model/index';
import type { MilestoneRow, Sides } from '@shared/scenario/compare-sides';
import { type Reached, reachedText } from '@shared/scenario/key-figures';
import { IconAlertOctagonFilled, IconCircleCheck } from '@tabler/icons-react';
import type { Names } from './names';
import { SidesTable } from './SidesTable';
import classes from './WhatIf.module.css';

/** When each milestone's work is done, on both sides. */
export function ComparedMilestones({
  names,
  rows,
  plans,
}: {
  readonly names: Names;
  readonly rows: readonly MilestoneRow[];
  readonly plans: Sides<Plan>;
}) {
  return (
    <section className={classes.part} aria-label="Milestones">
      <h3>Milestones, and when their work is done</h3>
      {rows.length === 0 ? (
        <p className={classes.soft}>Neither has a milestone.</p>
      ) : (
        <SidesTable names={names}>
          {rows.map(({ milestone: { id, title, date }, reached }) => {
            const [left, right] = [reachedText(plans.left, id), reachedText(plans.right, id)];
            return (
              <tr key={id} data-differs={left !== right || undefined}>
                <th scope="row">
                  {title} <span className={classes.soft}>{formatDate(date)}</span>
                </th>
                <td>
                  <When reached={reached.left} text={left} />
                </td>
                <td>
                  <When reached={reached.right} text={right} />
                </td>
              </tr>
            );
          })}
        </SidesTable>
      )}
    </section>
  );
}

function When({ reached, text }: { readonly reached: Reached | null; readonly text: string }) {
  const isKept = reached?.kind === 'needs-none' || (reached?.kind === 'reached' && !reached.isLate);
  return (
    <span className={classes.when}>
      {reached &&
        (isKept ? (
          <IconCircleCheck size={16} color="var(--ok)" aria-label="Kept" />
        ) : (
          <IconAlertOctagonFilled size={16} color="var(--blocking)" aria-label="Not kept" />
        ))}
      {text}
      {reached?.kind === 'reached' && reached.isLate && ', late'}
    </span>
  );
}
