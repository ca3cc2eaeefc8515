import { planDigest } from '@shared/change/digest';
import { readPlanFile, type StoredPlan, writePlanFile } from '@shared/exchange/plan-file';
import { PlanFormatError } from '@shared/model/index';
import { CliError } from './cli-error';
import { readBytes, writeBytes } from './file-access';

/** Reads and checks a plan file; the sentence of an error begins with its path. */
export async function loadPlan(path: string): Promise<StoredPlan> {
  const bytes = await readBytes(path);
  try {
    const stored = readPlanFile(bytes);
    const { commitment } = stored.plan.info;
    if (commitment && commitment.digest !== planDigest(stored.plan)) {
      throw new CliError(
        `${path}: the plan is not the one that was frozen for signing. Open it in Countersign and look.`,
      );
    }
    return stored;
  } catch (error) {
    if (error instanceof PlanFormatError) throw new CliError(`${path}: ${error.message}`);
    throw error;
  }
}

export async function savePlan(path: string, stored: StoredPlan): Promise<void> {
  await writeBytes(path, writePlanFile(stored));
}
