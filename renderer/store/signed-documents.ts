import { planDigest } from '@shared/change/digest';
import { amendPlan } from '@shared/compare/next-plan';
import type { Plan, PlanId, Signature } from '@shared/model/index';
import type { Verdict } from '@shared/signing/index';
import { attachedPlan, planInDocument, recordedSignatures } from '@shared/signing/plan-in-document';
import { type DocumentRow, database } from './database';
import { loadPlan, newPlanState, storeNewPlan } from './journal';
import { PlanSession } from './plan-session';

/** How the plan in a document stands to the plans on this machine. */
export type PlanHere = { readonly plan: Plan; readonly digest: string } & (
  | { readonly state: 'absent' }
  /** The same content is here, frozen; `missing` are the document's signatures that it does not have yet. */
  | { readonly state: 'same'; readonly here: Plan; readonly missing: readonly Signature[] }
  /** The same commitment is here, but a side signed it with another key than the one in the document. */
  | { readonly state: 'other-signature'; readonly here: Plan; readonly signature: Signature }
  /** A plan of this id is here in another state: still being planned, or frozen as something else. */
  | { readonly state: 'differs'; readonly here: Plan; readonly sameContent: boolean }
);

/** Looks for the plan of a document on this machine. Throws where its plan cannot be read. */
export async function findPlanHere({
  planJson,
  signatures,
}: Pick<Verdict, 'planJson' | 'signatures'>): Promise<PlanHere | null> {
  if (!planJson) return null;
  const plan = attachedPlan(planJson);
  const digest = planDigest(plan);
  const here = (await loadPlan(plan.info.id))?.plan;
  if (!here) return { state: 'absent', plan, digest };
  if (here.info.commitment?.digest !== digest)
    return { state: 'differs', plan, digest, here, sameContent: planDigest(here) === digest };
  const missing: Signature[] = [];
  for (const signature of recordedSignatures(signatures)) {
    const recorded = [...here.signatures.values()].find(({ role }) => role === signature.role);
    if (!recorded) missing.push(signature);
    else if (recorded.fingerprint !== signature.fingerprint)
      return { state: 'other-signature', plan, digest, here, signature: recorded };
  }
  return { state: 'same', plan, digest, here, missing };
}

function documentRow(
  plan: Plan,
  digest: string,
  { signatures }: Pick<Verdict, 'signatures'>,
  bytes: Uint8Array,
) {
  const recorded = recordedSignatures(signatures);
  return {
    id: `${plan.info.id}:${digest}`,
    plan: plan.info.id,
    revision: plan.info.revision,
    digest,
    roles: recorded.map(({ role }) => role),
    at:
      recorded
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? new Date().toISOString(),
    bytes,
  } satisfies DocumentRow;
}

const tables = () => {
  const { plans, snapshots, journal, documents, scenarios } = database;
  return [plans, snapshots, journal, documents, scenarios];
};

/** Stores the plan of a sound document as it was signed, with the document itself. It is read-only: it is frozen. */
export async function restorePlan(verdict: Verdict, bytes: Uint8Array): Promise<PlanId> {
  const now = new Date().toISOString();
  const plan = planInDocument(verdict, now);
  const digest = plan.info.commitment?.digest ?? planDigest(plan);
  await database.transaction('rw', tables(), async () => {
    await storeNewPlan(newPlanState(plan), now);
    await database.documents.put(documentRow(plan, digest, verdict, bytes));
  });
  return plan.info.id;
}

/**
 * Opens the next revision of the plan in a sound document, beside whatever is on this machine, and gives its id. What was signed
 * comes along in the same step where it is not here yet, so that both revisions are.
 */
export async function amendDocument(verdict: Verdict, bytes: Uint8Array): Promise<PlanId> {
  const now = new Date().toISOString();
  const signed = planInDocument(verdict, now);
  const amendment = amendPlan(signed, now);
  await database.transaction('rw', tables(), async () => {
    if (!(await database.plans.get(signed.info.id))) await restorePlan(verdict, bytes);
    await storeNewPlan(newPlanState(amendment), now);
  });
  return amendment.info.id;
}

/**
 * Enters the signatures of a document into the same commitment on this machine, each with the document.
 * Throws a sentence when the plan refuses one.
 */
export async function recordSignatures(verdict: Verdict, bytes: Uint8Array): Promise<readonly Signature[]> {
  const found = await findPlanHere(verdict);
  if (found?.state !== 'same' || found.missing.length === 0) return [];
  const state = await loadPlan(found.here.info.id);
  if (!state) return [];
  const session = new PlanSession(state);
  // Nobody watches this session: what the disk refuses must fail here instead of waiting to be tried again.
  let refused: string | null = null;
  const unwatch = session.store.subscribe(({ saving }) => {
    if (saving.state !== 'failed') return;
    refused = saving.reason;
    session.discard();
  });
  try {
    const document = documentRow(found.here, found.digest, verdict, bytes);
    const entered: string[] = [];
    for (const signature of found.missing) {
      const actor = { name: signature.name, role: signature.role };
      const outcome = await session.dispatch({ type: 'signature.record', args: signature }, actor, document);
      if (outcome.status === 'rejected' || outcome.status === 'failed')
        throw new Error([refused ?? outcome.reason, ...entered].join(' '));
      entered.push(`The signature of ${signature.name} was entered before that.`);
    }
    return found.missing;
  } finally {
    unwatch();
    await session.close();
  }
}
