import { planDigest, signedContent } from '../change/digest';
import { type Plan, PlanFormatError, planFromJson, type Signature, serialisePlan } from '../model/index';
import type { SignatureVerdict, Verdict } from './verdict';

/** What is needed of a verdict to restore its plan. */
export type RestorableVerdict = Pick<Verdict, 'status' | 'planJson' | 'signatures'>;

/** Whether the plan of a document may be taken over: only what is sound to its last byte, and says what its pages say. */
export function isRestorable({ status, planJson }: Pick<Verdict, 'status' | 'planJson'>): boolean {
  return (
    planJson !== null && (status === 'unsigned' || status === 'signed-by-one' || status === 'signed-by-both')
  );
}

/** The plan that is attached to a document, as content: neither frozen nor signed. @throws PlanFormatError */
export function attachedPlan(planJson: Uint8Array): Plan {
  let text: string;
  let json: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(planJson);
    json = JSON.parse(text);
  } catch {
    throw new PlanFormatError('The plan attached to this document is damaged. Ask for the original file.');
  }
  const plan = planFromJson(json);
  // Anything else in it (a commitment, signatures) would be somebody's claim, not what was signed.
  if (serialisePlan(signedContent(plan)) !== text)
    throw new PlanFormatError(
      'The plan attached to this document is not in the form in which this version of Countersign attaches it. Open it with the version that made the document.',
    );
  return plan;
}

/** The sound signatures of a document as the plan records them. The same signature always gets the same id. */
export function recordedSignatures(signatures: readonly SignatureVerdict[]): readonly Signature[] {
  return signatures.flatMap(({ valid, role, name, email, fingerprint, at }) =>
    valid && role !== null && at !== null
      ? [{ id: signatureId(fingerprint, at), role, name, email, fingerprint, at }]
      : [],
  );
}

const signatureId = (fingerprint: string, at: string): Signature['id'] =>
  `signature_${fingerprint.replace(/[^0-9A-Za-z]/g, '').slice(0, 24)}${Date.parse(at).toString(36)}`;

/**
 * The plan of a document as it was signed: frozen, with the signatures found in the file.
 * @param at instant (ISO 8601) of now, for a document that nobody has signed yet
 * @throws PlanFormatError also for a document that is not sound
 */
export function planInDocument(verdict: RestorableVerdict, at: string): Plan {
  if (!isRestorable(verdict) || !verdict.planJson)
    throw new PlanFormatError('The plan of this document cannot be relied on, so it was not opened.');
  const plan = attachedPlan(verdict.planJson);
  const signatures = recordedSignatures(verdict.signatures);
  const first = signatures.reduce<string | null>(
    (early, one) => (early === null || one.at < early ? one.at : early),
    null,
  );
  const commitment = { digest: planDigest(plan), at: first ?? at, by: '' };
  return {
    ...plan,
    info: { ...plan.info, commitment },
    signatures: new Map(signatures.map((signature) => [signature.id, signature])),
  };
}
