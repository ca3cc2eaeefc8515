import { Button, PasswordInput, Text, TextInput } from '@mantine/core';
import type { IdentitySummary } from '@shared/desktop-api';
import type { SignerRole } from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { host } from '../../desktop/host';
import { reasonOf } from '../../ui/tell';
import classes from './SignOff.module.css';

interface Props {
  readonly role: SignerRole;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly onCreated: (identity: IdentitySummary) => Promise<void>;
  /** null: there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
}

/** Makes a signing identity (key pair and certificate), or takes one over from a .p12 file. */
export function NewIdentityForm({ role, name, email, organisation, onCreated, onCancel }: Props) {
  const [fields, setFields] = useState({ name, email, organisation, passphrase: '', again: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
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
  const create = (event: FormEvent) => {
    event.preventDefault();
    if (fields.passphrase !== fields.again) {
      setProblem('The two passphrases differ. Type the same one twice.');
      return;
    }
    const { again: _, ...input } = fields;
    void attempt(() => host.createIdentity({ ...input, role }));
  };
  const importFile = () =>
    attempt(async () => {
      if (fields.passphrase === '')
        throw new Error("Enter the file's passphrase above, then choose the file.");
      const [file] = await host.openFile({ kind: 'any' });
      return file ? host.importIdentity({ bytes: file.bytes, passphrase: fields.passphrase, role }) : null;
    });

  return (
    <form className={classes.form} onSubmit={create} noValidate>
      <Text size="sm" c="var(--ink-soft)">
        A signing identity is a key that only you can use. It stays on this machine, under your passphrase.
      </Text>
      <TextInput label="Name" value={fields.name} onChange={set('name')} />
      <TextInput label="E-mail" value={fields.email} onChange={set('email')} />
      <TextInput label="Organisation" value={fields.organisation} onChange={set('organisation')} />
      <PasswordInput
        label="Passphrase"
        description="At least 8 characters. Nobody can recover it."
        autoComplete="new-password"
        value={fields.passphrase}
        onChange={set('passphrase')}
      />
      <PasswordInput
        label="Passphrase again"
        autoComplete="new-password"
        value={fields.again}
        onChange={set('again')}
      />
      {problem && (
        <Text size="sm" c="var(--blocking)" role="alert">
          {problem}
        </Text>
      )}
      <div className={classes.formButtons}>
        <Button type="submit" loading={busy}>
          Make the identity
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void importFile()}>
          From a .p12 file
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
