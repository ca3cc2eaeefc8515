import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession, useSessionState } from '../../store/session-context';
import { actorOf, useUi } from '../../store/ui-store';
import { useGo } from '../../ui/useGo';
import type { ChosenFile, ImportSummary } from '../../workers/import-worker';
import classes from './Import.module.css';
import { alongside, count, number } from './import-texts';
import type { ImportFlow } from './useImport';

/** What the import did, the way back, and the way on. */
export function Imported({
  flow,
  file,
  summary,
  number: entry,
}: {
  readonly flow: ImportFlow;
  readonly file: ChosenFile;
  readonly summary: ImportSummary;
  /** Its number in the journal. */
  readonly number: number;
}) {
  const session = useSession();
  const go = useGo();
  const isLast = useSessionState(({ history }) => history.undo.at(-1) === entry);
  const isUndone = useSessionState(({ history }) => history.redo.includes(entry));
  const [refused, setRefused] = useState<string | null>(null);
  const undo = async () => {
    const outcome = await session.undo(actorOf(session.state.plan, useUi.getState().actorId));
    setRefused(outcome.status === 'rejected' ? outcome.reason : null);
  };
  const { created, updated } = summary.counts;
  const done = [
    created > 0 && `${count(created, 'item')} came into the backlog`,
    updated > 0 && `${count(updated, 'item was', 'items were')} updated`,
  ].filter((part) => part !== false);
  const [next] = flow.waiting;
  const compare = flow.lookalikes ?? 0;
  const newTeams = flow.options.newTeams?.length ?? 0;
  const along = alongside(summary, newTeams);
  return (
    <div className={classes.drop} data-still role="status">
      <IconCircleCheck size={40} stroke={1.4} color="var(--ok)" aria-hidden />
      {isUndone ? (
        <p className={classes.dropTitle}>The import was undone. The plan is as it was before.</p>
      ) : (
        <>
          <p className={classes.dropTitle}>
            {done.length > 0 ? `${done.join(', ')}.` : 'The links of the file were taken over.'}
          </p>
          <p className={classes.help}>
            From “{file.name}”{along.length > 0 && `, with ${along.join(', ')}`}. It is one step: one undo
            takes all of it back.
          </p>
        </>
      )}
      {refused && (
        <p role="alert" className={classes.refused}>
          {refused}
        </p>
      )}
      <div className={classes.line}>
        {isUndone ? (
          <Button onClick={flow.again}>Back to the preview</Button>
        ) : (
          <>
            {next && <Button onClick={flow.next}>Go on with “{next.name}”</Button>}
            {!next && compare > 0 && (
              <Button onClick={() => go('duplicates')}>
                Compare {compare === 1 ? 'one pair' : `${number(compare)} pairs`} of look-alikes
              </Button>
            )}
            <Button variant={next || compare > 0 ? 'default' : 'filled'} onClick={() => go('backlog')}>
              Open the backlog
            </Button>
          </>
        )}
        {!isUndone && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} />}
            disabled={!isLast}
            title={isLast ? undefined : 'Other edits came after it; undo those first.'}
            onClick={() => void undo()}
          >
            Undo the import
          </Button>
        )}
        {!next && (
          <Button variant="default" onClick={() => flow.leave()}>
            Import another file
          </Button>
        )}
      </div>
    </div>
  );
}
