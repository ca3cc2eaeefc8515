import { outcomeName } from '@shared/model/index';
import { usePlan } from '../store/session-context';
import { RowsView } from './Rows';

/** The tensions between the two sides, the open ones first. */
export function ConflictsView() {
  const conflicts = [...usePlan().conflicts.values()].sort((a, b) => (a.raisedAt < b.raisedAt ? 1 : -1));
  const open = conflicts.filter(({ outcome }) => outcome === null);
  const settled = conflicts.filter(({ outcome }) => outcome !== null);
  return (
    <RowsView
      heading="Conflicts"
      summary={
        <>
          <strong>{open.length}</strong> open, {settled.length} agreed or escalated.
        </>
      }
      empty="There is no conflict between the two sides."
      entries={[...open, ...settled]}
      rowOf={(conflict) => ({
        id: conflict.id,
        title: conflict.title,
        detail: `Raised by ${conflict.raisedBy}`,
        side: conflict.outcome === null ? 'Open' : outcomeName(conflict.outcome.kind),
        tone: conflict.outcome === null ? 'warning' : 'ok',
      })}
    />
  );
}
