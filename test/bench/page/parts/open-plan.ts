import { database } from '../../../../renderer/store/database';
import { loadPlan } from '../../../../renderer/store/journal';
import { addPlan, deletePlan } from '../../../../renderer/store/plans';
import { inTurn, type TwoWays } from '../../statistics';
import { bigPlan } from '../big-plan';
import { rawDatabase } from '../raw-database';

/** Opening a plan of so many items, beside the raw reading of the one record it lies in. */
export async function measure(items: number): Promise<TwoWays> {
  const raw = await rawDatabase();
  const { id } = bigPlan(0).info;
  const plan = { ...bigPlan(items), info: { ...bigPlan(0).info, id } };
  await addPlan(plan);
  await raw.put('snapshot', await database.snapshots.get(id));
  const times = await inTurn(items > 10_000 ? 5 : 15, {
    ours: () => loadPlan(id),
    peer: () => raw.get('snapshot'),
  });
  await deletePlan(id);
  return times;
}
