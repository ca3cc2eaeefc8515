import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from '@playwright/test';
import { KEPT_BACKUPS } from '../../electron/backup-rotation';
import { findBrowser } from '../e2e/support/browser';
import { out } from '../e2e/support/paths';
import { StandInApp } from '../electron-stand-in/stand-in-app';
import { random } from '../unit/exchange/mutate';
import { filled, numberOf } from './child/filled';
import { atLeast, exactly, told } from './figures';
import { settings } from './settings';

const PART = 'killed desktop host';
/** The whole app is started for each. */
const ROUNDS = Math.max(3, Math.ceil(settings.kills / 8));
const PLAN = 'plan_a';
const IDENTITY = {
  name: 'Jane Doe',
  role: 'cpo',
  organisation: 'Example',
  email: 'jane@example.com',
  passphrase: 'correct horse',
};

const isTemporary = (name: string) => name.startsWith('.') && name.endsWith('.tmp');
const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
const leftovers = (folders: readonly string[]): string[] =>
  folders.flatMap(filesIn).filter((path) => isTemporary(path.split(/[\\/]/).at(-1) ?? ''));

type Heard = { readonly kind: 'saved' | 'kept' | 'identity' | 'trouble'; readonly what: string };

test('the desktop host killed while it saves and backs up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-host-'));
  const userData = join(folder, 'data');
  const saves = join(folder, 'saves');
  mkdirSync(saves);
  const file = join(saves, 'plan.countersign');
  const backups = join(userData, 'backups', PLAN);
  const identities = join(userData, 'identities');
  const own = [userData, backups, identities];
  const pick = random(settings.seed);
  const sums = { writes: 0, reads: 0, halves: 0, lost: 0, leftovers: 0, after: 0, trouble: 0 };
  const look = (path: string): number => {
    sums.reads += 1;
    const number = numberOf(readFileSync(path));
    if (number === null) sums.halves += 1;
    return number ?? -1;
  };
  const start = async () => {
    const app = await StandInApp.launch({ out, userData, browser: await findBrowser() });
    const page = await app.firstWindow();
    await page.locator('body:not(:empty)').waitFor();
    return { app, page };
  };
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const heard: Heard[] = [];
      const { app, page } = await start();
      // Every start clears what the one before has left in our own folders.
      for (let waited = 0; waited < 2_000 && leftovers(own).length > 0; waited += 50) await pause(50);
      sums.after += leftovers(own).length;
      await page.exposeFunction('hear', (one: Heard) => void heard.push(one));
      for (let dialog = 0; dialog < 2_000; dialog += 1) app.answer('showSaveDialog', () => file);
      page
        .evaluate(
          async ([seed, plan, identity, source]) => {
            const make = new Function(`return ${source}`)() as (number: number, length: number) => Uint8Array;
            const bridge = Reflect.get(window, 'countersignDesktop');
            const hear = Reflect.get(window, 'hear');
            const call = async (name: string, argument: unknown) => {
              const reply = await bridge.call(name, [argument]);
              if (!reply.ok) await hear({ kind: 'trouble', what: `${name}: ${reply.failure.message}` });
              return reply.value;
            };
            const each = async (work: (number: number, bytes: Uint8Array) => Promise<void>) => {
              for (let count = 1; ; count += 1) {
                const number = seed * 10_000 + count;
                await work(number, make(number, (number * 7_919) % 1_500_000));
              }
            };
            await Promise.all([
              each(async (number, bytes) => {
                const saved = await call('saveFile', {
                  kind: 'plan',
                  suggestedName: 'plan.countersign',
                  bytes,
                });
                if (saved) await hear({ kind: 'saved', what: String(number) });
              }),
              each(async (_, bytes) => {
                const told = { planId: plan, name: 'plan.countersign', items: 1, step: 1, bytes };
                const kept = await call('backUp', told);
                if (kept) await hear({ kind: 'kept', what: kept.name });
              }),
              each(async () => {
                const made = await call('createIdentity', identity);
                if (made) await hear({ kind: 'identity', what: made.id });
              }),
            ]);
          },
          [round, PLAN, IDENTITY, sourceOf(filled)] as const,
        )
        .catch(() => {});
      while (heard.length === 0) await pause(5);
      const until = performance.now() + pick(900);
      while (performance.now() < until) {
        if (existsSync(file)) look(file);
        await pause(1);
      }
      await app.kill();
      const of = (kind: Heard['kind']) => heard.flatMap((one) => (one.kind === kind ? [one.what] : []));
      for (const trouble of of('trouble')) console.log(`kill ${round}: ${trouble}`);
      sums.trouble += of('trouble').length;
      sums.writes += heard.length;
      if (existsSync(file) && look(file) < Number(of('saved').at(-1) ?? -1)) sums.lost += 1;
      const there = existsSync(backups) ? readdirSync(backups) : [];
      for (const name of there) if (!isTemporary(name)) look(join(backups, name));
      const newest = of('kept').slice(-KEPT_BACKUPS / 2);
      sums.lost += newest.filter((path) => !there.includes(path.split(/[\\/]/).at(-1) ?? '')).length;
      for (const id of of('identity')) {
        sums.reads += 1;
        const path = join(identities, `${id}.json`);
        if (!existsSync(path)) sums.lost += 1;
      }
      for (const path of filesIn(identities)) if (path.endsWith('.json')) sums.halves += isJson(path) ? 0 : 1;
      const rests = leftovers([...own, saves]);
      sums.leftovers += rests.length;
      // As if a while had passed: a write of this very moment could be one of another computer.
      for (const path of rests) utimesSync(path, 0, 0);
    }
    const { app } = await start();
    for (let waited = 0; waited < 2_000 && leftovers(own).length > 0; waited += 50) await pause(50);
    sums.after += leftovers(own).length;
    await app.quit();
    told(PART, 'kills', ROUNDS);
    atLeast(PART, 'writes acknowledged to the window', sums.writes, ROUNDS);
    atLeast(PART, 'looks of a reader', sums.reads, ROUNDS);
    exactly(PART, 'halves of files a reader saw', sums.halves, 0);
    exactly(PART, 'acknowledged writes lost', sums.lost, 0);
    exactly(PART, 'writes that failed', sums.trouble, 0);
    told(PART, 'temporary files that kills left behind', sums.leftovers);
    exactly(PART, 'temporary files of ours after the next start', sums.after, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The function as text that needs nothing around it. */
const sourceOf = (make: typeof filled): string =>
  make
    .toString()
    .replaceAll('HEAD', '12')
    .replace(/^function \w+/, 'function');

function isJson(path: string): boolean {
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return true;
  } catch {
    return false;
  }
}
