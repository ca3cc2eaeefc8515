import { checkPlan } from '@shared/rules/check-plan';
import type { Finding } from '@shared/rules/rule';
import type { ExitCode } from './cli-error';
import type { CliHost } from './cli-host';
import { count, plainText, printJson } from './output';
import { loadPlan } from './plan-store';

/** Tells the findings of a plan. 1 when something blocks the commitment. */
export async function check(
  path: string,
  { json }: { readonly json?: boolean },
  host: CliHost,
): Promise<ExitCode> {
  const { plan } = await loadPlan(path);
  const { findings, blocking, warnings, waived } = checkPlan(plan);
  if (json) {
    printJson(host, {
      plan: path,
      committed: plan.info.commitment !== null,
      blocking: blocking.length,
      warnings: warnings.length,
      waived: waived.length,
      findings: findings.map(({ rule, severity, message, mend, subject, waiver }) => ({
        rule,
        severity,
        waived: waiver !== null,
        message,
        mend,
        subject,
      })),
    });
  } else {
    for (const finding of [...blocking, ...warnings, ...waived]) host.print(describeFinding(finding));
    host.print(
      `${count(blocking.length, 'blocking finding')}, ${count(warnings.length, 'warning')}, ${waived.length} waived.`,
    );
  }
  return blocking.length > 0 ? 1 : 0;
}

export function describeFinding({ rule, severity, message, mend, waiver }: Finding): string {
  const kind = waiver ? 'waived' : severity;
  return plainText(`${rule} ${kind}: ${message}${waiver ? '' : ` ${mend}`}`.replace(/\s+/g, ' '));
}
