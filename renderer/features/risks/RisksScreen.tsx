import { SegmentedControl } from '@mantine/core';
import { useReport } from '../../store/session-context';
import { FindingCard } from '../../ui/FindingCard';
import { useRiskPart } from '../../ui/risk-part';
import { Screen } from '../../ui/Screen';
import { useFrozen } from '../../ui/useFrozen';
import { RiskBoard } from './RiskBoard';
import classes from './Vote.module.css';
import { VotePart } from './VotePart';

/** What could go wrong and what the room does about it; then how sure everybody is of the plan. */
export function RisksScreen() {
  const frozen = useFrozen();
  const { part, show } = useRiskPart();
  const vote = useReport().findings.filter(({ rule }) => rule === 'SES-2');
  return (
    <Screen
      title="Risks and confidence"
      fill
      lead={
        frozen ??
        (part === 'risks'
          ? 'Each risk is resolved, owned by somebody, accepted or mitigated.'
          : 'One to five per participant, hidden until all have voted.')
      }
      controls={
        <SegmentedControl
          aria-label="Part of the risks screen"
          value={part}
          onChange={(value) => show(value as typeof part)}
          data={[
            { value: 'risks', label: 'Risks' },
            { value: 'vote', label: 'Confidence vote' },
          ]}
        />
      }
    >
      {part === 'risks' ? (
        <RiskBoard isFixed={frozen !== null} />
      ) : (
        <div className={classes.votePage}>
          <VotePart isFixed={frozen !== null} />
          {vote.map((finding) => (
            <FindingCard key={finding.key} finding={finding} withRule withGo={false} />
          ))}
        </div>
      )}
    </Screen>
  );
}
