import type { Unit } from '@shared/model/index';
import { formatAmount, formatShare } from '@shared/model/index';
import { usePlan, useView } from '../../store/session-context';
import { CapacityGrid } from './CapacityGrid';
import { Section } from './Section';
import classes from './TeamsScreen.module.css';

const NOTES = {
  days: 'In each cell: person-days away, and the person-days that are left for planned work.',
  points: 'The points each team can take on in each iteration.',
} as const satisfies Record<Unit, string>;

/** What the teams can do, what is set aside for debt first, and what is left. */
export function CapacitySection({ disabled }: { readonly disabled: boolean }) {
  const { info, teams } = usePlan();
  const { capacity, debt, iterations } = useView();
  return (
    <Section title="Capacity" note={NOTES[info.unit]} wide>
      {teams.size === 0 || iterations.length === 0 ? (
        <p className={classes.empty}>
          Add a team first: its row appears here, with a cell for each iteration.
        </p>
      ) : (
        <>
          <dl className={`${classes.totals} numbers`}>
            <Total name="Capacity of the quarter" amount={formatAmount(capacity, info.unit)} />
            <Total
              name={`Set aside for debt (${formatShare(info.debtShare)})`}
              amount={formatAmount(debt.budget, info.unit)}
              kind="debt"
            />
            <Total
              name="Left for everything else"
              amount={formatAmount(Math.max(0, capacity - debt.budget), info.unit)}
            />
          </dl>
          <CapacityGrid disabled={disabled} />
        </>
      )}
    </Section>
  );
}

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
