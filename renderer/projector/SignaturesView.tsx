import { type Plan, roleName, SIGNER_ROLES, type SignerRole } from '@shared/model/index';
import { IconCircleCheck } from '@tabler/icons-react';
import { usePlan, useReport } from '../store/session-context';
import { ProjectorFrame } from './ProjectorFrame';
import classes from './SignaturesView.module.css';
import viewClasses from './View.module.css';

const DIGEST_PART = 16;
/** Letters from which on a name is drawn smaller, so that it stays whole. */
const LONG = 40;
const VERY_LONG = 90;

/** Whether the plan is frozen, and who has signed it. */
export function SignaturesView() {
  const plan = usePlan();
  const { blocking } = useReport();
  return (
    <ProjectorFrame
      heading={plan.info.name}
      summary={stateText(plan, blocking.length)}
      more={
        plan.info.commitment
          ? `Fingerprint of the plan: ${plan.info.commitment.digest.slice(0, DIGEST_PART).replace(/(.{4})(?=.)/g, '$1 ')} …`
          : ''
      }
    >
      <div className={classes.signers}>
        {SIGNER_ROLES.map((role) => (
          <Signer key={role} role={role} />
        ))}
      </div>
    </ProjectorFrame>
  );
}

function stateText({ info, signatures }: Plan, blocking: number): string {
  if (info.commitment === null)
    return blocking === 0
      ? 'Nothing blocks the commitment: the plan can be frozen.'
      : `${blocking} blocking ${blocking === 1 ? 'finding is' : 'findings are'} open before it can be frozen.`;
  return signatures.size >= SIGNER_ROLES.length
    ? 'Signed by both sides. This is the plan.'
    : 'Frozen. It waits for the signatures of both sides.';
}

function Signer({ role }: { readonly role: SignerRole }) {
  const { signatures, people } = usePlan();
  const signature = [...signatures.values()].find((candidate) => candidate.role === role);
  const person = [...people.values()].find((candidate) => candidate.role === role);
  const name = signature?.name ?? person?.name ?? 'Not named yet';
  const length = name.length > VERY_LONG ? 'very-long' : name.length > LONG ? 'long' : undefined;
  return (
    <article
      className={classes.signer}
      data-signed={signature !== undefined || undefined}
      data-length={length}
    >
      <h2>{roleName(role)}</h2>
      <strong className={viewClasses.large} data-length={length}>
        {name}
      </strong>
      {signature ? (
        <span className={classes.done}>
          <IconCircleCheck aria-hidden />
          Signed {new Date(signature.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}
        </span>
      ) : (
        <span className={viewClasses.soft}>has not signed yet</span>
      )}
    </article>
  );
}
