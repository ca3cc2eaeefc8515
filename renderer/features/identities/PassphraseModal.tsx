import { Button, Group, Modal, PasswordInput, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { reasonOf } from '../../ui/tell';
import classes from './Identities.module.css';

/** Asks for an identity's passphrase and does something with it; a refusal is told at the field. */
export function PassphraseModal({
  title,
  children,
  label,
  onSubmit,
  onClose,
}: {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says. */
  readonly label: string;
  readonly onSubmit: (passphrase: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await onSubmit(passphrase);
      onClose();
    } catch (error) {
      setProblem(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form className={classes.ask} onSubmit={(event) => void submit(event)} noValidate>
        <Text size="sm">{children}</Text>
        <PasswordInput
          label="Passphrase"
          autoComplete="off"
          data-autofocus
          value={passphrase}
          error={problem}
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <Group>
          <Button type="submit" loading={busy} disabled={passphrase === ''}>
            {label}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
