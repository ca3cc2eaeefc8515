import { Button, PasswordInput, Text } from '@mantine/core';
import type { IdentitySummary } from '@shared/desktop-api';
import { roleName, type SignerRole } from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { host } from '../../desktop/host';
import { type Ink, InkPad } from '../InkPad';
import { identitiesPath } from '../routes';
import { Select } from '../Select';
import { reasonOf } from '../tell';
import { useUnfinished } from '../unfinished';
import { Fingerprint } from './Fingerprint';
import { expiryOf } from './identity-expiry';
import { NewIdentityForm } from './NewIdentityForm';
import classes from './Signing.module.css';
import { useIdentities } from './useIdentities';

interface Props {
  readonly role: SignerRole;
  /** What is signed; null while there is nothing that can be. */
  readonly pdf: Uint8Array | null;
  /** Who probably signs: fills in a new identity. */
  readonly person: { readonly name: string; readonly email: string; readonly organisation: string };
  /** Takes the signed document. What it throws is told at the form; nothing counts as signed then. */
  readonly onSigned: (signed: {
    readonly pdf: Uint8Array;
    readonly identity: IdentitySummary;
    readonly at: string;
  }) => Promise<void>;
}

/** Identity, passphrase, ink: signs a document for one side. */
export function SigningForm({ role, pdf, person, onSigned }: Props) {
  const { identities, reload } = useIdentities();
  const [identityId, setIdentityId] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [ink, setInk] = useState<Ink | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useUnfinished(busy || ink || passphrase !== '' ? `Signing as ${roleName(role)}` : null);
  const usable = (identities ?? []).filter((identity) => identity.role === role);
  const chosen = usable.find(({ id }) => id === identityId) ?? (usable.length === 1 ? usable[0] : undefined);

  const sign = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || !pdf) return;
    setBusy(true);
    setProblem(null);
    try {
      const at = new Date().toISOString();
      const offsetMinutes = -new Date().getTimezoneOffset();
      const identityOfChoice = { identityId: chosen.id, passphrase };
      const signed = await host.sign({ pdf, role, ...identityOfChoice, at, offsetMinutes, ink });
      await onSigned({ ...signed, at });
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
        {...person}
        onCancel={usable.length > 0 ? () => setCreating(false) : null}
        onCreated={async (identity) => {
          await reload();
          setIdentityId(identity.id);
          setCreating(false);
        }}
      />
    );
  }
  const expiry = chosen && expiryOf(chosen, Date.now());
  return (
    <form
      className={classes.form}
      aria-label={`Sign as ${roleName(role)}`}
      onSubmit={(event) => void sign(event)}
    >
      <Select
        label="Signing identity"
        allowDeselect={false}
        placeholder="Choose who signs"
        value={chosen?.id ?? null}
        onChange={setIdentityId}
        data={usable.map(({ id, name, email, notAfter }) => ({
          value: id,
          label: `${email ? `${name}, ${email}` : name} (until ${notAfter.slice(0, 10)})`,
        }))}
      />
      {chosen && <Fingerprint fingerprint={chosen.fingerprint} whose={`${chosen.name}, ${roleName(role)}`} />}
      {expiry && expiry.state !== 'valid' && (
        <Text size="sm" c={expiry.state === 'soon' ? 'var(--warning)' : 'var(--blocking)'}>
          {expiry.sentence}
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
      <div className={classes.buttons}>
        <Button type="submit" loading={busy} disabled={!chosen || !pdf || passphrase === ''}>
          Sign as {roleName(role)}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => setCreating(true)}>
          Another identity
        </Button>
        <Button variant="subtle" color="gray" component={Link} href={identitiesPath}>
          All identities
        </Button>
      </div>
    </form>
  );
}
