import { Button, PasswordInput, Select, Text } from '@mantine/core';
import type { IdentitySummary } from '@shared/desktop-api';
import { createId, type Signature, type SignerRole } from '@shared/model/index';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { host } from '../../desktop/host';
import { useDispatch, usePlan } from '../../store/session-context';
import { type Ink, InkPad } from '../../ui/InkPad';
import { reasonOf, tellError } from '../../ui/tell';
import { NewIdentityForm } from './NewIdentityForm';
import classes from './SignOff.module.css';

const OFFICES = { cpo: 'CPO', cto: 'CTO' } as const satisfies Record<SignerRole, string>;

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
    <section className={classes.card} aria-label={`Signature of the ${OFFICES[role]}`}>
      <h2 className={classes.cardTitle}>
        {OFFICES[role]}
        {person && <span className={classes.cardName}>{person.name}</span>}
      </h2>
      {signature ? (
        <Signed signature={signature} />
      ) : (
        <SignForm role={role} pdf={pdf} personName={person?.name ?? ''} personEmail={person?.email ?? ''} />
      )}
    </section>
  );
}

function Signed({ signature }: { readonly signature: Signature }) {
  return (
    <div className={classes.signed}>
      <Text className={classes.signedBy}>
        <IconCircleCheckFilled size={20} color="var(--ok)" aria-hidden /> Signed by {signature.name}
      </Text>
      <Text size="sm" c="var(--ink-soft)" className="numbers">
        {new Date(signature.at).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' })}
      </Text>
      <Text size="xs" c="var(--ink-soft)">
        Fingerprint <code>{signature.fingerprint}</code>
      </Text>
    </div>
  );
}

function useIdentities() {
  const [identities, setIdentities] = useState<readonly IdentitySummary[] | null>(null);
  const reload = useCallback(
    () =>
      host.listIdentities().then(setIdentities, (error: unknown) => {
        setIdentities([]);
        tellError('The signing identities could not be read', error);
      }),
    [],
  );
  useEffect(() => void reload(), [reload]);
  return { identities, reload };
}

interface SignFormProps {
  readonly role: SignerRole;
  readonly pdf: Uint8Array | null;
  readonly personName: string;
  readonly personEmail: string;
}

function SignForm({ role, pdf, personName, personEmail }: SignFormProps) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const { identities, reload } = useIdentities();
  const [identityId, setIdentityId] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [ink, setInk] = useState<Ink | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const usable = (identities ?? []).filter((identity) => identity.role === role);
  const chosen = usable.find(({ id }) => id === identityId) ?? (usable.length === 1 ? usable[0] : undefined);

  const sign = async (event: FormEvent) => {
    event.preventDefault();
    const { commitment } = plan.info;
    if (!chosen || !pdf || !commitment) return;
    setBusy(true);
    setProblem(null);
    try {
      const at = new Date().toISOString();
      const offsetMinutes = -new Date().getTimezoneOffset();
      const signed = await host.sign({
        pdf,
        role,
        identityId: chosen.id,
        passphrase,
        at,
        offsetMinutes,
        ink,
      });
      const roles = [...plan.signatures.values()].map((signature) => signature.role);
      const { name, email, fingerprint } = signed.identity;
      const outcome = await dispatch(
        { type: 'signature.record', args: { id: createId('signature'), role, name, email, fingerprint, at } },
        {
          id: `${plan.info.id}:${commitment.digest}`,
          plan: plan.info.id,
          revision: plan.info.revision,
          digest: commitment.digest,
          roles: [...roles, role],
          at,
          bytes: signed.pdf,
        },
      );
      if (outcome.status === 'rejected' || outcome.status === 'failed') setProblem(outcome.reason);
    } catch (error) {
      setProblem(reasonOf(error));
    } finally {
      setBusy(false);
      setPassphrase('');
    }
  };

  if (identities === null) return null;
  if (creating || usable.length === 0) {
    return (
      <NewIdentityForm
        role={role}
        name={personName}
        email={personEmail}
        organisation={plan.info.company}
        onCancel={usable.length > 0 ? () => setCreating(false) : null}
        onCreated={async (identity) => {
          await reload();
          setIdentityId(identity.id);
          setCreating(false);
        }}
      />
    );
  }
  return (
    <form className={classes.form} onSubmit={(event) => void sign(event)}>
      <Select
        label="Signing identity"
        allowDeselect={false}
        placeholder="Choose who signs"
        value={chosen?.id ?? null}
        onChange={setIdentityId}
        data={usable.map(({ id, name, email }) => ({ value: id, label: email ? `${name}, ${email}` : name }))}
      />
      {chosen && (
        <Text size="xs" c="var(--ink-soft)">
          Fingerprint <code>{chosen.fingerprint}</code>, valid until {chosen.notAfter.slice(0, 10)}
        </Text>
      )}
      <PasswordInput
        label="Passphrase"
        autoComplete="off"
        value={passphrase}
        onChange={(event) => {
          setPassphrase(event.currentTarget.value);
          setProblem(null);
        }}
        error={problem}
      />
      <InkPad ink={ink} onChange={setInk} />
      <div className={classes.formButtons}>
        <Button type="submit" loading={busy} disabled={!chosen || !pdf || passphrase === ''}>
          Sign as {OFFICES[role]}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => setCreating(true)}>
          Another identity
        </Button>
      </div>
    </form>
  );
}
