import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { NewerDatabaseError, storageSentence } from '../store/storage-error';
import { type DatabaseState, useDatabaseState } from '../store/storage-state';
import { reasonOf, tellError } from '../ui/tell';
import classes from './DatabaseNotice.module.css';

const SENTENCES = {
  waiting:
    'Another window still runs an older Countersign and holds the plans. Close it; this window goes on by itself.',
  replaced:
    'A newer Countersign has taken over the plans in another window. Everything that was saved is safe. Reload this window to go on with it.',
  removed:
    'The data of Countersign are being removed from this machine by another window or in the settings of the browser. Keep this window and save the plan file if the plan is still shown.',
  newer: new NewerDatabaseError().message,
} as const satisfies Record<Exclude<DatabaseState, 'well'>, string>;

/** Tells on every screen what stands between this window and the database, and whatever else went wrong untold. */
export function DatabaseNotice() {
  const state = useDatabaseState(({ state }) => state);
  useEffect(() => {
    // A write that nobody waits for must not fail in silence.
    const onRejection = ({ reason }: PromiseRejectionEvent) => {
      if (storageSentence(reason) !== null) tellError('Not saved', reason);
    };
    window.addEventListener('unhandledrejection', onRejection);
    return () => window.removeEventListener('unhandledrejection', onRejection);
  }, []);
  useEffect(
    () =>
      useDatabaseState.subscribe(({ cacheProblem }, before) => {
        if (cacheProblem === null || before.cacheProblem !== null) return;
        const why = new Error(`${reasonOf(cacheProblem)} Every edit is saved all the same.`);
        tellError('The plan will open more slowly', why);
      }),
    [],
  );
  if (state === 'well') return null;
  return (
    <div className={classes.notice} role="alert" aria-label="The database of this machine">
      <p>{SENTENCES[state]}</p>
      <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
        Reload
      </Button>
    </div>
  );
}
