import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strFromU8, strToU8, type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import { z } from 'zod';
import { headOf } from '../migrations/upgrade';
import { idSchema, instantSchema, SIGNER_ROLES } from '../model/index';
import { readPlanFile, type StoredPlan } from './plan-file';

/**
 * Everything a machine holds in one file: a zip with a manifest that names every part and its SHA-256, the plans as plan files, the
 * signed documents as PDFs, and the settings with the known fingerprints. Signing identities are in it only where their owners opened
 * them for it, each as a PKCS#12 container under its own passphrase; a file with such is of version 2, any other of version 1.
 */
export const MOVE_FILE_VERSION = 2;
export const MOVE_FILE_EXTENSION = 'countersign-move';

const FORMAT = 'countersign-move';
const MANIFEST = 'manifest.json';
/** More than any machine holds; a file that says more is a bomb or not ours. */
const MAX_PARTS = 20_000;
const MAX_PART_BYTES = 512 * 1024 * 1024;
const MAX_BYTES = 1024 * 1024 * 1024;
const MAX_MANIFEST_BYTES = 32 * 1024 * 1024;

const partSchema = {
  file: z.string().regex(/^[a-z]+\/[0-9A-Za-z_-]{1,120}\.[a-z0-9]{1,20}$/),
  /** Of the part, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

const documentFacts = {
  id: z.string().min(1).max(200),
  plan: idSchema('plan'),
  revision: z.int().min(1),
  digest: z.string().max(200),
  roles: z.array(z.enum(SIGNER_ROLES)).max(10),
  at: instantSchema,
};

const settingSchema = z.strictObject({ key: z.string().min(1).max(500), value: z.json() });
const settingsSchema = z.array(settingSchema).max(100_000);

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal([1, MOVE_FILE_VERSION]),
  /** The Countersign that wrote it. */
  app: z.string().max(50),
  at: instantSchema,
  plans: z
    .array(
      z.strictObject({ ...partSchema, id: idSchema('plan'), name: z.string().max(200), at: instantSchema }),
    )
    .max(MAX_PARTS),
  documents: z.array(z.strictObject({ ...partSchema, ...documentFacts })).max(MAX_PARTS),
  settings: z.strictObject(partSchema),
  identities: z
    .array(
      z.strictObject({
        ...partSchema,
        name: z.string().max(200),
        role: z.enum(SIGNER_ROLES),
        fingerprint: z.string().max(200),
      }),
    )
    .max(100)
    .default([]),
});

export type MovedSetting = z.infer<typeof settingSchema>;

export interface MovedPlan {
  readonly id: StoredPlan['plan']['info']['id'];
  readonly name: string;
  /** When it was last worked on (ISO instant). */
  readonly at: string;
  /** A plan file. */
  readonly bytes: Uint8Array;
}

export interface MovedDocument {
  readonly id: string;
  readonly plan: MovedPlan['id'];
  readonly revision: number;
  readonly digest: string;
  readonly roles: readonly (typeof SIGNER_ROLES)[number][];
  readonly at: string;
  /** The PDF. */
  readonly bytes: Uint8Array;
}

/** A signing identity that travels along. What it says of itself is only checked when it is unlocked. */
export interface MovedIdentity {
  readonly name: string;
  readonly role: (typeof SIGNER_ROLES)[number];
  /** SHA-256 of the certificate as pairs of hex digits. */
  readonly fingerprint: string;
  /** PKCS#12. */
  readonly bytes: Uint8Array;
}

export interface MoveContent {
  readonly app: string;
  /** ISO instant. */
  readonly at: string;
  readonly plans: readonly MovedPlan[];
  readonly documents: readonly MovedDocument[];
  readonly settings: readonly MovedSetting[];
  readonly identities: readonly MovedIdentity[];
}

/** What a move file held, with each plan read and checked. */
export interface ReadMove extends Omit<MoveContent, 'plans'> {
  readonly plans: readonly (MovedPlan & { readonly stored: StoredPlan })[];
}

export class MoveFileError extends Error {
  override name = 'MoveFileError';
}

const damaged = (what: string): MoveFileError =>
  new MoveFileError(`The file is damaged: ${what}. Nothing was changed; make it again on the other machine.`);

