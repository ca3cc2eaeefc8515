import { Button, Checkbox, Text } from '@mantine/core';
import type { PlanId } from '@shared/model/index';
import { IconPackageImport } from '@tabler/icons-react';
import { useState } from 'react';
import { host } from '../../desktop/host';
import type { MoveLook, MovePreview } from '../../store/move';
import { momentText } from '../../ui/date-text';
import { tell } from '../../ui/tell';
import { useUnfinished } from '../../ui/unfinished';
import classes from './Backups.module.css';
import { MovedIdentities } from './MovedIdentities';
import type { MoveWork } from './useMoveWork';

const OUTCOMES = {
  new: 'Will be added, with its journal, what-ifs and documents',
  same: 'Is here already, the same',
  'newer-here': 'Is here in another state, worked on later here',
  'newer-there': 'Is here in another state, worked on later in the file',
} as const satisfies Record<MovePreview['outcome'], string>;

const isOther = ({ outcome }: MovePreview): boolean => outcome === 'newer-here' || outcome === 'newer-there';

interface Found {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly look: MoveLook;
  /** What was brought in of it; null: nothing yet. */
  readonly added: number | null;
}

/** Into this machine: what a file holds, beside what is here, and the choice of what comes in. */
export function BringIn({ work }: { readonly work: MoveWork }) {
  const [found, setFound] = useState<Found | null>(null);
  const [copies, setCopies] = useState<readonly PlanId[]>([]);
  useUnfinished(
    found && found.added === null && isWelcome(found.look, copies) ? `Bringing in ${found.name}` : null,
  );

  const choose = () =>
    work.run('The file was not opened', async (api) => {
      const [file] = await host.openFile({ kind: 'any' });
      if (!file) return;
      setCopies([]);
      setFound({ ...file, look: await api.lookIntoMove(file.bytes), added: null });
    });
  const bringIn = async ({ bytes }: Found) => {
    let added: number | null = null;
    const outcome = await work.run('Nothing was brought in', async (api, onProgress) => {
      added = await api.bringIn(bytes, copies, onProgress);
    });
    if (outcome === 'failed') return;
    // The moment of a stop may have come too late: what is here now is what counts.
    await work.run('What is here now could not be read', async (api) => {
      const look = await api.lookIntoMove(bytes);
      setFound((known) => known && { ...known, look, added });
    });
    setCopies([]);
    if (outcome === 'cancelled') tell('Stopped. What stands as “will be added” below was not brought in.');
    else tell(`${plansText(added ?? 0)} added. What was here is as it was.`);
  };

  return (
    <section className={classes.plan} aria-labelledby="bring-in">
      <h2 id="bring-in" className={classes.planName}>
        Into this machine
      </h2>
      <Button
        variant="default"
        leftSection={<IconPackageImport size={18} />}
        disabled={work.progress !== null}
        onClick={() => void choose()}
        className={classes.more}
      >
        {found ? 'Choose another file' : 'Bring in a file of another machine'}
      </Button>
      {found && (
        <section className={classes.plan} aria-label="What the file holds">
          <Text>
            {found.name}: written on {momentText(found.look.at)}, with {documentsText(found.look.documents)}.
            Nothing that is here is overwritten.
          </Text>
          <ul className={classes.list} aria-label="Plans in the file">
            {found.look.plans.map((plan) => (
              <li key={plan.id} className={classes.row}>
                <div className={classes.facts}>
                  <strong className={classes.movedName}>{plan.name}</strong>
                  <span className={classes.fact}>{plan.items.toLocaleString()} items</span>
                  <span className={classes.since}>{OUTCOMES[plan.outcome]}</span>
                  {isOther(plan) && (
                    <Checkbox
                      label="Bring in as a copy"
                      aria-label={`Bring in ${plan.name} as a copy`}
                      description="Beside the plan that is here, unsigned"
                      disabled={work.progress !== null}
                      checked={copies.includes(plan.id)}
                      onChange={({ currentTarget: { checked } }) =>
                        setCopies((known) =>
                          checked ? [...known, plan.id] : known.filter((id) => id !== plan.id),
                        )
                      }
                    />
                  )}
                </div>
              </li>
            ))}
          </ul>
          {found.look.plans.length === 0 && <Text c="var(--ink-soft)">There is no plan in it.</Text>}
          <Button
            className={classes.more}
            disabled={work.progress !== null || (found.added !== null && !isWelcome(found.look, copies))}
            onClick={() => void bringIn(found)}
          >
            Bring it in
          </Button>
          {found.look.identities.length > 0 && <MovedIdentities identities={found.look.identities} />}
        </section>
      )}
    </section>
  );
}

/** Something in the file would be added. */
const isWelcome = ({ plans }: MoveLook, copies: readonly PlanId[]): boolean =>
  copies.length > 0 || plans.some(({ outcome }) => outcome === 'new');

const plansText = (count: number): string => (count === 1 ? '1 plan was' : `${count} plans were`);

const documentsText = (count: number): string =>
  count === 1 ? '1 signed document' : `${count || 'no'} signed documents`;
