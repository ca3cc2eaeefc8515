import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlanFile } from '../../shared/exchange/plan-file';
import { expect, test } from './support/host';
import { out } from './support/paths';
import { goTo, openSamplePlan, saved } from './support/steps';

const planFile = join(mkdtempSync(join(tmpdir(), 'countersign-open-')), 'sample.countersign');
execFileSync(process.execPath, [`${out}/main/cli.js`, 'sample', '--plan', planFile]);

test.describe('opened from the desktop', () => {
  test.use({ appArgs: [planFile] });

  test('a plan file given at the start is opened as its plan', async ({ app }) => {
    await expect(app.page.getByRole('heading', { name: 'Backlog', level: 1 })).toBeVisible();
    await expect(app.page.getByText('120 items, contract')).toBeVisible();
  });
});

test('leaving a plan that was changed writes a backup that can be read as a plan file', async ({ app }) => {
  const { page } = app;
  await openSamplePlan(page);
  await page.getByRole('button', { name: 'Add items' }).click();
  await page.getByRole('textbox', { name: 'Title of the new item' }).fill('Kept in the backup');
  await page.keyboard.press('Enter');
  await expect(page.getByText('121 items, contract')).toBeVisible();
  await saved(page);
  await goTo(page, 'Roadmap');
  await page.getByRole('link', { name: 'Countersign: all plans' }).click();

  const backups = () =>
    readdirSync(app.dataFolder, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.includes('backups') && path.endsWith('.countersign'),
    );
  await expect.poll(() => backups().length).toBe(1);
  const [path] = backups();
  const stored = readPlanFile(await readFile(join(app.dataFolder, path ?? '')));
  expect([...stored.plan.items.values()].map(({ title }) => title)).toContain('Kept in the backup');
  expect(stored.journal).toHaveLength(1);

  // From the list: what changed since, as a copy beside the plan, and in the place of one that is gone.
  await page.getByRole('link', { name: 'Backups', exact: true }).click();
  const row = () =>
    page
      .getByRole('list', { name: /^Backups of/ })
      .getByRole('listitem')
      .first();
  await expect(row()).toContainText('121 items');
  await expect(row()).toContainText('Nothing changed since');
  await row()
    .getByRole('button', { name: /^Restore as a copy/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Backlog', level: 1 })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('(backup of');
  await expect(page.getByText('121 items, contract')).toBeVisible();
  await page.getByRole('link', { name: 'Countersign: all plans' }).click();
  const plans = page.getByRole('list', { name: 'Plans' }).getByRole('listitem');
  await expect(plans).toHaveCount(2);
  await plans
    .filter({ hasNotText: '(backup of' })
    .getByRole('button', { name: /^More for/ })
    .click();
  await page.getByRole('menuitem', { name: 'Remove from this machine' }).click();
  await page.getByRole('button', { name: 'Remove the plan' }).click();
  await expect(plans).toHaveCount(1);
  await page.getByRole('link', { name: 'Backups', exact: true }).click();
  await page.getByRole('button', { name: /^Restore the plan/ }).click();
  await expect(page.getByText('121 items, contract')).toBeVisible();
  await goTo(page, 'Decision log');
  await expect(page.getByRole('main')).toContainText('Kept in the backup');

  // A folder that refuses is told for as long as it does.
  const kept = join(app.dataFolder, 'backups');
  await rename(kept, `${kept}-away`);
  await writeFile(kept, 'a file where the folder should be');
  await goTo(page, 'Backlog');
  await page.getByRole('button', { name: 'Add items' }).click();
  await page.getByRole('textbox', { name: 'Title of the new item' }).fill('Not kept yet');
  await page.keyboard.press('Enter');
  await expect(page.getByText('122 items, contract')).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const alert = page.getByRole('alert').filter({ hasText: 'Backups are failing since' });
  await expect(alert).toContainText('A part of that path is a file');
  await rm(kept);
  await rename(`${kept}-away`, kept);
  await alert.getByRole('button', { name: 'Retry the backup' }).click();
  await expect(alert).toHaveCount(0);

  // What is typed when the app is closed is kept, and in the last backup.
  await page.getByRole('button', { name: 'Add items' }).click();
  await page.getByRole('textbox', { name: 'Title of the new item' }).fill('The last one');
  await page.keyboard.press('Enter');
  await app.restart();
  await expect.poll(() => backups().length).toBe(3);
  const last = backups().sort().at(-1) ?? '';
  expect(last).toContain('123 items');
});
