import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/host';
import { goTo, openSamplePlan } from './support/steps';

const SCREENS = [
  'Agenda',
  'People and teams',
  'Import',
  'Velocity',
  'Objectives',
  'Debt budget',
  'Backlog',
  'Roadmap',
  'What-if',
  'AI work',
  'Risks and confidence',
  'Sign-off',
  'Conflicts and sync',
  'Refinement',
  'Decision log',
  'Revisions',
];

/** Screens that no step of the path leads to, by their address. */
const OFF_THE_PATH = [
  ['Duplicates', 'duplicates'],
  ['Export', 'export'],
  ['Rank the backlog together', 'rank-backlog'],
  ['Rank debt together', 'rank-debt'],
] as const;

/** The second line says what an item of the sample says, in another order. */
const TYPED = 'Name,Points\nA map of the harbour by night,3\nWithout an account: guest checkout,5';

const OUTSIDE_A_PLAN = [
  ['Signing identities', '#/identities'],
  ['Verify a signed PDF', '#/verify'],
  ['Move to another machine', '#/move'],
  ['Backups', '#/backups'],
] as const;

test('axe finds nothing serious on any screen of a plan, light and dark, and nothing moves where that is not wanted', async ({
  app,
}) => {
  const { page } = app;
  const found: string[] = [];
  await openSamplePlan(page);
  for (const screen of SCREENS) {
    await goTo(page, screen);
    await expect(page.getByRole('heading', { name: screen, level: 1 })).toBeVisible();
    found.push(...(await seriousOn(page, screen)));
  }
  expect(found).toEqual([]);
});

test('nor on those that no step of the path leads to, nor outside of plans', async ({ app }) => {
  const { page } = app;
  const found = await seriousOn(page, 'Plans');
  await openSamplePlan(page);
  for (const [screen, path] of OFF_THE_PATH) {
    await page.evaluate((name) => {
      location.hash = location.hash.replace(/[^/]+$/, name);
    }, path);
    await expect(page.getByRole('heading', { name: screen, level: 1 })).toBeVisible();
    found.push(...(await seriousOn(page, screen)));
  }
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('textbox', { name: 'Search for an action' })).toBeFocused();
  found.push(...(await seriousOn(page, 'Palette')));
  await page.keyboard.press('Escape');
  // An import on its way: a table that is typed, its columns, its preview, and the look-alikes it makes.
  await goTo(page, 'Import');
  await page.getByRole('button', { name: 'Paste a table' }).click();
  await page.getByRole('textbox', { name: 'The table, with its header' }).fill(TYPED);
  await page.getByRole('button', { name: 'Read this table' }).click();
  await expect(page.getByRole('button', { name: 'Preview' })).toBeVisible();
  found.push(...(await seriousOn(page, 'Columns of an import')));
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByRole('region', { name: 'What will happen' })).toBeVisible();
  found.push(...(await seriousOn(page, 'Preview of an import')));
  await page.getByRole('button', { name: /^Import \d/ }).click();
  await page.getByRole('button', { name: /^Compare one pair/ }).click();
  await expect(page.getByRole('heading', { name: 'Duplicates', level: 1 })).toBeVisible();
  found.push(...(await seriousOn(page, 'Filled duplicates')));
  for (const [screen, path] of OUTSIDE_A_PLAN) {
    await page.evaluate((to) => {
      location.hash = to;
    }, path);
    await expect(page.getByRole('heading', { name: screen, level: 1 })).toBeVisible();
    found.push(...(await seriousOn(page, screen)));
  }
  expect(found).toEqual([]);
});

test('the keyboard keeps a place when what it stood on goes', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  await page.getByRole('button', { name: 'Open the sample plan' }).waitFor();
  await keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'To the work' })).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'New plan' })).toBeFocused();

  // A screen that went, by a button on it and by the palette: the head of the next.
  await page.getByRole('button', { name: 'Open the sample plan' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Backlog', level: 1 })).toBeFocused();
  await keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('textbox', { name: 'Search for an action' });
  await expect(palette).toBeFocused();
  await keyboard.type('People and');
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'People and teams', level: 1 })).toBeFocused();

  // A row that was removed: the one after it.
  await page.getByRole('button', { name: 'Remove Helena Brandt' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name of Tomas Lindqvist' })).toBeFocused();

  // What was unlinked last: the field that links the next, which does not open its list unasked.
  await goTo(page, 'Objectives');
  const work = page.getByRole('region', { name: 'Work behind objective 1' });
  const unlink = work.getByRole('button', { name: /^Unlink / });
  await expect(unlink.first()).toBeVisible();
  for (let left = await unlink.count(); left > 0; left -= 1) {
    await unlink.last().focus();
    await keyboard.press('Enter');
    await expect(unlink).toHaveCount(left - 1);
  }
  const link = work.getByRole('combobox', { name: 'Link work to objective 1' });
  await expect(link).toBeFocused();
  await expect(link).toHaveAttribute('aria-expanded', 'false');

  // Dialogs and panels: where it was before.
  await goTo(page, 'Roadmap');
  const add = page.getByRole('button', { name: 'Add milestone' });
  await add.focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(add).toBeFocused();
  const milestone = page.getByRole('button', { name: /^Gift cards in time for Easter/ });
  await milestone.focus();
  await keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Milestone' });
  await expect(panel.locator(':focus')).toBeVisible();
  await keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(milestone).toBeFocused();
});

/** What axe finds serious on a screen as it stands, in both schemes, and what moves on it. */
async function seriousOn(page: Page, screen: string): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const found = (await moving(page)).map(
    (what) => `${screen} moves although motion is to be reduced: ${what}`,
  );
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const axe = new AxeBuilder({ page });
    // The colours are all that the second scheme changes.
    const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        found.push(
          `${screen}, ${colorScheme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
        );
  }
  return found;
}

/** What moves while the next two controls take the focus: transitions and animations that one could see. */
async function moving(page: Page): Promise<string[]> {
  const found = new Set<string>();
  for (let step = 0; step < 2; step += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 1)
        .map((animation) => {
          const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
          return `${target?.className ?? 'something'}`;
        }),
    );
    for (const what of seen) found.add(what);
  }
  // A list that opened with the focus is no part of the screen.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  return [...found];
}
