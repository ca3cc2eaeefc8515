import type { HostReply } from '@shared/desktop-bridge';
import {
  drawBoardPicture,
  drawPlanDocument,
  type Picture,
  regenerateWith,
  signatureFonts,
} from '@shared/document/index';
import { type PlanJson, planFromJson } from '@shared/model/index';
import { hostFailureOf } from '@shared/signing/host-failure';
import {
  describeSignable,
  type Regenerate,
  type Signable,
  type Verdict,
  verifyDocument,
} from '@shared/signing/index';
import { createKeyring, type Keyring } from '@shared/signing/keyring';
import * as Comlink from 'comlink';
import { browserIdentities } from '../store/identities';
import { storageSentence } from '../store/storage-error';
import { documentFonts } from './document-fonts';

const regenerate: Regenerate = async (planJson, generator) =>
  regenerateWith(await documentFonts())(planJson, generator);
const fontsOfSignatures = async () => signatureFonts(await documentFonts());

const keyring = createKeyring({
  storage: browserIdentities(),
  now: () => new Date().toISOString(),
  fonts: fontsOfSignatures,
  regenerate,
});

const drawing = new Map<string, AbortController>();

const api = {
  /** The document of a plan. `draft`: marked as such, without signature fields. `job`: by which it can be stopped. */
  async draw(
    plan: PlanJson,
    draft: boolean,
    job: string,
    onProgress: (done: number, of: number) => void,
  ): Promise<Uint8Array> {
    const controller = new AbortController();
    drawing.set(job, controller);
    try {
      const { signal } = controller;
      const fonts = await documentFonts();
      const bytes = await drawPlanDocument(planFromJson(plan), { fonts, draft, signal, onProgress });
      return Comlink.transfer(bytes, [bytes.buffer]);
    } finally {
      drawing.delete(job);
    }
  },
  /** The drawing of that name is rejected; nothing happens when there is none. */
  stop: (job: string): void => drawing.get(job)?.abort(new Error('The drawing was stopped.')),
  /** The roadmap board as a picture. */
  drawBoard: async (plan: PlanJson): Promise<Picture> =>
    drawBoardPicture(planFromJson(plan), await documentFonts()),
  describe: (pdf: Uint8Array): Promise<Signable> => describeSignable(pdf),
  verify: async (pdf: Uint8Array): Promise<Verdict> =>
    verifyDocument(pdf, { regenerate, fonts: await fontsOfSignatures() }),
  /** Only the browser host calls it: the desktop app keeps keys outside the window. */
  async callKeyring(name: keyof Keyring, argument: unknown): Promise<HostReply> {
    try {
      return { ok: true, value: await keyring[name](argument as never) };
    } catch (error) {
      const disk = storageSentence(error);
      return { ok: false, failure: disk ? { message: disk, code: 'disk' } : hostFailureOf(error) };
    }
  },
};

export type DocumentWorker = typeof api;

Comlink.expose(api);
