import { formatAmount, initials, type Person, type Team, type Unit } from '@shared/model/index';
import type { Finding } from '@shared/rules/rule';
import type { DebtItem } from '@shared/schedule/debt-budget';
import type { ReactNode } from 'react';
import { FindingMark } from '../../ui/FindingMark';
import { hint } from '../../ui/hint';
import classes from './Debt.module.css';

/** One debt item in either order. */
export function DebtCard({
  item,
  place,
  team,
  owner,
  unit,
  findings,
  amount,
  note,
  isOutside = false,
}: {
  readonly item: DebtItem;
  /** Its place in the order; null: it waits for one. */
  readonly place: number | null;
  readonly team: Team | null;
  readonly owner: Person | null;
  readonly unit: Unit;
  readonly findings: readonly Finding[];
  /** Under the estimate: what is used up so far. */
  readonly amount?: ReactNode;
  /** Instead of what it costs: what is special about its place. */
  readonly note?: ReactNode;
  /** Under the cut line. */
  readonly isOutside?: boolean;
}) {
  const { interest, userEffect } = item.debt;
  const cost = interest === null ? null : `costs ${formatAmount(interest, unit)} each iteration`;
  return (
    <div role="gridcell" className={classes.card} data-outside={isOutside || undefined}>
      <span className={`${classes.place} numbers`}>{place ?? '–'}</span>
      <div className={classes.what}>
        <span className={classes.title} {...hint(userEffect || item.title)}>
          {item.title}
        </span>
        <span className={classes.meta}>{note ?? [team?.name, cost].filter(Boolean).join(' · ')}</span>
      </div>
      <FindingMark findings={findings} />
      {owner && (
        <span className={classes.initials} {...hint(owner.name)}>
          <span aria-hidden>{initials(owner.name)}</span>
          <span className="visually-hidden">{owner.name}</span>
        </span>
      )}
      <span className={`${classes.amounts} numbers`}>
        <span>{item.estimate === null ? 'No estimate' : formatAmount(item.estimate, unit)}</span>
        {amount && <span className={classes.soft}>{amount}</span>}
      </span>
    </div>
  );
}
