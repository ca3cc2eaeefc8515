import { EMPTY_HISTORY } from '@shared/change/journal';
import { samplePlan } from '@shared/sample/sample-plan';
import { CliError, type ExitCode } from './cli-error';
import type { CliHost } from './cli-host';
import { exists } from './file-access';
import { count } from './output';
import { savePlan } from './plan-store';

/** Writes the sample company's plan; never over a plan that is there. */
export async function writeSample(
  { plan: path }: { readonly plan: string },
  host: CliHost,
): Promise<ExitCode> {
  if (await exists(path)) throw new CliError(`${path} is there already. Choose another name.`);
  const plan = samplePlan();
  await savePlan(path, { plan, number: 0, history: EMPTY_HISTORY, journal: [] });
  host.print(`Wrote ${path}: ${plan.info.company}, ${plan.info.name}, ${count(plan.items.size, 'item')}.`);
  return 0;
}
