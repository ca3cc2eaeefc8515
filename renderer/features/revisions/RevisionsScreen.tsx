import { Button } from '@mantine/core';
import { amendPlan } from '@shared/compare/next-plan';
import { formatDate, isPlainDate, type Plan, SIGNER_ROLES } from '@shared/model/index';
import { IconCalendarPlus, IconPencilPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { addPlan } from '../../store/plans';
import { usePlan, useSession } from '../../store/session-context';
import { planPath } from '../../ui/routes';
import { Screen } from '../../ui/Screen';
import { tell, tellError } from '../../ui/tell';
import { Compare } from './Compare';
import { NextQuarter } from './NextQuarter';
import classes from './Revisions.module.css';

/** After signing: the amendment, the comparison of any two revisions, and the next quarter. */
export function RevisionsScreen() {
  const plan = usePlan();
  const [startsNext, setStartsNext] = useState(false);
  const isSigned = plan.signatures.size > 0;
  return (
    <Screen
      title="Revisions"
      lead={standing(plan)}
      controls={
        <>
          <Button
            variant="default"
            leftSection={<IconCalendarPlus size={18} />}
            aria-expanded={startsNext}
            onClick={() => setStartsNext(!startsNext)}
          >
            Next quarter's plan
          </Button>
          {isSigned && <AmendButton plan={plan} />}
        </>
      }
    >
      {plan.info.amends && (
        <p className={classes.amends}>
          Revision {plan.info.revision} amends revision {plan.info.amends.revision}, whose digest is{' '}
          <code className="numbers">{plan.info.amends.digest.slice(0, 16)}</code>. The signed revision stays
          as it is.
        </p>
      )}
      {startsNext && <NextQuarter onCancel={() => setStartsNext(false)} />}
      <Compare key={plan.info.id} />
    </Screen>
  );
}

/** How far the plan is, in a sentence. */
function standing({ info, signatures }: Plan): string {
  const missing = SIGNER_ROLES.filter((role) => ![...signatures.values()].some((one) => one.role === role));
  if (info.commitment === null) {
    return 'The plan can still be changed. Compare it with any other plan or revision on this machine.';
  }
  const day = info.commitment.at.slice(0, 10);
  const frozen = isPlainDate(day) ? ` on ${formatDate(day, true)}` : '';
  if (missing.length === 0) {
    return `The plan was frozen${frozen} and signed by both. It is read-only: an amendment opens a new revision beside it.`;
  }
  return missing.length === 1
    ? `The plan was frozen${frozen} and is signed by one; the ${missing[0]?.toUpperCase()} has not signed. It is read-only.`
    : `The plan was frozen${frozen} and is not signed yet. Open it again on the sign-off screen to change it.`;
}

function AmendButton({ plan }: { readonly plan: Plan }) {
  const session = useSession();
  const [, navigate] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    try {
      await session.settled();
      const id = await addPlan(amendPlan(session.state.plan, new Date().toISOString()));
      tell(`Revision ${plan.info.revision + 1} is open. The signed revision stays as it is.`);
      navigate(planPath(id, 'revisions'));
    } catch (error) {
      setBusy(false);
      tellError('The amendment was not started', error);
    }
  };
  return (
    <Button leftSection={<IconPencilPlus size={18} />} loading={isBusy} onClick={() => void start()}>
      Start an amendment
    </Button>
  );
}
