import { Button, Checkbox, PasswordInput, Text } from '@mantine/core';
import type { IdentitySummary } from '@shared/desktop-api';
import { MOVE_FILE_EXTENSION, type MovedIdentity } from '@shared/exchange/move-file';
import { roleName } from '@shared/model/index';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { host } from '../../desktop/host';
import { useIdentities } from '../../ui/signing/useIdentities';
import { reasonOf, tell } from '../../ui/tell';
import classes from './Backups.module.css';
import type { MoveWork } from './useMoveWork';

/** Out of this machine: everything in one file, and the identities whose owners open them for it. */
export function TakeAlong({ work }: { readonly work: MoveWork }) {
  const { identities } = useIdentities();
  const [passphrases, setPassphrases] = useState<ReadonlyMap<string, string>>(new Map());
  const [problem, setProblem] = useState<{ readonly id: string; readonly reason: string } | null>(null);
  const set = (id: string, passphrase: string | null) => {
    setProblem(null);
    setPassphrases((known) => {
      const next = new Map(known);
      if (passphrase === null) next.delete(id);
      else next.set(id, passphrase);
      return next;
    });
  };
  const taken = (identities ?? []).filter(({ id }) => passphrases.has(id));
  const lacking = taken.some(({ id }) => passphrases.get(id) === '');

  const save = async () => {
    setProblem(null);
    const opened: MovedIdentity[] = [];
    for (const { id, name, role, fingerprint } of taken) {
      try {
        const bytes = await host.exportIdentity({ id, passphrase: passphrases.get(id) ?? '' });
        opened.push({ name, role, fingerprint, bytes });
      } catch (error) {
        setProblem({ id, reason: reasonOf(error) });
        return;
      }
    }
    const outcome = await work.run('The file was not made', async (api, onProgress) => {
      const { version } = await host.info();
      const bytes = await api.packMachine(version, opened, onProgress);
      const suggestedName = `Countersign ${new Date().toISOString().slice(0, 10)}.${MOVE_FILE_EXTENSION}`;
      const saved = await host.saveFile({ kind: 'any', suggestedName, bytes });
      if (!saved) return;
      setPassphrases(new Map());
      tell(`Everything is in ${saved.name}.`);
    });
    if (outcome === 'cancelled') tell('Stopped. No file was made, and nothing was changed.');
  };

  return (
    <section className={classes.plan} aria-labelledby="take-along">
      <h2 id="take-along" className={classes.planName}>
        Out of this machine
      </h2>
      {identities !== null && identities.length > 0 && (
        <fieldset className={classes.identities}>
          <legend>Signing identities to take along</legend>
          <Text size="sm" c="var(--ink-soft)">
            Each stays locked with its own passphrase. Whoever has the file and the passphrase can sign as
            this person, so its owner enters it here.
          </Text>
          {identities.map((identity) => (
            <IdentityChoice
              key={identity.id}
              identity={identity}
              passphrase={passphrases.get(identity.id) ?? null}
              problem={problem?.id === identity.id ? problem.reason : null}
              onChange={(passphrase) => set(identity.id, passphrase)}
            />
          ))}
        </fieldset>
      )}
      <Button
        leftSection={<IconDownload size={18} />}
        disabled={work.progress !== null || lacking}
        onClick={() => void save()}
        className={classes.more}
      >
        Save everything in one file
      </Button>
    </section>
  );
}

function IdentityChoice({
  identity: { name, role },
  passphrase,
  problem,
  onChange,
}: {
  readonly identity: IdentitySummary;
  /** null: it stays here. */
  readonly passphrase: string | null;
  readonly problem: string | null;
  readonly onChange: (passphrase: string | null) => void;
}) {
  const whose = `${name}, ${roleName(role)}`;
  return (
    <div className={classes.identity}>
      <Checkbox
        label={whose}
        checked={passphrase !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? '' : null)}
      />
      {passphrase !== null && (
        <PasswordInput
          aria-label={`Passphrase of ${whose}`}
          placeholder="Passphrase"
          autoComplete="off"
          autoFocus
          w={280}
          value={passphrase}
          error={problem}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
