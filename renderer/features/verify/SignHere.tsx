import { Button, SegmentedControl, Text } from '@mantine/core';
import { roleName, type SignerRole } from '@shared/model/index';
import { standingOf } from '@shared/signing/contacts';
import type { Signable, Verdict } from '@shared/signing/index';
import { attachedPlan } from '@shared/signing/plan-in-document';
import { IconWritingSign } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useContacts } from '../../store/contacts';
import { SigningForm } from '../../ui/signing/SigningForm';
import { localTimeText } from '../../ui/signing/signing-time-text';
import { reasonOf } from '../../ui/tell';
import { documentWorker } from '../../workers/document-client';
import classes from './VerifyScreen.module.css';

/** Whether a document may get one more signature: ours, sound, and pages and plan shown to say the same. */
export const canBeSigned = ({ status, pages }: Pick<Verdict, 'status' | 'pages'>): boolean =>
  (status === 'unsigned' || status === 'signed-by-one') && pages === 'same';

interface Props {
  readonly verdict: Verdict;
  readonly bytes: Uint8Array;
  readonly onSigned: (pdf: Uint8Array) => Promise<void>;
}

/** Signs the document that was just verified: for the second of two laptops. */
export function SignHere({ verdict, bytes, onSigned }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [signable, setSignable] = useState<Signable | string | null>(null);
  const [chosen, setChosen] = useState<SignerRole | null>(null);
  const contacts = useContacts();
  useEffect(() => {
    let left = false;
    setSignable(null);
    documentWorker()
      .describe(bytes)
      .then(
        (found) => !left && setSignable(found),
        (error: unknown) => !left && setSignable(reasonOf(error)),
      );
    return () => {
      left = true;
    };
  }, [bytes]);
  const plan = useMemo(() => planOf(verdict), [verdict]);

  if (signable === null) return null;
  if (typeof signable === 'string') return <Text c="var(--blocking)">{signable}</Text>;
  const role = chosen && signable.open.includes(chosen) ? chosen : signable.open[0];
  if (!role) return null;
  const person = plan && [...plan.people.values()].find((candidate) => candidate.role === role);
  const changed =
    contacts === null || typeof contacts === 'string'
      ? undefined
      : signable.signedBy.find((signer) => standingOf(contacts, signer).kind === 'changed');

  return (
    <section className={classes.card} aria-label="Sign here">
      <h2>Sign here</h2>
      {!isOpen && (
        <>
          <p>
            {signable.signedBy.length === 0
              ? 'Nobody has signed this document. It can be signed on this machine.'
              : `The ${roleName(role)} can sign this document on this machine, with a key that is here.`}
          </p>
          <div className={classes.buttons}>
            <Button leftSection={<IconWritingSign size={18} />} onClick={() => setOpen(true)}>
              Sign here
            </Button>
          </div>
        </>
      )}
      {isOpen && (
        <>
          <dl className={`${classes.facts} numbers`}>
            <dt>What you sign</dt>
            <dd>
              {signable.pages} pages, exactly those shown here; digest of the document{' '}
              <code>{signable.digest}</code>
            </dd>
            <dt>Signed already</dt>
            <dd>
              {signable.signedBy.length === 0
                ? 'By nobody.'
                : signable.signedBy.map(
                    (signer) => `${roleName(signer.role)} ${signer.name}, ${localTimeText(signer.at)}`,
                  )}
            </dd>
          </dl>
          {signable.open.length > 1 && (
            <SegmentedControl
              aria-label="Which side signs"
              value={role}
              onChange={(value) => setChosen(signable.open.find((side) => side === value) ?? null)}
              data={signable.open.map((side) => ({ value: side, label: `As ${roleName(side)}` }))}
            />
          )}
          {changed ? (
            <p role="alert" className={classes.refused}>
              The key of {changed.name} is not the one you know. Settle that first, at their signature above:
              until then this document is not signed here.
            </p>
          ) : (
            <SigningForm
              key={role}
              role={role}
              pdf={bytes}
              person={{
                name: person?.name ?? '',
                email: person?.email ?? '',
                organisation: plan?.info.company ?? '',
              }}
              onSigned={({ pdf }) => onSigned(pdf)}
            />
          )}
        </>
      )}
    </section>
  );
}

function planOf({ planJson }: Verdict) {
  try {
    return planJson && attachedPlan(planJson);
  } catch {
    // Only who probably signs is read from it; what does not open is told where the plan is offered.
    return null;
  }
}
