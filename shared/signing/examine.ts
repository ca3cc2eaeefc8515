import { splitContent } from './appearance';
import { type Base, readBase } from './base';
import { concatBytes, sameBytes, sha256 } from './bytes';
import type { Certificate } from './certificate';
import { readOwnCms } from './cms';
import { signingObstacle } from './identity';
import { type PdfFile, type Revision, readPdf } from './pdf/read-file';
import { type ReadUpdate, readUpdate } from './pdf/read-update';
import type { SignerRole } from './signer-role';
import { readPdfDate, type SigningTime } from './signing-time';
import { whatChanged } from './what-changed';

/** A revision that is a signing update of ours, bit for bit, with a signature that holds. */
export interface SoundSignature {
  readonly role: SignerRole;
  readonly certificate: Certificate;
  readonly certificates: readonly Certificate[];
  readonly time: SigningTime;
  readonly read: ReadUpdate;
  readonly revision: Revision;
}

export interface Problem {
  /** Offset of the first byte that should not be there. */
  readonly at: number;
  /** For those who want to know exactly. */
  readonly message: string;
  /** What was touched, in a reader's words; empty when that cannot be told. */
  readonly touched: readonly string[];
}

/** How far a file can be followed as one of ours. */
export interface Examined {
  readonly file: PdfFile;
  readonly base: Base;
  readonly signatures: readonly SoundSignature[];
  /** The first thing that is wrong, at an offset; null when the file is sound to its last byte. */
  readonly problem: Problem | null;
}

/** Follows the file revision by revision. A string: not even the first one is a base of ours, and why. */
export async function examine(bytes: Uint8Array): Promise<Examined | string> {
  const file = readPdf(bytes);
  const base = readBase(file);
  if (typeof base === 'string') return base;
  const signatures: SoundSignature[] = [];
  for (const [index, revision] of file.revisions.entries()) {
    if (index === 0) continue;
    const sound = await readSignature(file, index, revision);
    if (typeof sound === 'string')
      return {
        file,
        base,
        signatures,
        problem: { at: revision.start, message: sound, touched: whatChanged(file, index) },
      };
    signatures.push(sound);
  }
  return { file, base, signatures, problem: file.problem && { ...file.problem, touched: [] } };
}

async function readSignature(
  file: PdfFile,
  index: number,
  revision: Revision,
): Promise<SoundSignature | string> {
  const before: PdfFile = {
    bytes: file.bytes.subarray(0, revision.start),
    revisions: file.revisions.slice(0, index),
    problem: null,
  };
  const read = readUpdate(before, revision, file.bytes);
  if (!read) return 'the update does more than add a signature';
  if (!splitContent(read.parts.content)) return 'a signature shows more than words and lines';
  const [start, first, second, length] = read.update.byteRange;
  const digest = await sha256(
    concatBytes(file.bytes.subarray(start, first), file.bytes.subarray(second, second + length)),
  );
  const cms = await readOwnCms(read.contents);
  const certificate = cms?.certificates[0];
  const time = readPdfDate(read.parts.date);
  if (!cms || !certificate) return 'the signature is not in the form Countersign writes';
  if (!sameBytes(cms.digest, digest)) return 'the signature does not belong to these bytes';
  if (!cms.genuine) return 'the signature was not made with the key of its certificate';
  if (!time) return 'the time of the signature cannot be read';
  const obstacle = signingObstacle(certificate, time.at);
  if (obstacle) return obstacle.sentence;
  return { role: read.parts.role, certificate, certificates: cms.certificates, time, read, revision };
}
