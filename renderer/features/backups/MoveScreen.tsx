import { Button, Progress, Text } from '@mantine/core';
import { IconDownload, IconPackageImport } from '@tabler/icons-react';
import * as Comlink from 'comlink';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { host } from '../../desktop/host';
import type { MoveLook, MovePreview } from '../../store/move';
import { plansPath } from '../../ui/routes';
import { Screen } from '../../ui/Screen';
import { tell, tellError } from '../../ui/tell';
import { planFileWorker } from '../../workers/plan-file-client';
import classes from './Backups.module.css';

const OUTCOMES = {
  new: 'Will be added, with its journal, what-ifs and documents',
  same: 'Is here already, the same',
  'newer-here': 'Is here in another state, worked on later here: left out',
  'newer-there':
    'Is here in another state, worked on later in the file: left out. Open its own plan file for a copy',
} as const satisfies Record<MovePreview['outcome'], string>;

/** One file with everything in it: out of this machine, and into it. */
export function MoveScreen() {
  const [, navigate] = useLocation();
  const [progress, setProgress] = useState<number | null>(null);
  const [found, setFound] = useState<{ readonly bytes: Uint8Array; readonly look: MoveLook } | null>(null);

  const working = async (title: string, work: (onProgress: MoveProgress) => Promise<void>) => {
    setProgress(0);
    try {
      await work(Comlink.proxy((done, of) => setProgress(of === 0 ? 100 : (100 * done) / of)));
    } catch (error) {
      tellError(title, error);
    } finally {
      setProgress(null);
    }
  };
  const takeAlong = () =>
    working('The file was not made', async (onProgress) => {
      const { version } = await host.info();
      const bytes = await planFileWorker().packMachine(version, onProgress);
      const suggestedName = `Countersign ${new Date().toISOString().slice(0, 10)}.countersign-move`;
      const saved = await host.saveFile({ kind: 'any', suggestedName, bytes });
      if (saved) tell(`Everything is in ${saved.name}.`);
    });
  const choose = () =>
    working('The file was not opened', async () => {
      const [file] = await host.openFile({ kind: 'any' });
      if (file) setFound({ bytes: file.bytes, look: await planFileWorker().lookIntoMove(file.bytes) });
    });
  const bringIn = (bytes: Uint8Array) =>
    working('Nothing was brought in', async (onProgress) => {
      const added = await planFileWorker().bringIn(bytes, onProgress);
      tell(`${added} ${added === 1 ? 'plan was' : 'plans were'} added. What was here is as it was.`);
      navigate(plansPath);
    });

  return (
    <div className={classes.page}>
      <Screen
        title="Move to another machine"
        lead="One file with all plans, their journals, what-ifs and signed documents, the settings and the known fingerprints. Signing identities are not in it: save each as its own .p12 file under “Signing identities”."
      >
        <div className={classes.plans}>
          {progress !== null && <Progress value={progress} aria-label="Progress" />}
          <div className={classes.plan}>
            <Button
              leftSection={<IconDownload size={18} />}
              disabled={progress !== null}
              onClick={() => void takeAlong()}
              className={classes.more}
            >
              Save everything in one file
            </Button>
            <Button
              variant="default"
              leftSection={<IconPackageImport size={18} />}
              disabled={progress !== null}
              onClick={() => void choose()}
              className={classes.more}
            >
              Bring in a file of another machine
            </Button>
          </div>
          {found && (
            <section className={classes.plan} aria-label="What the file holds">
              <Text>
                Written on {new Date(found.look.at).toLocaleString()}, with {found.look.documents} signed
                documents. Nothing that is here is overwritten.
              </Text>
              <ul className={classes.list} aria-label="Plans in the file">
                {found.look.plans.map(({ id, name, items, outcome }) => (
                  <li key={id} className={classes.row}>
                    <div className={classes.facts}>
                      <strong>{name}</strong>
                      <span className={classes.fact}>{items} items</span>
                      <span className={classes.since}>{OUTCOMES[outcome]}</span>
                    </div>
                  </li>
                ))}
              </ul>
              <Button
                className={classes.more}
                disabled={progress !== null}
                onClick={() => void bringIn(found.bytes)}
              >
                Bring it in
              </Button>
            </section>
          )}
        </div>
      </Screen>
    </div>
  );
}

type MoveProgress = (done: number, of: number) => void;
