import { Button } from '@mantine/core';
import type { IdentitySummary } from '@shared/desktop-api';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { NewIdentityForm } from '../../ui/signing/NewIdentityForm';
import { useIdentities } from '../../ui/signing/useIdentities';
import { tell } from '../../ui/tell';
import classes from './Identities.module.css';
import { IdentityCard } from './IdentityCard';
import { KnownKeys } from './KnownKeys';

/** Whether two identities are one person's in one office; the host lists the newest first. */
const isSamePerson = (one: IdentitySummary, other: IdentitySummary): boolean =>
  one.role === other.role && one.email !== '' && one.name === other.name && one.email === other.email;

/** The signing identities of this machine: whose they are, how long they last, and how to get, keep and lose one. */
export function IdentitiesScreen() {
  const { identities, reload } = useIdentities();
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setAdding(true)}>
      Add an identity
    </Button>
  );
  return (
    <div className={classes.page}>
      <Screen
        title="Signing identities"
        lead="Each person signs with a key of their own. Keys stay on this machine, under their passphrases."
        controls={!isAdding && identities && identities.length > 0 ? add : undefined}
      >
        {isAdding && (
          <div className={classes.form}>
            <NewIdentityForm
              onCancel={() => setAdding(false)}
              onCreated={async ({ name }) => {
                setAdding(false);
                tell(`The identity of ${name} is on this machine. Export it to keep a copy elsewhere.`);
                await reload();
              }}
            />
          </div>
        )}
        {identities === null && (
          <p className={classes.contact} role="status">
            Reading the identities of this machine …
          </p>
        )}
        {identities?.length === 0 && !isAdding && (
          <EmptyState title="No signing identity yet" action={add}>
            Make one for the person who signs on this machine, or bring one from a .p12 or .pfx file.
          </EmptyState>
        )}
        {identities !== null && identities.length > 0 && (
          <ul className={classes.list} aria-label="Signing identities">
            {identities.map((identity, index) => (
              <IdentityCard
                key={identity.id}
                identity={identity}
                isReplaced={identities.slice(0, index).some((newer) => isSamePerson(newer, identity))}
                onChanged={reload}
              />
            ))}
          </ul>
        )}
        {/* Last, once the list above has its height: nothing jumps. */}
        {identities !== null && <KnownKeys />}
      </Screen>
    </div>
  );
}
