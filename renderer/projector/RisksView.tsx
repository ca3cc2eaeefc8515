import { roamStateName } from '@shared/model/index';
import { usePlan } from '../store/session-context';
import { RowsView } from './Rows';

/** The risks, those nobody has decided on first. */
export function RisksView() {
  const { risks, people } = usePlan();
  const all = [...risks.values()];
  const sorted = [...all.filter(({ state }) => state === null), ...all.filter(({ state }) => state !== null)];
  const open = all.filter(({ state }) => state === null).length;
  return (
    <RowsView
      heading="Risks"
      summary={
        <>
          <strong>{open}</strong> of {all.length} not decided yet: resolved, owned, accepted or mitigated?
        </>
      }
      empty="No risk has been named yet."
      entries={sorted}
      rowOf={({ id, title, state, ownerId }) => ({
        id,
        title,
        side: [state === null ? 'Not yet' : roamStateName(state), ownerId && people.get(ownerId)?.name]
          .filter(Boolean)
          .join(' · '),
        tone: state === null ? 'warning' : 'ok',
      })}
    />
  );
}
