import { useReport } from '../../store/session-context';
import { FindingCard } from '../../ui/FindingCard';
import { FrozenAlert } from '../../ui/FrozenAlert';
import { Screen } from '../../ui/Screen';
import { useFrozen } from '../../ui/useFrozen';
import { CapacitySection } from './CapacitySection';
import { IterationsTable } from './IterationsTable';
import { PeopleTable } from './PeopleTable';
import { PlanFacts } from './PlanFacts';
import classes from './TeamsScreen.module.css';
import { TeamsTable } from './TeamsTable';

/** Who takes part, which teams there are, and what they can do in each iteration. */
export function TeamsScreen() {
  const disabled = useFrozen() !== null;
  const findings = useReport().findings.filter(({ place }) => place === 'teams');
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
            <TeamsTable disabled={disabled} />
            <IterationsTable disabled={disabled} />
          </div>
          <CapacitySection disabled={disabled} />
        </div>
      </div>
    </Screen>
  );
}
