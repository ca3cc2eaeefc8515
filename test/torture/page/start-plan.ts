import { canonicalJson, type Plan, type PlanId } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';

/** The plan every storm starts from: known from outside, so that a journal can be replayed from its start. */
export function startPlan(id: PlanId): Plan {
  const plan = samplePlan();
  return { ...plan, info: { ...plan.info, id, commitment: null }, signatures: new Map() };
}

/** FNV-1a of the canonical text. */
export function hashOf(value: unknown): number {
  let hash = 0x811c9dc5;
  for (const char of canonicalJson(value)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
