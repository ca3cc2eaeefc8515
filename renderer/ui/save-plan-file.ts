import { host } from '../desktop/host';
import type { PlanSession } from '../store/plan-session';
import { readPlanFileOf } from '../workers/plan-file-client';
import { fileStem } from './file-stem';

/** Saves the open plan with its whole journal where the user says; null: the user cancelled. */
export async function savePlanFile(session: PlanSession): Promise<{ readonly name: string } | null> {
  await session.settled();
  const { id, name } = session.state.plan.info;
  const { bytes } = await readPlanFileOf(id);
  return host.saveFile({ kind: 'plan', suggestedName: `${fileStem(name)}.countersign`, bytes });
}
