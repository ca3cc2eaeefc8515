import { drawPlanDocument } from '@shared/document/index';
import { appendCommand } from '@shared/exchange/append-command';
import type { StoredPlan } from '@shared/exchange/plan-file';
import { checkPlan } from '@shared/rules/check-plan';
import { describeFinding } from './check-command';
import { CliError, type ExitCode } from './cli-error';
import type { CliHost } from './cli-host';
import { exists, readBytes, writeBytes } from './file-access';
import { count, printJson } from './output';
import { loadPlan, savePlan } from './plan-store';

export interface ExportArguments {
  readonly out: string;
  readonly commit?: boolean;
  readonly by?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const ACTOR = { name: 'countersign export', role: null } as const;

/**
 * Draws the document of a plan as it stands: a draft without signature fields, unless the plan is frozen. With `commit` it
 * is frozen first; 1 when findings stop that.
 */
export async function exportPlan(path: string, given: ExportArguments, host: CliHost): Promise<ExitCode> {
  const stored = await loadPlan(path);
  if (!given.force) await refuseSigned(given.out);
  const { plan } = stored;
  let frozen: StoredPlan | null = null;
  if (given.commit && !plan.info.commitment) {
    const { blocking } = checkPlan(plan);
    if (blocking.length > 0) {
      if (given.json)
        printJson(host, {
          plan: path,
          written: false,
          blocking: blocking.map(({ rule, message }) => ({ rule, message })),
        });
      else for (const finding of blocking) host.print(describeFinding(finding));
      host.warn(
        `${path} was not frozen: ${count(blocking.length, 'finding blocks', 'findings block')} the commitment.`,
      );
      return 1;
    }
    frozen = freeze(path, stored, given.by ?? 'countersign export', host.now());
  }
  const drawn = frozen?.plan ?? plan;
  const draft = drawn.info.commitment === null;
  const pdf = await drawPlanDocument(drawn, { fonts: await host.fonts(), draft });
  // The plan first: a final document must never exist beside a plan that can still be edited.
  if (frozen) await savePlan(path, frozen);
  await writeBytes(given.out, pdf);
  const digest = drawn.info.commitment?.digest ?? null;
  if (given.json)
    printJson(host, { plan: path, out: given.out, draft, committed: !draft, digest, bytes: pdf.length });
  else if (draft)
    host.print(`Wrote ${given.out}: a draft. It cannot be signed; --commit freezes the plan first.`);
  else host.print(`Wrote ${given.out}: ready to be signed by CPO and CTO. Plan digest ${digest}.`);
  return 0;
}

function freeze(path: string, stored: StoredPlan, by: string, now: Date): StoredPlan {
  const at = now.toISOString();
  const next = appendCommand(
    stored,
    { type: 'plan.commit', args: { at, by } },
    { actor: { ...ACTOR, name: by }, at },
  );
  if ('rejected' in next) throw new CliError(`${path} was not frozen: ${next.reason}`);
  return next;
}

/** A signed document is not made twice: writing over it would lose its signatures. */
async function refuseSigned(out: string): Promise<void> {
  if (!(await exists(out))) return;
  const text = new TextDecoder('latin1').decode(await readBytes(out));
  if (text.includes('/ByteRange')) {
    throw new CliError(
      `${out} is there already and is signed. Choose another name, or --force to lose its signatures.`,
    );
  }
}
