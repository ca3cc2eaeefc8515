import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { host } from '../desktop/host';
import { useBackupStatus } from '../store/backup-status';
import { momentText } from '../ui/date-text';
import { tell, tellError } from '../ui/tell';
import classes from './Frame.module.css';

// Writing a backup knows the whole plan; telling that one failed does not.
const retryBackups = async () => (await import('./back-up-plan')).retryBackups();
const catchUpBackups = async () => (await import('./back-up-plan')).catchUpBackups();

/** After how many milliseconds a backup that failed is tried again by itself. */
const AGAIN = 60_000;
/** The first seconds after a start belong to the screen. */
const AFTER_START = 3_000;

/** Tries again what failed, and makes up for what an earlier run could not write. Once in a window. */
export function BackupsKept() {
  useEffect(() => {
    const again = setInterval(
      () => useBackupStatus.getState().failing.length > 0 && void retryBackups().catch(() => undefined),
      AGAIN,
    );
    const first = setTimeout(() => {
      // A folder that cannot be read is told where the backups are listed, and by the next one that is written.
      void catchUpBackups().catch(() => undefined);
    }, AFTER_START);
    return () => {
      clearInterval(again);
      clearTimeout(first);
    };
  }, []);
  return null;
}

/** Stays in sight for as long as backups cannot be written, with a plan open or without. */
export function BackupsFailing() {
  const { failing, writing } = useBackupStatus();
  const [isRetrying, setRetrying] = useState(false);
  const [first] = failing;
  if (!first) return null;
  const retry = async () => {
    setRetrying(true);
    try {
      await retryBackups();
    } catch (error) {
      tellError('The backup was not tried again', error);
    }
    setRetrying(false);
  };
  const chooseFolder = async () => {
    try {
      const chosen = await host.chooseBackupFolder();
      if (!chosen) return;
      tell(`Backups go to ${chosen.name} from now on.`);
      await retry();
    } catch (error) {
      tellError('The folder was not taken', error);
    }
  };
  const since = momentText(first.since);
  const names = [...new Set(failing.map(({ name }) => name))].join(', ');
  return (
    <div className={classes.failed} role="alert">
      <p>
        <strong>Backups are failing since {since}.</strong> {first.reason} Not backed up: {names}.
      </p>
      <Button size="compact-sm" loading={isRetrying || writing > 0} onClick={() => void retry()}>
        Retry the backup
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void chooseFolder()}>
        Choose another folder
      </Button>
    </div>
  );
}
