import { Accordion, Alert, Modal, Stack, Text } from '@mantine/core';
import type { HostInfo } from '@shared/desktop-api';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { host } from '../desktop/host';
import { useUi } from '../store/ui-store';
import classes from './About.module.css';

/** The file that the build lays beside the page. */
const licencesSchema = z.array(
  z.object({ name: z.string(), version: z.string(), license: z.string(), text: z.string() }),
);
type Licences = z.infer<typeof licencesSchema>;

interface Facts {
  readonly info: HostInfo;
  /** null: the installation lacks the file. */
  readonly licences: Licences | null;
}

async function readFacts(): Promise<Facts> {
  const licences = fetch('./licences.json')
    .then((response) => response.json())
    .then((json) => licencesSchema.parse(json))
    .catch(() => null);
  return { info: await host.info(), licences: await licences };
}

/** Version, where data lies, and the licences of everything that is part of the program. */
export function About() {
  const open = useUi((state) => state.aboutOpen);
  const setOpen = useUi((state) => state.setAboutOpen);
  return (
    <Modal opened={open} onClose={() => setOpen(false)} title="About Countersign" size={720}>
      <AboutFacts />
    </Modal>
  );
}

function AboutFacts() {
  const [facts, setFacts] = useState<Facts | 'failed' | null>(null);
  useEffect(() => {
    readFacts().then(setFacts, () => setFacts('failed'));
  }, []);
  if (facts === null) return <Text c="dimmed">Reading what is installed …</Text>;
  if (facts === 'failed')
    return (
      <Alert color="red" title="What is installed could not be read">
        Your plans are not touched. Close this and try again.
      </Alert>
    );
  const { info, licences } = facts;
  return (
    <Stack gap={16}>
      <dl className={classes.facts}>
        <dt>Version</dt>
        <dd>
          {info.version}, {info.host === 'desktop' ? 'desktop app' : 'in the browser'}
        </dd>
        <dt>Plans and settings</dt>
        <dd>{info.dataLocation}</dd>
        <dt>Backups</dt>
        <dd>
          {info.backupLocation ??
            'None are kept here by themselves. Save a copy of the plan, or everything in one file under "Move to another machine".'}
        </dd>
        <dt>Updates</dt>
        <dd>
          Countersign never asks the network for anything. A new version is installed by hand over this one.
        </dd>
      </dl>
      <section aria-labelledby="about-licences">
        <h3 id="about-licences" className={classes.heading}>
          Licences
        </h3>
        {licences === null ? (
          <Text size="sm">
            The list of licences is missing from this installation. Install Countersign again to have it back.
          </Text>
        ) : (
          <>
            <Text size="sm" c="dimmed" mb={8}>
              Countersign is made with {licences.length} packages of others
              {info.host === 'desktop'
                ? '; the licences of Electron and Chromium lie beside the program'
                : ''}
              .
            </Text>
            <Accordion variant="contained" chevronPosition="left" order={4}>
              {licences.map(({ name, version, license, text }) => (
                <Accordion.Item key={`${name}@${version}`} value={`${name}@${version}`}>
                  <Accordion.Control>
                    <span className={classes.package}>
                      <span>
                        {name} {version}
                      </span>
                      <span className={classes.licence}>{license}</span>
                    </span>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <pre className={classes.text}>
                      {text || 'The package comes without the text of its licence.'}
                    </pre>
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          </>
        )}
      </section>
    </Stack>
  );
}
