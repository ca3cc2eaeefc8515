import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { MoveFileError, readMoveFile, writeMoveFile } from '@shared/exchange/move-file';
import { readPlanFile } from '@shared/exchange/plan-file';
import { PlanFormatError } from '@shared/model/index';
import { readContactsFile, writeContactsFile } from '@shared/signing/contacts-file';
import { SigningError } from '@shared/signing/errors';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { mutate, random } from '../../unit/exchange/mutate';
import type { Try } from './fuzz-kind';
import { mutateJson } from './mutate-json';

const AT = '2026-12-15T10:00:00.000Z';

function moveFile(): Uint8Array {
  const plans = [1, 2].map((version) => {
    const bytes = readFileSync(`test/fixtures/released/plan-${version}.countersign`);
    const { id, name } = readPlanFile(bytes).plan.info;
    return { id, name, at: AT, bytes: new Uint8Array(bytes) };
  });
  const [first] = plans;
  if (!first) throw new Error('no plan was ever released');
  return writeMoveFile({
    app: '0.2.0',
    at: AT,
    plans,
    documents: [
      {
        id: 'd',
        plan: first.id,
        revision: 1,
        digest: 'ab',
        roles: ['cpo'],
        at: AT,
        bytes: strToU8('%PDF-1.7'),
      },
    ],
    settings: [{ key: 'contacts', value: [{ a: 1 }] }],
    identities: [{ name: 'A', role: 'cpo', fingerprint: 'AB CD', bytes: strToU8('0123') }],
  });
}

const contactsFile = () =>
  writeContactsFile(
    ['A', 'B'].map((letter) => ({
      name: `Reader ${letter}`,
      email: `${letter}@example.com`,
      fingerprint: Array.from({ length: 16 }, () => letter.repeat(4)).join(' '),
      at: AT,
    })),
  );

/** Everything of another machine, torn or with something wrong in one of its parts; now and then a list of known fingerprints. */
export async function fuzzMachineFiles(seed: number): Promise<Try> {
  const whole = moveFile();
  const contacts = contactsFile();
  return async (round) => {
    const pick = random(seed * 100_003 + round);
    if (round % 5 === 0) return fingerprints(pick(2) ? mutate(contacts, pick) : changedJson(contacts, pick));
    try {
      const read = readMoveFile(pick(3) === 0 ? mutate(whole, pick) : withPartChanged(whole, pick));
      readMoveFile(writeMoveFile(read));
      return 'read';
    } catch (error) {
      const isOurs = error instanceof MoveFileError || error instanceof PlanFormatError;
      if (isOurs && error.message.length > 20) return 'refused with a sentence';
      throw error;
    }
  };
}

function fingerprints(bytes: Uint8Array): string {
  try {
    return readContactsFile(bytes) ? 'fingerprints read' : 'fingerprints refused';
  } catch (error) {
    if (error instanceof SigningError && error.message.length > 20) return 'fingerprints refused';
    throw error;
  }
}

const changedJson = (bytes: Uint8Array, pick: (limit: number) => number): Uint8Array =>
  strToU8(JSON.stringify(mutateJson(JSON.parse(strFromU8(bytes)), pick, 1 + pick(3))));

/** The manifest, or another part whose sum in the manifest is put right: what is behind the check of sums is reached. */
function withPartChanged(whole: Uint8Array, pick: (limit: number) => number): Uint8Array {
  const parts = unzipSync(whole);
  const names = Object.keys(parts);
  const name = pick(2) === 0 ? 'manifest.json' : (names[pick(names.length)] ?? 'manifest.json');
  const old = parts[name] ?? new Uint8Array();
  const isJson = /\.(json|countersign)$/.test(name);
  const bytes = isJson && pick(4) > 0 ? changedJson(old, pick) : mutate(old, pick);
  const manifest = strFromU8(parts['manifest.json'] ?? bytes).replace(sumOf(old), sumOf(bytes));
  return zipSync({ ...parts, 'manifest.json': strToU8(manifest), [name]: bytes }, { level: 1 });
}

const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
