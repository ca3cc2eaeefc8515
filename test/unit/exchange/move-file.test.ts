import { type MoveContent, readMoveFile, writeMoveFile } from '@shared/exchange/move-file';
import { writePlanFile } from '@shared/exchange/plan-file';
import { samplePlan } from '@shared/sample/sample-plan';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';

const at = '2027-01-04T09:00:00.000Z';
const plan = samplePlan();
const { id, name } = plan.info;
const stored = { plan, number: 0, history: { undo: [], redo: [] }, journal: [] };
const document = { id: `${id}:abc`, plan: id, revision: 1, digest: 'abc', roles: ['cpo' as const], at };
const content: MoveContent = {
  app: '1.0.0',
  at,
  plans: [{ id, name, at, bytes: writePlanFile(stored) }],
  documents: [{ ...document, bytes: strToU8('%PDF-1.7 ünï') }],
  settings: [{ key: 'contacts', value: [{ name: 'Ann' }] }],
  identities: [{ name: 'Ann Lee', role: 'cto', fingerprint: 'AB:CD', bytes: strToU8('locked') }],
};

describe('the file for a new machine', () => {
  let bytes: Uint8Array;
  beforeAll(() => {
    bytes = writeMoveFile(content);
  });
  const altered = (edit: (files: Record<string, Uint8Array>) => void) => {
    const files = unzipSync(bytes);
    edit(files);
    return zipSync(files);
  };

  it('gives back what went in', () => {
    const { plans, ...rest } = readMoveFile(bytes);
    const { plans: wrote, ...others } = content;
    expect(rest).toEqual(others);
    expect(plans).toMatchObject(wrote.map((one) => ({ ...one, stored })));
  });

  it('without identities is one that the version before identities reads as well', () => {
    const manifestOf = (file: Uint8Array) =>
      JSON.parse(new TextDecoder().decode(unzipSync(file)['manifest.json'])) as Record<string, unknown>;
    expect(manifestOf(bytes)).toMatchObject({ version: 2 });
    const before = manifestOf(writeMoveFile({ ...content, identities: [] }));
    expect(before).toMatchObject({ version: 1 });
    expect(before).not.toHaveProperty('identities');
  });

  it('is refused when a part was changed, is missing, or the file was cut off', () => {
    const pdf = 'documents/1.pdf';
    const changed = altered((files) => Object.assign(files, { [pdf]: strToU8('%PDF-1.7 other') }));
    expect(() => readMoveFile(changed)).toThrow('not as it was written');
    const missing = altered((files) => Reflect.deleteProperty(files, pdf));
    expect(() => readMoveFile(missing)).toThrow('is missing');
    for (const length of [0, 10, bytes.length >> 1, bytes.length - 1])
      expect(() => readMoveFile(bytes.slice(0, length))).toThrow('damaged or was cut off');
    expect(() => readMoveFile(zipSync({ 'a.txt': strToU8('a') }))).toThrow('does not hold the plans');
  });

  it('of a newer Countersign is refused, and so is one that would unpack without end', () => {
    const manifest = (edit: object) =>
      altered((files) => {
        const known = JSON.parse(new TextDecoder().decode(files['manifest.json']));
        files['manifest.json'] = strToU8(JSON.stringify({ ...known, ...edit }));
      });
    expect(() => readMoveFile(manifest({ version: 3 }))).toThrow('newer Countersign');
    expect(() => readMoveFile(manifest({ plans: [{ file: '../../x' }] }))).toThrow('list of contents');
    const bomb = zipSync({ 'manifest.json': new Uint8Array(40 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => readMoveFile(bomb)).toThrow('would unpack to more');
  });
});
