import { Button, Progress } from '@mantine/core';
import { Screen } from '../../ui/Screen';
import classes from './Backups.module.css';
import { BringIn } from './BringIn';
import { TakeAlong } from './TakeAlong';
import { useMoveWork } from './useMoveWork';

/** One file with everything in it: out of this machine, and into it. */
export function MoveScreen() {
  const work = useMoveWork();
  return (
    <div className={classes.page}>
      <Screen
        title="Move to another machine"
        lead="One file with all plans, their journals, what-ifs and signed documents, the settings and the known fingerprints."
        controls={
          work.progress !== null && (
            <>
              <Progress value={work.progress} aria-label="Progress" w={240} size="lg" />
              <Button variant="default" onClick={work.cancel}>
                Cancel
              </Button>
            </>
          )
        }
      >
        <div className={classes.plans}>
          <TakeAlong work={work} />
          <BringIn work={work} />
        </div>
      </Screen>
    </div>
  );
}
