import { Button } from '@mantine/core';
import { type PlanId, roleName } from '@shared/model/index';
import type { Verdict } from '@shared/signing/index';
import { isRestorable } from '@shared/signing/plan-in-document';
import { IconArrowsDiff, IconFileImport, IconPencilPlus, IconWritingSign } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { listPlans } from '../../store/plan-list';
import {
  amendDocument,
  findPlanHere,
  type PlanHere,
  recordSignatures,
  restorePlan,
} from '../../store/signed-documents';
import { type PlanScreen, planPath } from '../../ui/routes';
import { reasonOf, tell, tellError } from '../../ui/tell';
import { CompareHere } from './CompareHere';
import classes from './VerifyScreen.module.css';

/** The plan that a sound document carries: opened where it is here already, else restored read-only. */
export function PlanInside({ verdict, bytes }: { readonly verdict: Verdict; readonly bytes: Uint8Array }) {
  const [, navigate] = useLocation();
  const [found, setFound] = useState<PlanHere | string | null>(null);
  const [plansHere, setPlansHere] = useState(0);
  const [compares, setCompares] = useState(false);
  const [isAmending, setAmending] = useState(false);
  useEffect(() => {
    let left = false;
    setFound(null);
    setCompares(false);
    if (!isRestorable(verdict)) return;
    Promise.all([findPlanHere(verdict), listPlans()]).then(
      ([here, rows]) => {
        if (left) return;
        setFound(here);
        setPlansHere(rows.length);
      },
      (error: unknown) => !left && setFound(reasonOf(error)),
    );
    return () => {
      left = true;
    };
  }, [verdict]);

  if (found === null) return null;
  if (typeof found === 'string')
    return (
      <section className={classes.card} aria-label="The plan in it">
        <h2>The plan in it</h2>
        <p>{found}</p>
      </section>
    );
  const open = (id: PlanId, screen: PlanScreen) => navigate(planPath(id, screen));
  const id = found.plan.info.id;
  const restore = async () => {
    try {
      await restorePlan(verdict, bytes);
      tell('The plan is on this machine as it was signed, read-only.');
      open(id, 'sign-off');
    } catch (error) {
      tellError('The plan was not opened', error);
    }
  };
  const record = async () => {
    try {
      const recorded = await recordSignatures(verdict, bytes);
      tell(`${recorded.map(({ name }) => name).join(' and ')}: entered in the plan on this machine.`);
      open(id, 'sign-off');
    } catch (error) {
      tellError('The signature was not entered in the plan', error);
    }
  };
  const amend = async () => {
    setAmending(true);
    try {
      const amendment = await amendDocument(verdict, bytes);
      tell(`Revision ${found.plan.info.revision + 1} is open. The signed revision stays as it is.`);
      open(amendment, 'revisions');
    } catch (error) {
      setAmending(false);
      tellError('The amendment was not started', error);
    }
  };
  const { name, company, quarter, revision } = found.plan.info;
  const isSigned = verdict.signatures.some(({ valid }) => valid);
  return (
    <section className={classes.card} aria-label="The plan in it">
      <h2>The plan in it</h2>
      <p className={classes.planName}>
        {name}, {company}, {quarter}
        {revision > 1 && `, revision ${revision}`}
      </p>
      <p>{sentenceFor(found)}</p>
      <p className={classes.quiet}>
        Digest <code>{(found.digest.match(/.{8}/g) ?? []).join(' ')}</code>
      </p>
      <div className={classes.buttons}>
        {found.state === 'absent' && (
          <Button variant="default" leftSection={<IconFileImport size={18} />} onClick={() => void restore()}>
            Open the plan in it
          </Button>
        )}
        {found.state === 'same' && found.missing.length > 0 && (
          <Button leftSection={<IconWritingSign size={18} />} onClick={() => void record()}>
            {found.missing.length === 1
              ? 'Enter the signature in the plan'
              : 'Enter both signatures in the plan'}
          </Button>
        )}
        {found.state !== 'absent' && (
          <Button variant="default" onClick={() => open(id, 'sign-off')}>
            Open the plan here
          </Button>
        )}
        {plansHere > 0 && (
          <Button
            variant="default"
            leftSection={<IconArrowsDiff size={18} />}
            aria-expanded={compares}
            onClick={() => setCompares(!compares)}
          >
            Compare with a plan here
          </Button>
        )}
        {isSigned && (
          <Button
            variant="default"
            leftSection={<IconPencilPlus size={18} />}
            loading={isAmending}
            onClick={() => void amend()}
          >
            Start an amendment
          </Button>
        )}
      </div>
      {compares && (
        <CompareHere plan={found.plan} here={found.state === 'differs' ? found.plan.info.id : null} />
      )}
    </section>
  );
}

function sentenceFor(found: PlanHere): string {
  switch (found.state) {
    case 'absent':
      return 'This plan is not on this machine. It can be opened as it was signed: read-only, to look at, compare or amend.';
    case 'same':
      if (found.missing.length === 0)
        return 'This very plan is on this machine, with the same digest and these signatures.';
      return `This very plan is on this machine, with the same digest, but without the signature of ${found.missing
        .map((signature) => `${signature.name} (${roleName(signature.role)})`)
        .join(' and of ')}.`;
    case 'other-signature':
      return `Take care: the plan on this machine has the same digest, but its ${roleName(found.signature.role)} signed with another key (${found.signature.name}, ${found.signature.fingerprint.slice(0, 19)}…). Neither was changed.`;
    case 'differs':
      if (found.sameContent)
        return 'The plan on this machine says the same, but is not frozen. Freeze it on the sign-off screen, then enter these signatures.';
      return found.here.info.commitment
        ? 'A plan of this name is on this machine, but it was frozen with another digest: it does not say the same. Neither was changed.'
        : 'The plan on this machine is still open and says something else than this document. Neither was changed.';
  }
}
