import { ActionIcon, Button, Menu } from '@mantine/core';
import type { IdentitySummary } from '@shared/desktop-api';
import { roleName } from '@shared/model/index';
import { ROLE_TITLES } from '@shared/signing/signer-role';
import { IconDots, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { host } from '../../desktop/host';
import { askFirst } from '../../ui/dialogs';
import { fileStem } from '../../ui/file-stem';
import { Fingerprint } from '../../ui/signing/Fingerprint';
import { expiryOf } from '../../ui/signing/identity-expiry';
import { tell, tellError } from '../../ui/tell';
import classes from './Identities.module.css';
import { PassphraseModal } from './PassphraseModal';

interface Props {
  readonly identity: IdentitySummary;
  /** The same person has a newer one. */
  readonly isReplaced: boolean;
  readonly onChanged: () => Promise<void>;
}

/** One identity: whose it is, its fingerprint, how long it lasts, and what can be done with it. */
export function IdentityCard({ identity, isReplaced, onChanged }: Props) {
  const [asking, setAsking] = useState<'export' | 'renew' | null>(null);
  const { id, name, role, organisation, email, fingerprint } = identity;
  const expiry = expiryOf(identity, Date.now());

  const save = async (passphrase: string) => {
    const bytes = await host.exportIdentity({ id, passphrase });
    const suggestedName = `${fileStem(name)} (${roleName(role)}).p12`;
    const saved = await host.saveFile({ kind: 'any', suggestedName, bytes });
    if (saved) tell(`Saved as ${saved.name}. The same passphrase opens it.`);
  };
  const renew = async (passphrase: string) => {
    await host.renewIdentity({ id, passphrase });
    tell(`${name} has a new identity with a new fingerprint. Read it out to the other side again.`);
    await onChanged();
  };
  const remove = () =>
    askFirst({
      title: `Remove the identity of ${name}?`,
      children:
        'Its key is deleted from this machine; without a .p12 copy nobody can sign with it again. What was signed with it stays valid. This cannot be undone.',
      labels: { confirm: 'Remove the identity', cancel: 'Keep it' },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        host
          .removeIdentity({ id })
          .then(onChanged, (error: unknown) => tellError('The identity was not removed', error)),
    });

  return (
    <li className={classes.card} aria-label={`${name}, ${roleName(role)}`}>
      <div className={classes.facts}>
        <h2 className={classes.name}>
          {name} <span className={classes.role}>{ROLE_TITLES[role]}</span>
        </h2>
        <p className={classes.contact}>
          {[organisation, email].filter(Boolean).join(' · ') || 'No organisation, no e-mail address'}
        </p>
        <Fingerprint fingerprint={fingerprint} whose={`${name}, ${roleName(role)}`} />
        <p className={classes.expiry} data-state={expiry.state}>
          {expiry.sentence}
          {isReplaced &&
            ' Replaced by the newer one above; remove it when nothing is signed with it any more.'}
        </p>
      </div>
      <div className={classes.actions}>
        {(expiry.state === 'soon' || expiry.state === 'expired') && !isReplaced && (
          <Button size="compact-md" variant="default" onClick={() => setAsking('renew')}>
            Renew
          </Button>
        )}
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() => setAsking('export')}
        >
          Export
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More for ${name}, ${roleName(role)}`}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setAsking('renew')}>Renew</Menu.Item>
            <Menu.Item color="red" onClick={remove}>
              Remove from this machine
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {asking === 'export' && (
        <PassphraseModal
          title={`Export the identity of ${name}`}
          label="Save the .p12 file"
          onSubmit={save}
          onClose={() => setAsking(null)}
        >
          The file holds the key and its certificate, locked with the same passphrase. Keep it where only{' '}
          {name} can reach it.
        </PassphraseModal>
      )}
      {asking === 'renew' && (
        <PassphraseModal
          title={`Renew the identity of ${name}`}
          label="Make the new identity"
          onSubmit={renew}
          onClose={() => setAsking(null)}
        >
          A new key and certificate for the same person, valid for three years under the same passphrase. Its
          fingerprint is new, so it is read out to the other side again. The old identity stays until you
          remove it.
        </PassphraseModal>
      )}
    </li>
  );
}
