import { readFileSync } from 'node:fs';
import { applyChange } from '@shared/change/apply';
import { reverseChange } from '@shared/change/reverse';
import { readMoveFile, writeMoveFile } from '@shared/exchange/move-file';
import { PLAN_FILE_VERSION, readPlanFile, writePlanFile } from '@shared/exchange/plan-file';
import { DATABASE_VERSION, DATABASE_VERSIONS } from '@shared/migrations/database-versions';
import { PLAN_FILE_FORMAT } from '@shared/migrations/plan-file-versions';
import { PLAN_FORMAT } from '@shared/migrations/plan-versions';
import { type Format, upgrade } from '@shared/migrations/upgrade';
import { planToJson } from '@shared/model/index';
import { rankedItems } from '@shared/ranking/rankings';
import { samplePlan } from '@shared/sample/sample-plan';
import { planBefore, scenarioStart } from '@shared/scenario/stored-scenario';
import { readContactsFile } from '@shared/signing/contacts-file';
import { attachedPlan } from '@shared/signing/plan-in-document';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

const released = (name: string) => readFileSync(`test/fixtures/released/${name}`);
const titles = (plan: ReturnType<typeof readPlanFile>['plan']) =>
  rankedItems(plan.items).map(({ title }) => title);
/** As the README of the fixtures says that the hand has left it. */
const KEPT = ['Third kept', 'Second kept', 'First kept'];

describe('the list of versions', () => {
  it.each([
    ['plan file', PLAN_FILE_FORMAT],
    ['plan', PLAN_FORMAT],
  ] as const)('of the %s has one step from each version before the current one', (_, format: Format) => {
    expect(format.steps.map(({ from }) => from)).toEqual(
      Array.from({ length: format.current - 1 }, (_, index) => index + 1),
    );
  });

  it('of the database has no gap', () => {
    expect(DATABASE_VERSIONS.map(({ version }) => version)).toEqual(
      Array.from({ length: DATABASE_VERSION }, (_, index) => index + 1),
    );
  });

  it('runs every step from where a file stands, and none before or for what was never a version', () => {
    const format: Format = {
      current: 3,
      steps: [1, 2].map((from) => ({
        from,
        what: '',
        up: (json) => ({ ...json, [`since${from + 1}`]: true }),
      })),
    };
    const first = { version: 1 };
    expect(upgrade(first, format)).toEqual({ version: 3, since2: true, since3: true });
    expect(first).toEqual({ version: 1 });
    expect(upgrade({ version: 2 }, format)).toEqual({ version: 3, since3: true });
    for (const version of [3, 0, -1, 1.5]) expect(upgrade({ version }, format)).toEqual({ version });
  });
});

describe('a plan file that was released', () => {
  const versions = Array.from({ length: PLAN_FILE_VERSION }, (_, index) => index + 1);
  it.each(versions)('in version %i opens to what was done in it', (version) => {
    const bytes = released(`plan-${version}.countersign`);
    expect(JSON.parse(strFromU8(bytes)).version).toBe(version);
    const { plan, number, journal, scenarios = [] } = readPlanFile(bytes);
    expect(plan.info).toMatchObject({ company: 'Acme', name: `Plan of version ${version}` });
    expect(titles(plan)).toEqual(KEPT);
    expect(number).toBe(6);
    const start = journal.reduceRight((now, { change }) => applyChange(now, reverseChange(change)), plan);
    expect(titles(start)).toEqual([]);
    expect(scenarios.map(({ name }) => name)).toEqual(version === 1 ? [] : ['What-if 1']);
    for (const { id, base, own } of scenarios) {
      const since = journal.filter((entry) => entry.number > base);
      const branch = applyChange(scenarioStart(planBefore(plan, since), id), own);
      expect(titles(branch).sort()).toEqual(['First kept', 'Only in the what-if', 'Second kept']);
    }
    expect(readPlanFile(writePlanFile(readPlanFile(bytes)))).toEqual(readPlanFile(bytes));
  });
});

describe('a newer version is refused with a sentence that says what to do:', () => {
  const NEWER = /newer Countersign.*(update|Update)/;
  const encode = (json: unknown) => strToU8(JSON.stringify(json));

  it('a plan file', () => {
    const json = JSON.parse(strFromU8(released('plan-2.countersign')));
    for (const version of [3, 4, 1e9])
      expect(() => readPlanFile(encode({ ...json, version }))).toThrow(NEWER);
    // A newer one may have anything in it: it is its version that is told, not the first thing that is unknown.
    expect(() => readPlanFile(encode({ ...json, version: 3, journal: 'elsewhere' }))).toThrow(NEWER);
  });

  it('the plan in a plan file', () => {
    const json = JSON.parse(strFromU8(released('plan-1.countersign')));
    expect(() => readPlanFile(encode({ ...json, plan: { ...json.plan, version: 2 } }))).toThrow(NEWER);
  });

  it('the plan in a signed document', () => {
    const json = { ...planToJson(samplePlan()), version: 2 };
    expect(() => attachedPlan(encode(json))).toThrow(NEWER);
  });

  it('everything of a machine, and a plan in it', () => {
    const plan = released('plan-1.countersign');
    const { id, name } = readPlanFile(plan).plan.info;
    const at = '2026-11-22T09:00:00.000Z';
    const whole = writeMoveFile({
      app: '0.2.0',
      at,
      plans: [{ id, name, at, bytes: plan }],
      documents: [],
      settings: [],
      identities: [],
    });
    expect(readMoveFile(whole).plans.map(({ stored }) => titles(stored.plan))).toEqual([KEPT]);
    const files = unzipSync(whole);
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
    const newer = zipSync({ ...files, 'manifest.json': encode({ ...manifest, version: 3, more: [] }) });
    expect(() => readMoveFile(newer)).toThrow(NEWER);
  });

  it('known fingerprints', () => {
    const file = { format: 'countersign-contacts', version: 1, contacts: [] };
    expect(readContactsFile(encode(file))).toEqual([]);
    expect(() => readContactsFile(encode({ ...file, version: 2, people: {} }))).toThrow(NEWER);
  });
});
