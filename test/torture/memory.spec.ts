import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { writePlanFile } from '@shared/exchange/plan-file';
import { serveContent } from '../../electron/serve';
import { bigPlan } from '../bench/page/big-plan';
import { BrowserApp } from '../e2e/support/browser-app';
import { out } from '../e2e/support/paths';
import { atLeast, atMost, told } from './figures';
import { settings } from './settings';

const PART = 'memory';
const ITEMS = 10_000;
const MB = 1024 * 1024;
const ROUNDS = 10;
/** The first rounds fill caches that stay; what comes after them must not grow. */
const WARM = 3;
/** What is left of noise: compiled code, caches of the browser. */
const NOISE_MB = 3;

/** What is in use once everything that can be let go is gone. */
async function heapMb(session: CDPSession): Promise<number> {
  for (let round = 0; round < 3; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / MB;
}

const SCREENS = [
  'backlog',
  'roadmap',
  'debt',
  'teams',
  'session',
  'risks',
  'objectives',
  'velocity',
  'conflicts',
  'decisions',
  'what-if',
  'rank-backlog',
  'sign-off',
];

async function show(page: Page, screen: string): Promise<void> {
  await page.evaluate((name) => {
    window.location.hash = window.location.hash.replace(/[^/]+$/, name);
  }, screen);
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible({ timeout: 60_000 });
}

/** What a facilitator does in the list: go down, move an item, take it back. */
async function workInTheList(page: Page): Promise<void> {
  const row = page.getByRole('grid').first().getByRole('row').nth(2);
  await row.focus();
  for (const key of [
    'Alt+ArrowDown',
    'ArrowDown',
    'ArrowDown',
    'PageDown',
    'PageDown',
    'Alt+ArrowUp',
    'PageUp',
  ])
    await page.keyboard.press(key);
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('Saved', { timeout: 60_000 });
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('Saved', { timeout: 60_000 });
}

test('10,000 items through a long session', async () => {
  const served = await serveContent({ root: `${out}/renderer`, port: 0, attempts: 0 });
  const dataFolder = mkdtempSync(join(tmpdir(), 'countersign-memory-'));
  const app = await BrowserApp.launch({ dataFolder, args: [] }, served.url);
  try {
    const { page } = app;
    const heap = await page.context().newCDPSession(page);
    await heap.send('Performance.enable');
    told(PART, 'heap with no plan open', `${(await heapMb(heap)).toFixed(1)} MB`);
    const plan = bigPlan(ITEMS);
    const bytes = writePlanFile({ plan, number: 0, history: { undo: [], redo: [] }, journal: [] });
    app.answerOpenFile([{ name: 'large.countersign', bytes }]);
    await page.getByRole('button', { name: 'Open plan file' }).click();
    await expect(page.getByRole('heading', { name: 'Backlog', level: 1 })).toBeVisible({ timeout: 120_000 });
    told(PART, `heap after opening ${ITEMS} items`, `${(await heapMb(heap)).toFixed(1)} MB`);

    const until = Date.now() + settings.minutes * 60_000;
    let rounds = 0;
    let most = 0;
    while (Date.now() < until || rounds === 0) {
      for (const screen of SCREENS) {
        await show(page, screen);
        if (screen === 'backlog') await workInTheList(page);
      }
      rounds += 1;
      const used = await heapMb(heap);
      most = Math.max(most, used);
      console.log(`memory, round ${rounds}: ${used.toFixed(1)} MB`);
    }
    atLeast(PART, `rounds through ${SCREENS.length} screens`, rounds, 1);
    atMost(PART, `heap after ${settings.minutes} minutes of session`, await heapMb(heap), 150, 'MB');
    told(PART, 'most between the rounds', `${most.toFixed(1)} MB`);

    const after: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.getByRole('link', { name: 'Countersign: all plans' }).click();
      await expect(page.getByRole('heading', { name: 'Plans', level: 1 })).toBeVisible();
      after.push(await heapMb(heap));
      await page.getByRole('link', { name: /Plan of 10000/ }).click();
      await expect(page.getByRole('heading', { name: 'Backlog', level: 1 })).toBeVisible({ timeout: 60_000 });
      await show(page, 'roadmap');
      await show(page, 'debt');
    }
    console.log(`memory, closed: ${after.map((mb) => mb.toFixed(1)).join(' ')} MB`);
    const warm = after[WARM - 1] ?? Number.NaN;
    told(PART, 'heap with the plan closed again', `${warm.toFixed(1)} MB`);
    atMost(PART, `growth from the 3rd to the 10th closing`, (after.at(-1) ?? 0) - warm, NOISE_MB, 'MB');
  } finally {
    await app.close();
    if (served.state === 'serving') await served.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
});
