import { type Plan, type PlanId, roleName } from '@shared/model/index';
import { IconGitBranch, IconLock, IconSignature } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { usePlan, useScenarioOf } from '../store/session-context';
import { useScenarioName } from '../store/useScenarios';
import classes from './ProjectorFrame.module.css';

/** One view: what it is called, which plan, one line of what it says, the work, and what is not shown. */
export function ProjectorFrame({
  heading,
  summary,
  more = '',
  children,
}: {
  readonly heading: string;
  readonly summary?: ReactNode;
  readonly more?: string;
  readonly children: ReactNode;
}) {
  const plan = usePlan();
  return (
    <section className={classes.frame} aria-label={heading}>
      <header className={classes.header}>
        <h1>{heading}</h1>
        <PlanState plan={plan} />
        <ScenarioMark id={plan.info.id} />
        <span className={classes.plan}>{plan.info.quarter}</span>
      </header>
      {summary && <p className={`${classes.summary} numbers`}>{summary}</p>}
      <div className={classes.body}>{children}</div>
      <p className={`${classes.more} numbers`}>{more}</p>
    </section>
  );
}

/** Frozen or signed: the room should know that what it sees no longer changes. */
function PlanState({ plan }: { readonly plan: Plan }) {
  if (plan.info.commitment === null) return null;
  const signers = [...plan.signatures.values()].map(({ role }) => roleName(role)).sort();
  const isSigned = signers.length > 0;
  const Icon = isSigned ? IconSignature : IconLock;
  return (
    <span className={classes.frozen}>
      <Icon aria-hidden />
      {isSigned ? `Signed by ${signers.join(' and ')}` : 'Frozen for signing'}
    </span>
  );
}

/** The room must never take a what-if for the plan. */
function ScenarioMark({ id }: { readonly id: PlanId }) {
  const isScenario = useScenarioOf() !== null;
  const name = useScenarioName(isScenario ? id : null);
  if (!isScenario) return null;
  return (
    <span className={classes.scenario}>
      <IconGitBranch aria-hidden />
      What-if{name ? `: ${name}` : ''}, not the plan
    </span>
  );
}
