import { Button } from '@mantine/core';
import { IconFileText, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useDispatch, usePlan, useReport, useSession } from '../../store/session-context';
import { actorOf, useUi } from '../../store/ui-store';
import { FindingList } from '../../ui/FindingList';
import { PdfPreview } from '../../ui/PdfPreview';
import { Screen } from '../../ui/Screen';
import { DrawingProgress } from './DrawingProgress';
import classes from './SignOff.module.css';
import { useDrawnDocument } from './use-drawn-document';

/** What still stops the commitment; when nothing does, the plan can be frozen. */
export function OpenFindings() {
  const { blocking, warnings } = useReport();
  const dispatch = useDispatch();
  const session = useSession();
  const [previewing, setPreviewing] = useState(false);

  const freeze = () => {
    const actor = actorOf(session.state.plan, useUi.getState().actorId);
    return dispatch({ type: 'plan.commit', args: { at: new Date().toISOString(), by: actor.name } });
  };

  const lead =
    blocking.length > 0
      ? `${blocking.length === 1 ? 'One finding blocks' : `${blocking.length} findings block`} the commitment. Mend each one, or waive it with a reason where both sides agree.`
      : `Nothing blocks the commitment${warnings.length > 0 ? `; ${warnings.length} warnings are worth a look` : ''}. Freeze the plan to sign it.`;

  return (
    <Screen
      fill
      title="Sign-off"
      lead={lead}
      controls={
        <>
          <Button
            variant="default"
            leftSection={<IconFileText size={18} />}
            onClick={() => setPreviewing(!previewing)}
            aria-pressed={previewing}
          >
            {previewing ? 'Hide the draft' : 'Preview the draft'}
          </Button>
          <Button
            leftSection={<IconLock size={18} />}
            disabled={blocking.length > 0}
            onClick={() => void freeze()}
          >
            Freeze the plan for signing
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <div className={classes.findings}>
          <FindingList />
        </div>
        {previewing && <DraftPreview />}
      </div>
    </Screen>
  );
}

function DraftPreview() {
  const drawn = useDrawnDocument(usePlan(), true);
  return (
    <div className={classes.preview}>
      {drawn.state === 'drawn' && <PdfPreview bytes={drawn.bytes} label="Draft of the roadmap document" />}
      <DrawingProgress drawn={drawn} />
    </div>
  );
}
