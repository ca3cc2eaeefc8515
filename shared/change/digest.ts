import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { emptyPlan, type Plan, serialisePlan } from '../model/index';

/** The plan as it is signed: without the signatures and without the commitment that names its digest. */
export function signedContent(plan: Plan): Plan {
  return { ...plan, info: { ...plan.info, commitment: null }, signatures: emptyPlan(plan.info).signatures };
}

/** SHA-256 over the canonical JSON of what is signed, as 64 hex digits. */
export function planDigest(plan: Plan): string {
  return bytesToHex(sha256(utf8ToBytes(serialisePlan(signedContent(plan)))));
}