/** The bytes of a move file. */
export function writeMoveFile(content: MoveContent): Uint8Array {
  const parts: Record<string, Uint8Array | [Uint8Array, { level: 0 }]> = {};
  const part = (file: string, bytes: Uint8Array, isPacked = false) => {
    parts[file] = isPacked ? [bytes, { level: 0 }] : bytes;
    return { file, sha256: bytesToHex(sha256(bytes)) };
  };
  const manifest: z.input<typeof manifestSchema> = {
    format: FORMAT,
    version: content.identities.length > 0 ? MOVE_FILE_VERSION : 1,
    app: content.app,
    at: content.at,
    plans: content.plans.map(({ id, name, at, bytes }) => ({
      ...part(`plans/${id}.countersign`, bytes),
      id,
      name,
      at,
    })),
    documents: content.documents.map(({ bytes, roles, ...facts }, index) => ({
      ...part(`documents/${index + 1}.pdf`, bytes, true),
      ...facts,
      roles: [...roles],
    })),
    settings: part('settings/all.json', strToU8(JSON.stringify(content.settings))),
    ...(content.identities.length > 0 && {
      identities: content.identities.map(({ bytes, ...facts }, index) => ({
        ...part(`identities/${index + 1}.p12`, bytes, true),
        ...facts,
      })),
    }),
  };
  return zipSync({ [MANIFEST]: strToU8(JSON.stringify(manifest)), ...parts }, { level: 6 });
}

/** Reads and checks a move file, every part of it. Throws MoveFileError or PlanFormatError with a sentence for the user. */
export function readMoveFile(bytes: Uint8Array): ReadMove {
  const manifest = readManifest(bytes);
  const named = [...manifest.plans, ...manifest.documents, ...manifest.identities, manifest.settings];
  const files = unzipParts(bytes, new Set(named.map(({ file }) => file)), MAX_BYTES);
  const take = (part: { readonly file: string; readonly sha256: string }): Uint8Array => {
    const found = files[part.file];
    if (!found) throw damaged(`"${part.file}" is missing`);
    if (bytesToHex(sha256(found)) !== part.sha256) throw damaged(`"${part.file}" is not as it was written`);
    return found;
  };
  const settings = settingsSchema.safeParse(jsonOf(take(manifest.settings)));
  if (!settings.success) throw damaged('its settings cannot be read');
  const plans = manifest.plans.map(({ file, sha256: sum, ...facts }) => {
    const part = take({ file, sha256: sum });
    const stored = readPlanFile(part);
    if (stored.plan.info.id !== facts.id) throw damaged(`"${file}" holds another plan`);
    return { ...facts, bytes: part, stored };
  });
  const ids = new Set<string>(plans.map(({ id }) => id));
  if (ids.size < plans.length) throw damaged('a plan stands in it twice');
  const documents = manifest.documents.map(({ file, sha256: sum, ...facts }) => {
    if (!ids.has(facts.plan)) throw damaged(`"${file}" belongs to no plan in it`);
    return { ...facts, bytes: take({ file, sha256: sum }) };
  });
  const identities = manifest.identities.map(({ file, sha256: sum, ...facts }) => ({
    ...facts,
    bytes: take({ file, sha256: sum }),
  }));
  return { app: manifest.app, at: manifest.at, plans, documents, settings: settings.data, identities };
}

function readManifest(bytes: Uint8Array): z.output<typeof manifestSchema> {
  const packed = unzipParts(bytes, new Set([MANIFEST]), MAX_MANIFEST_BYTES)[MANIFEST];
  const json = packed && jsonOf(packed);
  const head = headOf(json, FORMAT);
  if (!head) throw new MoveFileError('This file does not hold the plans of another machine.');
  if (head.version > MOVE_FILE_VERSION)
    throw new MoveFileError('This file was written by a newer Countersign. Update this one first.');
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) throw damaged('its list of contents cannot be read');
  return manifest.data;
}

/** Unpacks only what is named, after a look at what it would unpack to. The room for each part is set aside by its stated size. */
function unzipParts(
  bytes: Uint8Array,
  named: ReadonlySet<string>,
  limit: number,
): Record<string, Uint8Array> {
  let total = 0;
  let count = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    count += 1;
    if (count > MAX_PARTS * 2 + 2) throw tooLarge();
    if (!named.has(name)) return false;
    total += originalSize;
    if (total > limit || originalSize > MAX_PART_BYTES) throw tooLarge();
    return true;
  };
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof MoveFileError) throw error;
    throw new MoveFileError(
      'This file is damaged or was cut off, or it is not one that Countersign made. Nothing was changed.',
    );
  }
}

const tooLarge = (): MoveFileError =>
  new MoveFileError(
    'This file would unpack to more than a machine holds. It was not opened, and nothing was changed.',
  );

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strFromU8(bytes));
  } catch {
    return undefined;
  }
}
