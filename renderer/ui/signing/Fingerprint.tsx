import { Button, Modal } from '@mantine/core';
import { IconMaximize } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './Signing.module.css';

/** A fingerprint, and the same filling the screen so that it can be read out across the room. */
export function Fingerprint({
  fingerprint,
  whose,
}: {
  readonly fingerprint: string;
  readonly whose: string;
}) {
  const [isLarge, setLarge] = useState(false);
  return (
    <div className={classes.fingerprint}>
      <code>{fingerprint}</code>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconMaximize size={14} />}
        aria-label={`Show the fingerprint of ${whose} large`}
        onClick={() => setLarge(true)}
      >
        Show it large
      </Button>
      <Modal fullScreen opened={isLarge} onClose={() => setLarge(false)} title="Fingerprint">
        <div className={classes.large}>
          <p className={classes.whose}>{whose}</p>
          <ol className={classes.groups} aria-label={`Fingerprint of ${whose}`}>
            {fingerprint.split(' ').map((group, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be equal; their places are what they are
              <li key={index}>{group}</li>
            ))}
          </ol>
          <p className={classes.how}>
            The owner of the key reads it out from their own screen; the other side compares every group.
          </p>
        </div>
      </Modal>
    </div>
  );
}
