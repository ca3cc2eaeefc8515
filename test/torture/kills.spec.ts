import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page, test } from '@playwright/test';
import type { PlanId } from '@shared/model/index';
import { serveContent } from '../../electron/serve';
import { findBrowser } from '../e2e/support/browser';
import { browserProcess } from '../e2e/support/host-app';
import { random } from '../unit/exchange/mutate';
import { buildPage } from './build-page';
import { atLeast, exactly, told } from './figures';
import type { Acknowledged, Checked } from './page/protocol';
import { settings } from './settings';

const PART = 'killed browser';
/** A journal is replayed from its start after each kill: a new plan now and then keeps that short. */
const KILLS_A_PLAN = 5;

async function open(folder: string, url: string, acknowledged: Acknowledged[]) {
  const { executablePath, args } = await findBrowser();
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...args],
    headless: true,
    chromiumSandbox: false,
  });
  await context.exposeBinding('acknowledge', (_source, one: Acknowledged) => {
    acknowledged.push(one);
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await goto(page, url);
  return { context, page };
}

async function goto(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => 'torture' in window);
}

async function kill(context: BrowserContext): Promise<void> {
  const id = await browserProcess(context);
  const gone = new Promise((resolve) => context.once('close', resolve));
  process.kill(id, 'SIGKILL');
  await gone;
}

test('killed in a storm of commands from two windows', async () => {
  const pick = random(settings.seed);
  const folder = mkdtempSync(join(tmpdir(), 'countersign-torture-'));
  const served = await serveContent({ root: await buildPage(), port: 0, attempts: 0 });
  let acknowledged: Acknowledged[] = [];
  const sums = { acknowledged: 0, lost: 0, unopened: 0, gaps: 0, differing: 0, halves: 0, trouble: 0 };
  const report = (
    kind: Exclude<keyof typeof sums, 'acknowledged'>,
    found: readonly string[],
    round: number,
  ) => {
    sums[kind] += found.length;
    for (const one of found.slice(0, 5)) console.log(`kill ${round}, ${kind}: ${one}`);
  };
  const look = async (page: Page, only: PlanId | null, round: number): Promise<Checked> => {
    const checked = await page.evaluate(([all, id]) => window.torture.check(all, id), [
      acknowledged,
      only,
    ] as const);
    for (const kind of ['lost', 'unopened', 'gaps', 'differing', 'halves'] as const)
      report(kind, checked[kind], round);
    report(
      'trouble',
      acknowledged.flatMap((one) => (one.kind === 'trouble' ? [one.text] : [])),
      round,
    );
    sums.acknowledged += acknowledged.filter(({ kind }) => kind === 'entry').length;
    return checked;
  };
  let plan: PlanId = 'plan_torture0';
  let entries = 0;
  try {
    for (let round = 0; round <= settings.kills; round += 1) {
      const heard: Acknowledged[] = [];
      const { context, page } = await open(folder, served.url, heard);
      if (round > 0) ({ entries } = await look(page, round === settings.kills ? null : plan, round));
      if (round === settings.kills) {
        await context.close();
        break;
      }
      if (round % KILLS_A_PLAN === 0) {
        plan = `plan_torture${round}`;
        await page.evaluate((id) => window.torture.makePlan(id), plan);
      }
      const other = await context.newPage();
      await goto(other, served.url);
      const seeds = [1 + pick(1_000_000), 1 + pick(1_000_000)];
      for (const [index, window_] of [page, other].entries())
        window_
          .evaluate(([id, seed, at]) => window.torture.storm(id, seed, at), [
            plan,
            seeds[index] ?? 1,
            index,
          ] as const)
          .catch(() => {});
      await pause(60 + pick(1_500));
      await kill(context);
      acknowledged = heard;
    }
  } finally {
    if (served.state === 'serving') await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
  told(PART, 'kills', settings.kills);
  atLeast(PART, 'commands acknowledged before a kill', sums.acknowledged, settings.kills * 5);
  told(PART, 'journal entries at the end', entries);
  exactly(PART, 'acknowledged commands and writes lost', sums.lost, 0);
  exactly(PART, 'plans and what-ifs that fail to open', sums.unopened, 0);
  exactly(PART, 'journal gaps', sums.gaps, 0);
  exactly(PART, 'plans that differ from the replay of their journal', sums.differing, 0);
  exactly(PART, 'half-applied writes', sums.halves, 0);
  exactly(PART, 'errors of the store in the storm', sums.trouble, 0);
});
