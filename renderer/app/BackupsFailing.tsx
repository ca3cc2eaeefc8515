import { Button } from '@mantine/core';
import { host } from '../desktop/host';
import { useBackupStatus } from '../store/backup-status';
import { momentText } from '../ui/date-text';
import { tell, tellError } from '../ui/tell';
import classes from './Frame.module.css';

/** Stays in sight for as long as backups cannot be written. */
export function BackupsFailing() {
  const { failing, isWriting, retry } = useBackupStatus();
  if (!failing) return null;
  const chooseFolder = async () => {
    try {
      const chosen = await host.chooseBackupFolder();
      if (!chosen) return;
      tell(`Backups go to ${chosen.name} from now on.`);
      await retry?.();
    } catch (error) {
      tellError('The folder was not taken', error);
    }
  };
  const since = momentText(failing.since);
  return (
    <div className={classes.failed} role="alert">
      <p>
        <strong>Backups are failing since {since}.</strong> {failing.reason}
      </p>
      {retry && (
        <Button size="compact-sm" loading={isWriting} onClick={() => void retry()}>
          Retry the backup
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={() => void chooseFolder()}>
        Choose another folder
      </Button>
    </div>
  );
}
