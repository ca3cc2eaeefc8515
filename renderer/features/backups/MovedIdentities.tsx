import { Button, PasswordInput, Text } from '@mantine/core';
import type { MovedIdentity } from '@shared/exchange/move-file';
import { roleName } from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { host } from '../../desktop/host';
import { useIdentities } from '../../ui/signing/useIdentities';
import { reasonOf, tell } from '../../ui/tell';
import classes from './Backups.module.css';

/** The signing identities in a file of another machine: each is unlocked by its owner, or stays out. */
export function MovedIdentities({ identities }: { readonly identities: readonly MovedIdentity[] }) {
  const { identities: here, reload } = useIdentities();
  if (here === null) return null;
  const known = new Set(here.map(({ fingerprint }) => fingerprint));
  return (
    <section className={`${classes.plan} ${classes.movedIdentities}`} aria-labelledby="moved-identities">
      <h3 id="moved-identities" className={classes.planName}>
        Signing identities in the file
      </h3>
      <ul className={classes.list}>
        {identities.map((identity) => (
          <li key={identity.fingerprint} className={classes.row}>
            {known.has(identity.fingerprint) ? (
              <div className={classes.facts}>
                <strong className={classes.movedName}>{whoseOf(identity)}</strong>
                <span className={classes.since}>Is on this machine</span>
              </div>
            ) : (
              <Unlock identity={identity} onDone={reload} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const whoseOf = ({ name, role }: MovedIdentity): string => `${name}, ${roleName(role)}`;

function Unlock({
  identity,
  onDone,
}: {
  readonly identity: MovedIdentity;
  readonly onDone: () => Promise<void>;
}) {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const whose = whoseOf(identity);
  const bringIn = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const { bytes, role } = identity;
      const { name } = await host.importIdentity({ bytes, passphrase, role });
      tell(`${name} can sign on this machine. The same passphrase opens the identity.`);
      await onDone();
    } catch (error) {
      setProblem(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.facts}
      aria-label={`Bring in the identity of ${whose}`}
      onSubmit={(event) => void bringIn(event)}
    >
      <strong className={classes.movedName}>{whose}</strong>
      <Text className={classes.since} span>
        Locked: its owner opens it
      </Text>
      <PasswordInput
        aria-label={`Passphrase of ${whose}`}
        placeholder="Passphrase"
        autoComplete="off"
        w={240}
        value={passphrase}
        error={problem}
        onChange={(event) => {
          setPassphrase(event.currentTarget.value);
          setProblem(null);
        }}
      />
      <Button type="submit" variant="default" loading={isBusy} disabled={passphrase === ''}>
        Bring in the identity
      </Button>
    </form>
  );
}
