import { Button } from '@mantine/core';
import type { Waiver } from '@shared/model/index';
import type { Finding, Place } from '@shared/rules/rule';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useDispatch, usePlan } from '../store/session-context';
import classes from './FindingList.module.css';
import { useFrozen } from './useFrozen';
import { useGoMend } from './useGo';
import { WaiverForm } from './WaiverForm';

const PLACE_NAMES = {
  session: 'agenda',
  backlog: 'backlog',
  duplicates: 'duplicates',
  refinement: 'refinement',
  objectives: 'objectives',
  velocity: 'velocity',
  ai: 'AI work',
  conflicts: 'conflicts',
  risks: 'risks and confidence',
  debt: 'debt budget',
  roadmap: 'roadmap',
  teams: 'people and teams',
  'sign-off': 'sign-off',
} as const satisfies Record<Place, string>;

/** One finding: what is wrong, what to do, the way there, and the waiver where both sides may accept it. */
export function FindingCard({
  finding,
  withRule = false,
  withGo = true,
}: {
  readonly finding: Finding;
  /** Names the rule, where no heading does. */
  readonly withRule?: boolean;
  /** Left out where one already is. */
  readonly withGo?: boolean;
}) {
  const [waiving, setWaiving] = useState(false);
  const goMend = useGoMend();
  const frozen = useFrozen();
  const blocks = finding.severity === 'blocking';
  const open = finding.waiver === null;
  return (
    <div className={classes.card} data-kind={!open ? 'waived' : blocks ? 'blocking' : 'warning'}>
      <p className={classes.message}>
        {withRule && <span className={`${classes.ruleId} numbers`}>{finding.rule}</span>}
        {finding.message}
      </p>
      {open && <p className={classes.mend}>{finding.mend}</p>}
      {finding.waiver && <WaiverFacts waiver={finding.waiver} />}
      {open && blocks && <ChangedSince finding={finding} />}
      {open && waiving && <WaiverForm finding={finding} onDone={() => setWaiving(false)} />}
      {open && !waiving && (
        <div className={classes.actions}>
          {withGo && (
            <Button
              size="compact-sm"
              variant="light"
              rightSection={<IconArrowRight size={14} />}
              onClick={() => goMend(finding)}
              aria-label={`Mend in ${PLACE_NAMES[finding.place]}: ${finding.message}`}
            >
              Mend in {PLACE_NAMES[finding.place]}
            </Button>
          )}
          {finding.waivable && frozen === null && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => setWaiving(true)}
              aria-label={`Waive: ${finding.message}`}
            >
              Waive
            </Button>
          )}
          {blocks && !finding.waivable && <span className={classes.note}>Cannot be waived</span>}
        </div>
      )}
    </div>
  );
}

/** Tells that a waiver stood here until the finding read differently. */
function ChangedSince({ finding }: { readonly finding: Finding }) {
  const { waivers } = usePlan();
  const old = [...waivers.values()].find(({ findingKey }) => findingKey === finding.key);
  if (!old) return null;
  return (
    <p className={classes.note}>
      It was waived when it read “{old.message}”. It has changed since, so that waiver no longer holds.
    </p>
  );
}

/** Who accepted it and why, and the way back. */
export function WaiverFacts({ waiver }: { readonly waiver: Waiver }) {
  const dispatch = useDispatch();
  const frozen = useFrozen();
  return (
    <>
      <p className={classes.reason}>{waiver.reason}</p>
      <div className={classes.actions}>
        <span className={classes.note}>
          {waiver.productName} for product, {waiver.engineeringName} for engineering
        </span>
        {frozen === null && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`Withdraw the waiver: ${waiver.message}`}
            onClick={() => void dispatch({ type: 'waiver.remove', args: { id: waiver.id } })}
          >
            Withdraw
          </Button>
        )}
      </div>
    </>
  );
}
