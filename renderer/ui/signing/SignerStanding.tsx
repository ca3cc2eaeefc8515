import { Button } from '@mantine/core';
import { type Contact, type Signer, type Standing, standingOf } from '@shared/signing/contacts';
import { IconAlertOctagonFilled, IconCircleCheckFilled, IconQuestionMark } from '@tabler/icons-react';
import { confirmFingerprint, forgetFingerprint } from '../../store/contacts';
import { dayText } from '../date-text';
import { tellError } from '../tell';
import classes from './Signing.module.css';

/** Whether this machine has met a signer's key before; the way to say that it was read out. */
export function SignerStanding({
  signer,
  contacts,
}: {
  readonly signer: Signer;
  /** As `useContacts` gives them. */
  readonly contacts: readonly Contact[] | string | null;
}) {
  if (contacts === null || signer.fingerprint === '') return null;
  if (typeof contacts === 'string')
    return <p className={classes.standing}>Whether this key is known cannot be told: {contacts}</p>;
  return <Told signer={signer} standing={standingOf(contacts, signer)} />;
}

function Told({ signer, standing }: { readonly signer: Signer; readonly standing: Standing }) {
  const { name } = signer;
  const confirm = (label: string) => (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() =>
        confirmFingerprint(signer).catch((error: unknown) =>
          tellError('The fingerprint was not remembered', error),
        )
      }
    >
      {label}
    </Button>
  );
  switch (standing.kind) {
    case 'known':
      return (
        <div className={classes.standing} role="status">
          <p className={classes.line}>
            <IconCircleCheckFilled size={18} color="var(--ok)" aria-hidden />
            <span>
              <strong>Known.</strong> {name} read this fingerprint out on {dayText(standing.since)}.
            </span>
          </p>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() =>
              forgetFingerprint(signer).catch((error: unknown) =>
                tellError('The fingerprint was not forgotten', error),
              )
            }
          >
            That was a mistake: forget it
          </Button>
        </div>
      );
    case 'changed':
      return (
        <div className={`${classes.standing} ${classes.changed}`} role="alert">
          <p className={classes.line}>
            <IconAlertOctagonFilled size={22} color="var(--blocking)" aria-hidden />
            <strong>The key of {name} has CHANGED.</strong>
          </p>
          <p>
            On {dayText(standing.before.at)} {name} read out another fingerprint,{' '}
            <code>{standing.before.fingerprint}</code>. Either {name} has a new identity, or somebody else
            signs under this name. Ask {name} in person, and compare every group, before you rely on it.
          </p>
          {confirm(`${name} read the new one out to us`)}
        </div>
      );
    case 'new':
      return (
        <div className={classes.standing}>
          <p className={classes.line}>
            <IconQuestionMark size={18} color="var(--warning)" aria-hidden />
            <span>
              <strong>New.</strong> Nobody at this machine has compared this fingerprint with {name} yet.
              {standing.alike &&
                ` Take care: you know ${standing.alike.name} (${standing.alike.email || 'no e-mail address'}), who has another key.`}
            </span>
          </p>
          {confirm('We read it out to each other')}
        </div>
      );
  }
}
