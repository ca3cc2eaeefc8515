import type { Unit } from '@shared/model/index';
import { formatAmount, formatShare } from '@shared/model/index';
import { setAsides, setAsideTotals } from '@shared/schedule/set-aside';
import { memo } from 'react';
import { usePlan, useView } from '../../store/session-context';
import { CapacityGrid } from './CapacityGrid';
import { Section } from './Section';
import { SetAsideTable } from './SetAsideTable';
import classes from './TeamsScreen.module.css';

const NOTES = {
  days: 'In each cell: person-days away, and the person-days that are left for planned work.',
  points: 'The points each team can take on in each iteration.',
} as const satisfies Record<Unit, string>;

/** What the teams can do, what is set aside first (support, debt, AI experiments), and what is left. */
export const CapacitySection = memo(function CapacitySection({ disabled }: { readonly disabled: boolean }) {
  const plan = usePlan();
  const { iterations } = useView();
  const { unit } = plan.info;
  const totals = setAsideTotals(setAsides(plan));
  return (
    <Section title="Capacity" note={NOTES[unit]} wide>
      {plan.teams.size === 0 || iterations.length === 0 ? (
        <p className={classes.empty}>
          Add a team first: its row appears here, with a cell for each iteration.
        </p>
      ) : (
        <>
          <dl className={`${classes.totals} numbers`}>
            <Total name="Capacity of the quarter" amount={formatAmount(totals.total, unit)} />
            {totals.support > 0 && <Total name="Support" amount={formatAmount(totals.support, unit)} />}
            <Total
              name={`Debt (${formatShare(plan.info.debtShare)})`}
              amount={formatAmount(totals.debt, unit)}
              kind="debt"
            />
            {totals.experiments > 0 && (
              <Total
                name={`AI experiments (${formatShare(plan.info.experimentShare)} of AI teams)`}
                amount={formatAmount(totals.experiments, unit)}
              />
            )}
            <Total name="Left for everything else" amount={formatAmount(totals.left, unit)} />
          </dl>
          <CapacityGrid disabled={disabled} />
          <SetAsideTable disabled={disabled} />
        </>
      )}
    </Section>
  );
});

function Total({
  name,
  amount,
  kind,
}: {
  readonly name: string;
  readonly amount: string;
  readonly kind?: 'debt';
}) {
  return (
    <div data-kind={kind}>
      <dt>{name}</dt>
      <dd>{amount}</dd>
    </div>
  );
}
