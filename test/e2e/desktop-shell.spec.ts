import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
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
});
