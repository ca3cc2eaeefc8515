import { database } from '../../../../renderer/store/database';
import { loadPlan } from '../../../../renderer/store/journal';
import { PlanSession } from '../../../../renderer/store/plan-session';
import { addPlan } from '../../../../renderer/store/plans';
import { inTurn, type TwoWays } from '../../statistics';
import { bigPlan } from '../big-plan';
import { edit, itemAt, NOBODY } from '../edit';
import { rawDatabase } from '../raw-database';

/** A gesture comes to a window at rest, and seldom as soon as this after another: what is done between two of them is not waited for. */
const REST_MS = 60;
const rest = () =>
  new Promise<void>((resolve) =>
    setTimeout(() => requestIdleCallback(() => setTimeout(resolve, 5)), REST_MS),
  );

/** An edit in a plan of 10,000 items until it is on disk, beside the bytes of its journal row put as they are. */
export async function measure(): Promise<TwoWays> {
  const raw = await rawDatabase();
  const plan = bigPlan(10_000);
  await addPlan(plan);
  const state = await loadPlan(plan.info.id);
  if (!state) throw new Error('the plan was not stored');
  const session = new PlanSession(state);
  const item = itemAt(plan, 500);
  await session.dispatch(edit(item, -1), NOBODY);
  const row = await database.journal.where('[plan+number]').equals([plan.info.id, 1]).first();
  const times = await inTurn(
    60,
    {
      before: rest,
      ours: (round) => session.dispatch(edit(item, round), NOBODY),
      peer: (round) => raw.put(round, row),
    },
    5,
  );
  await session.close();
  return times;
}
