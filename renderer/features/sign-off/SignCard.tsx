import { Text } from '@mantine/core';
import type { IdentitySummary } from '@shared/desktop-api';
import { createId, roleName, type Signature, type SignerRole } from '@shared/model/index';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useContacts } from '../../store/contacts';
import { useDispatch, usePlan } from '../../store/session-context';
import { Fingerprint } from '../../ui/signing/Fingerprint';
import { SignerStanding } from '../../ui/signing/SignerStanding';
import { SigningForm } from '../../ui/signing/SigningForm';
import { localTimeText } from '../../ui/signing/signing-time-text';
import classes from './SignOff.module.css';

/** One side's signature: given, or the form to give it. */
export function SignCard({
  role,
  signature,
  pdf,
}: {
  readonly role: SignerRole;
  readonly signature: Signature | null;
  /** What is signed; null while there is nothing that can be. */
  readonly pdf: Uint8Array | null;
}) {
  const person = [...usePlan().people.values()].find((candidate) => candidate.role === role) ?? null;
  return (
    <section className={classes.card} aria-label={`Signature of the ${roleName(role)}`}>
      <h2 className={classes.cardTitle}>
        {roleName(role)}
        {person && <span className={classes.cardName}>{person.name}</span>}
      </h2>
      {signature ? (
        <Signed signature={signature} />
      ) : (
        <SignForm role={role} pdf={pdf} name={person?.name ?? ''} email={person?.email ?? ''} />
      )}
    </section>
  );
}

function Signed({ signature }: { readonly signature: Signature }) {
  const contacts = useContacts();
  return (
    <div className={classes.signed}>
      <Text className={classes.signedBy}>
        <IconCircleCheckFilled size={20} color="var(--ok)" aria-hidden /> Signed by {signature.name}
      </Text>
      <Text size="sm" c="var(--ink-soft)" className="numbers">
        {localTimeText(signature.at)}
      </Text>
      <Fingerprint
        fingerprint={signature.fingerprint}
        whose={`${signature.name}, ${roleName(signature.role)}`}
      />
      <SignerStanding signer={signature} contacts={contacts} />
    </div>
  );
}

interface SignFormProps {
  readonly role: SignerRole;
  readonly pdf: Uint8Array | null;
  readonly name: string;
  readonly email: string;
}

/** Signs the document of the open plan; the signature and the signed document are kept in one step. */
function SignForm({ role, pdf, name, email }: SignFormProps) {
  const plan = usePlan();
  const dispatch = useDispatch();

  const record = async (signed: {
    readonly pdf: Uint8Array;
    readonly identity: IdentitySummary;
    readonly at: string;
  }) => {
    const { commitment } = plan.info;
    if (!commitment)
      throw new Error('The plan was opened again meanwhile, so this signature does not count.');
    const { identity, at } = signed;
    const outcome = await dispatch(
      {
        type: 'signature.record',
        args: {
          id: createId('signature'),
          role,
          name: identity.name,
          email: identity.email,
          fingerprint: identity.fingerprint,
          at,
        },
      },
      {
        id: `${plan.info.id}:${commitment.digest}`,
        plan: plan.info.id,
        revision: plan.info.revision,
        digest: commitment.digest,
        roles: [...[...plan.signatures.values()].map((signature) => signature.role), role],
        at,
        bytes: signed.pdf,
      },
    );
    if (outcome.status === 'rejected' || outcome.status === 'failed') throw new Error(outcome.reason);
  };

  return (
    <SigningForm
      role={role}
      pdf={pdf}
      person={{ name, email, organisation: plan.info.company }}
      onSigned={record}
    />
  );
}
