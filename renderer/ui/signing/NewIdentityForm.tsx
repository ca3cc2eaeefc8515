import { Button, PasswordInput, SegmentedControl, Text, TextInput } from '@mantine/core';
import type { IdentitySummary } from '@shared/desktop-api';
import { SIGNER_ROLES, type SignerRole } from '@shared/model/index';
import { ROLE_TITLES } from '@shared/signing/signer-role';
import { type FormEvent, useState } from 'react';
import { host } from '../../desktop/host';
import { Select } from '../Select';
import { reasonOf } from '../tell';
import classes from './Signing.module.css';

interface Props {
  /** The side it signs for; it is asked when it is left out. */
  readonly role?: SignerRole;
  readonly name?: string;
  readonly email?: string;
  readonly organisation?: string;
  readonly onCreated: (identity: IdentitySummary) => Promise<void>;
  /** null: there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
}

/** Makes a signing identity (key pair and certificate), or takes one over from a .p12 file. */
export function NewIdentityForm({
  role,
  name = '',
  email = '',
  organisation = '',
  onCreated,
  onCancel,
}: Props) {
  const [way, setWay] = useState<'new' | 'file'>('new');
  const [chosenRole, setChosenRole] = useState<SignerRole>('cpo');
  const [fields, setFields] = useState({ name, email, organisation, passphrase: '', again: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const side = role ?? chosenRole;
  const set = (field: keyof typeof fields) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setFields((now) => ({ ...now, [field]: value }));
    setProblem(null);
  };

  const attempt = async (make: () => Promise<IdentitySummary | null>) => {
    setBusy(true);
    setProblem(null);
    try {
      const identity = await make();
      if (identity) await onCreated(identity);
    } catch (error) {
      setProblem(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  const importFile = () =>
    attempt(async () => {
      const [file] = await host.openFile({ kind: 'any' });
      if (!file) return null;
      return host.importIdentity({ bytes: file.bytes, passphrase: fields.passphrase, role: side });
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (way === 'file') void importFile();
    else if (fields.passphrase !== fields.again)
      setProblem('The two passphrases differ. Type the same one twice.');
    else {
      const { again: _, ...input } = fields;
      void attempt(() => host.createIdentity({ ...input, role: side }));
    }
  };

  return (
    <form className={classes.form} aria-label="New signing identity" onSubmit={submit} noValidate>
      <Text size="sm" c="var(--ink-soft)">
        A signing identity is a key that only you can use. It stays on this machine, under your passphrase.
      </Text>
      <SegmentedControl
        aria-label="Where the identity comes from"
        value={way}
        onChange={(value) => {
          setWay(value === 'file' ? 'file' : 'new');
          setProblem(null);
        }}
        data={[
          { value: 'new', label: 'Make a new one' },
          { value: 'file', label: 'From a .p12 file' },
        ]}
      />
      {role === undefined && (
        <Select
          label="Signs as"
          allowDeselect={false}
          value={chosenRole}
          onChange={(value) => setChosenRole(SIGNER_ROLES.find((known) => known === value) ?? chosenRole)}
          data={SIGNER_ROLES.map((value) => ({ value, label: ROLE_TITLES[value] }))}
        />
      )}
      {way === 'new' && (
        <>
          <TextInput label="Name" value={fields.name} onChange={set('name')} />
          <TextInput label="E-mail" value={fields.email} onChange={set('email')} />
          <TextInput label="Organisation" value={fields.organisation} onChange={set('organisation')} />
        </>
      )}
      <PasswordInput
        label="Passphrase"
        description={
          way === 'new'
            ? 'At least 8 characters. Nobody can recover it.'
            : "The .p12 or .pfx file's own passphrase; it also opens the identity here."
        }
        autoComplete={way === 'new' ? 'new-password' : 'off'}
        value={fields.passphrase}
        onChange={set('passphrase')}
      />
      {way === 'new' && (
        <PasswordInput
          label="Passphrase again"
          autoComplete="new-password"
          value={fields.again}
          onChange={set('again')}
        />
      )}
      {problem && (
        <Text size="sm" c="var(--blocking)" role="alert">
          {problem}
        </Text>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {way === 'new' ? 'Make the identity' : 'Choose the file'}
        </Button>
        {onCancel && (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
