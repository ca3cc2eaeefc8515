import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readPlanFile } from '../../shared/exchange/plan-file';
import { standInOf } from './support/desktop-calls';
import { expect, test } from './support/host';
import { out } from './support/paths';
import { goTo, openSamplePlan, saved } from './support/steps';

/** The keys that Electron gives its roles on Windows and Linux. */
const ROLE_KEYS: Readonly<Record<string, string>> = {
  cut: 'CmdOrCtrl+X',
  copy: 'CmdOrCtrl+C',
  paste: 'CmdOrCtrl+V',
  pasteAndMatchStyle: 'CmdOrCtrl+Shift+V',
  selectAll: 'CmdOrCtrl+A',
  resetZoom: 'CmdOrCtrl+0',
  zoomIn: 'CmdOrCtrl+Plus',
  zoomOut: 'CmdOrCtrl+-',
  togglefullscreen: 'F11',
  minimize: 'CmdOrCtrl+M',
  close: 'CmdOrCtrl+W',
  quit: 'CmdOrCtrl+Q',
};

const planFile = join(mkdtempSync(join(tmpdir(), 'countersign-open-')), 'sample.countersign');
execFileSync(process.execPath, [`${out}/main/cli.js`, 'sample', '--plan', planFile]);

test.describe('opened from the desktop', () => {
  test.use({ appArgs: [planFile] });

  test('a plan file given at the start is opened as its plan', async ({ app }) => {
    await expect(app.page.getByRole('heading', { name: 'Backlog', level: 1 })).toBeVisible();
    await expect(app.page.getByText('120 items, contract')).toBeVisible();

    // It stands among the recent files, and so does what a second start hands over: here as a Linux desktop does.
    const { page } = app;
    const standIn = standInOf(app);
    const other = join(app.dataFolder, 'Q1 & more.countersign');
    await copyFile(planFile, other);
    await standIn.secondStart([pathToFileURL(other).href], app.dataFolder);
    await page.getByRole('link', { name: 'Countersign: all plans' }).click();
    const recent = page.getByRole('list', { name: 'Recently opened files' }).getByRole('button');
    await expect(recent).toHaveText([/Q1 & more\.countersign/, /sample\.countersign/]);
    await recent.last().click();
    await expect(page.getByText('120 items, contract')).toBeVisible();
    await page.getByRole('link', { name: 'Countersign: all plans' }).click();
    await expect(recent).toHaveText([/sample\.countersign/, /Q1 & more\.countersign/]);
    const inMenu = () =>
      standIn.menu
        .flatMap(({ submenu }) => submenu)
        .find(({ id }) => id === 'recent')
        ?.submenu.filter(({ id }) => id?.startsWith('recent:'));
    expect(inMenu()?.map(({ label }) => label)).toEqual([
      expect.stringMatching(/^sample\.countersign {2}\(/),
      expect.stringMatching(/^Q1 && more\.countersign {2}\(/),
    ]);

    // One that is gone is told, from the list and from the menu, and leaves both.
    await rm(other);
    await recent.last().click();
    const told = page.getByRole('alert').filter({ hasText: 'Q1 & more.countersign was not opened' });
    await expect(told).toContainText('taken off the list of recent files');
    await expect(recent).toHaveCount(1);
    await told.getByRole('button').click();
    await copyFile(planFile, other);
    await standIn.openFile(other);
    await expect(page.getByText('120 items, contract')).toBeVisible();
    await rm(other);
    standIn.answer('showMessageBox', () => 0);
    await standIn.clickMenu(inMenu()?.[0]?.id ?? '');
    await expect
      .poll(() => standIn.dialogs.at(-1)?.options)
      .toMatchObject({ message: expect.stringContaining('"Q1 & more.countersign" is no longer in') });
    await expect.poll(() => inMenu()?.length).toBe(1);

    // The list outlives a restart, and can be cleared.
    const again = await app.restart();
    const kept = again.getByRole('list', { name: 'Recently opened files' }).getByRole('button');
    await expect(kept).toHaveText([/sample\.countersign/]);
    await again.getByRole('button', { name: 'Clear the list' }).click();
    await expect(kept).toHaveCount(0);
  });

  test('keys stand in the menu as in the sheet, once each, and a field undoes its own text', async ({
    app,
  }) => {
    const { page } = app;
    const standIn = standInOf(app);
    await expect(page.getByText('120 items, contract')).toBeVisible();
    const items = () => standIn.menu.flatMap(({ submenu }) => submenu);
    const ofActions = items().filter(({ id }) => id?.startsWith('action:') || id === 'new-window');
    // Every action of the catalogue is in the menu: as many as the palette's groups and the sheet are made from.
    const keyed = ofActions.flatMap(({ accelerator }) => accelerator ?? []);
    const roles = items().flatMap(({ role }) => (role && ROLE_KEYS[role]) ?? []);
    const all = [...keyed, ...roles];
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
    await page.keyboard.press('Shift+?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet.getByRole('region', { name: 'File', exact: true })).toBeVisible();
    const shown: string[] = [];
    for (const group of ['File', 'Edit', 'Go to', 'Plan', 'Projector', 'Help'])
      for (const row of await sheet
        .getByRole('region', { name: group, exact: true })
        .locator('dl > div')
        .all())
        shown.push(
          `${await row.locator('dt').innerText()}: ${(await row.locator('kbd').allInnerTexts()).join('+')}`,
        );
    const inMenu = ofActions.flatMap(({ label, accelerator }) =>
      accelerator
        ? [
            `${label?.replaceAll('&&', '&')}: ${accelerator.replace('CmdOrCtrl', 'Ctrl').replace('Shift+?', '?')}`,
          ]
        : [],
    );
    expect(inMenu.sort()).toEqual(shown.sort());
    await page.keyboard.press('Escape');

    // A plan that has nothing to undo: the entry is for the text that is typed.
    const undo = () => items().find(({ id }) => id === 'action:edit.undo')?.enabled;
    await expect.poll(undo).toBe(false);
    await page.getByRole('button', { name: 'Add items' }).click();
    const title = page.getByRole('textbox', { name: 'Title of the new item' });
    await title.pressSequentially('Typed');
    await expect.poll(undo).toBe(true);
    await standIn.clickMenu('action:edit.undo');
    await expect(title).not.toHaveValue('Typed');
    await title.fill('');

    // The palette's "New window" opens one, which the page itself could not.
    const next = standIn.nextWindow();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('What do you want to do?').fill('New window');
    await page.keyboard.press('Enter');
    await expect((await next).getByRole('heading', { name: 'Plans', level: 1 })).toBeVisible();
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
  // Also when the plan is left: nobody is to find out later.
  await page.getByRole('link', { name: 'Countersign: all plans' }).click();
  await expect(page.getByRole('heading', { name: 'Plans', level: 1 })).toBeVisible();
  await expect(alert).toContainText('Not backed up: Joint plan 2027-Q1');
  const retry = alert.getByRole('button', { name: 'Retry the backup' });
  await rm(kept);
  await rename(`${kept}-away`, kept);
  // By hand, unless it was just tried again by itself: then the button is gone already.
  await retry.click({ timeout: 5_000 }).catch(async (error: unknown) => {
    if ((await alert.count()) > 0) throw error;
  });
  await expect(alert).toHaveCount(0);
  await page
    .getByRole('list', { name: 'Plans' })
    .getByRole('link')
    .filter({ hasNotText: '(backup of' })
    .click();

  // What is typed when the app is closed is kept, and in the last backup.
  await page.getByRole('button', { name: 'Add items' }).click();
  await page.getByRole('textbox', { name: 'Title of the new item' }).fill('The last one');
  await page.keyboard.press('Enter');
  await app.restart();
  const ofPlan = () => backups().filter((one) => one.startsWith(dirname(path ?? '')));
  await expect.poll(() => ofPlan().length).toBe(3);
  const last = ofPlan().sort().at(-1) ?? '';
  expect(last).toContain('123 items');
  // A plan that has gone further than its last backup, here the copy that was never worked on, gets one after a start.
  await expect.poll(() => backups().length).toBe(4);
});

test('what is typed is sent when the window closes, and what is begun is asked about', async ({ app }) => {
  let { page } = app;
  const standIn = standInOf(app);
  const asked = () => standIn.dialogs.length;
  /** The window is closed; the question names this, and the person goes back. */
  const goesBack = async (name: string) => {
    const before = asked();
    standIn.answer('showMessageBox', () => 0);
    await standIn.closeWindow(page);
    await expect.poll(asked).toBe(before + 1);
    expect(standIn.dialogs.at(-1)?.options).toMatchObject({
      message: `“${name}” is not finished.`,
      buttons: ['Go back', 'Close and lose it'],
    });
  };

  // Outside a plan: a form.
  await page.getByRole('button', { name: 'New plan' }).click();
  await page.getByRole('textbox', { name: 'Company' }).fill('Orchard Lane');
  await goesBack('New plan');
  await expect(page.getByRole('textbox', { name: 'Company' })).toHaveValue('Orchard Lane');
  await page.getByRole('button', { name: 'Cancel' }).click();

  // In a plan: a line that is written to be added, a number that is refused, an import that is only looked at.
  await openSamplePlan(page);
  await page.getByRole('button', { name: 'Add items' }).click();
  const title = page.getByRole('textbox', { name: 'Title of the new item' });
  await title.fill('Half a thou');
  await goesBack('Add items');
  await expect(title).toHaveValue('Half a thou');
  await title.fill('');
  await page.getByRole('button', { name: 'Close adding' }).click();
  await page.getByRole('grid').getByRole('row').nth(2).click();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Item' });
  const estimate = panel.getByRole('textbox', { name: /^Estimate/ });
  await estimate.fill('many');
  await goesBack((await estimate.getAttribute('aria-label')) ?? 'Estimate');
  await estimate.fill('');
  await estimate.press('Escape');
  await goTo(page, 'Import');
  app.answerOpenFile([{ name: 'list.csv', bytes: 'Title,Type\nOne more thing,Feature\n' }]);
  await page.getByRole('button', { name: 'Choose files' }).click();
  await expect(page.getByRole('form', { name: 'What the columns are' })).toBeVisible();
  await goesBack('Import of list.csv');

  // In a what-if: what is typed in a field and not left is in it after the next start, though the import is given up.
  await goTo(page, 'What-if');
  await page.getByRole('button', { name: 'New what-if from the plan' }).click();
  await page.getByRole('link', { name: 'Open What-if 1' }).click();
  await goTo(page, 'Backlog');
  await page.getByRole('button', { name: 'Add items' }).click();
  await page.getByRole('textbox', { name: 'Title of the new item' }).fill('Given up');
  await page.getByRole('grid').getByRole('row').nth(2).click();
  await page.keyboard.press('Enter');
  await panel.getByRole('textbox', { name: 'Title' }).fill('Typed and not left');
  standIn.answer('showMessageBox', () => 1);
  page = await app.restart();
  await page.getByRole('list', { name: 'Plans' }).getByRole('link').first().click();
  await expect(page.getByRole('row', { name: /Typed and not left/ })).toHaveCount(0);
  await goTo(page, 'What-if');
  await page.getByRole('link', { name: 'Open What-if 1' }).click();
  await goTo(page, 'Backlog');
  await expect(page.getByRole('row', { name: /Typed and not left/ })).toHaveCount(1);
  await expect(page.getByText('120 items, contract')).toBeVisible();
});
