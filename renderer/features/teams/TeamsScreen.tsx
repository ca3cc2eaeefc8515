import { usePlan, useReport } from '../../store/session-context';
import { FindingCard } from '../../ui/FindingCard';
import { FrozenAlert } from '../../ui/FrozenAlert';
import { Screen } from '../../ui/Screen';
import { useDrawnUpTo } from '../../ui/useDrawnUpTo';
import { useFrozen } from '../../ui/useFrozen';
import { CapacitySection } from './CapacitySection';
import { IterationsTable } from './IterationsTable';
import { PeopleTable } from './PeopleTable';
import { PlanFacts } from './PlanFacts';
import classes from './TeamsScreen.module.css';
import { TeamsTable } from './TeamsTable';

const FEW = 12;

/** Who takes part, which teams there are, and what they can do in each iteration. */
export function TeamsScreen() {
  const disabled = useFrozen() !== null;
  const findings = useReport().findings.filter(({ place }) => place === 'teams');
  // With a few people all is in sight at once; with many, what comes after them follows.
  const few = usePlan().people.size <= FEW;
  const drawn = useDrawnUpTo(3, { first: few ? 1 : 0, step: 1 });
  return (
    <Screen
      title="People and teams"
      lead="Who takes part, which teams there are, and what they can do in each iteration."
    >
      <FrozenAlert />
      {findings.map((finding) => (
        <FindingCard key={finding.key} finding={finding} withRule withGo={false} />
      ))}
      <div className={classes.container}>
        <div className={classes.sections}>
          <PlanFacts disabled={disabled} />
          <PeopleTable disabled={disabled} />
          <div className={classes.stack}>
            {drawn > 0 && <TeamsTable disabled={disabled} />}
            {drawn > 1 && <IterationsTable disabled={disabled} />}
          </div>
          {drawn > 2 ? <CapacitySection disabled={disabled} /> : <div className={classes.toCome} />}
        </div>
      </div>
    </Screen>
  );
}
