import { drawPlanDocument, regenerateWith, signatureFonts } from '@shared/document/index';
import {
  createIdentity,
  type SignerRole,
  signDocument,
  unlockIdentity,
  verifyDocument,
} from '@shared/signing/index';
import { documentFonts } from '../../../../renderer/workers/document-fonts';
import { timed } from '../../statistics';
import { documentPlan } from '../document-plan';

const NOW = '2026-12-02T08:00:00.000Z';
const PASSPHRASE = 'a phrase for the bench';
const ROUNDS = 11;

export interface SignatureTimes {
  readonly unlock: readonly number[];
  readonly sign: readonly number[];
  readonly verify: readonly number[];
  /** Without drawing the document again from its plan. */
  readonly verifyOnly: readonly number[];
  /** One bare operation of the browser with a key of the same kind. */
  readonly operation: readonly number[];
  readonly pages: number;
}

async function newSigner(role: SignerRole, name: string) {
  const person = { name, organisation: 'Bench', email: `${role}@example.com`, role };
  const identity = await createIdentity({ ...person, validYears: 3, passphrase: PASSPHRASE, now: NOW });
  return { identity, unlocked: await unlockIdentity(identity, PASSPHRASE) };
}

/** Signing and verifying a document of about ten pages as the app does it. */
export async function measure(): Promise<SignatureTimes> {
  const fonts = await documentFonts();
  const regenerate = regenerateWith(fonts);
  const boxes = signatureFonts(fonts);
  const base = await drawPlanDocument(documentPlan('ten'), { fonts });
  const cpo = await newSigner('cpo', 'Jane Doe');
  const cto = await newSigner('cto', 'Ada Smith');
  const sign = (pdf: Uint8Array, role: SignerRole, { unlocked }: typeof cpo) =>
    signDocument({ pdf, role, identity: unlocked, at: NOW, fonts: boxes, regenerate });
  const signed = await sign(await sign(base, 'cpo', cpo), 'cto', cto);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const { privateKey } = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const data = new Uint8Array(32);
  const ways = {
    unlock: () => unlockIdentity(cpo.identity, PASSPHRASE),
    sign: () => sign(base, 'cpo', cpo),
    verify: () => verifyDocument(signed, { regenerate, fonts: boxes }),
    verifyOnly: () => verifyDocument(signed, { fonts: boxes }),
    operation: () => crypto.subtle.sign(algorithm, privateKey, data),
  };
  const times = { unlock: [], sign: [], verify: [], verifyOnly: [], operation: [] } as Record<
    keyof typeof ways,
    number[]
  >;
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const name of Object.keys(ways) as (keyof typeof ways)[]) {
      const time = await timed(ways[name]);
      if (round >= 0) times[name].push(time);
    }
  }
  const verdict = await verifyDocument(signed, { regenerate, fonts: boxes });
  if (verdict.status !== 'signed-by-both') throw new Error(verdict.sentence);
  return { ...times, pages: verdict.pageCount ?? 0 };
}
