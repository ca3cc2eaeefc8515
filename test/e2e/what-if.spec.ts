import type { Page } from '@playwright/test';
import { readPlanFile } from '@shared/exchange/plan-file';
import { drag, pointIn } from './support/gestures';
import { expect, test } from './support/host';
import { choose, goTo, openSamplePlan, saved } from './support/steps';

/** Not on the sample's roadmap, and larger than what Checkout has left in its first iteration. */
const WORK = 'Demand forecast per producer';
const band = (page: Page) => page.getByRole('region', { name: 'What-if', exact: true }).first();
const onBoard = (page: Page) =>
  page.getByRole('region', { name: 'Roadmap board' }).getByRole('button', { name: new RegExp(WORK) });

async function place(page: Page): Promise<void> {
  const drawer = page.getByRole('button', { name: new RegExp(WORK) });
  const cell = page
    .getByRole('region', { name: 'Roadmap board' })
    .getByRole('group', { name: 'Checkout, Iteration 1' });
  await drag(page, await pointIn(drawer, 0.4, 0.3), await pointIn(cell, 0.5, 0.5));
  await expect(onBoard(page)).toHaveCount(1);
  await saved(page);
}

test('a what-if is edited like the plan, compared, adopted and undone; a suggested sequence is one too', async ({
  app,
}) => {
  let { page } = app;
  await openSamplePlan(page);

  await test.step('a what-if has the screens of the plan under a band, and undo of its own', async () => {
    await goTo(page, 'What-if');
    await page.getByRole('button', { name: 'New what-if from the plan' }).click();
    await page.getByRole('link', { name: 'Open What-if 1' }).click();
    await expect(band(page)).toHaveText(/What-if: What-if 1, not the plan/);
    await place(page);
    await page.keyboard.press('Control+Z');
    await expect(onBoard(page)).toHaveCount(0);
    await page.keyboard.press('Control+Shift+Z');
    await expect(onBoard(page)).toHaveCount(1);
    await goTo(page, 'Sign-off');
    await expect(page.getByRole('heading', { name: 'A what-if is never signed' })).toBeVisible();
    await goTo(page, 'Roadmap');
    await page.getByRole('link', { name: 'Back to the plan' }).click();
    await expect(page.getByRole('heading', { name: 'Roadmap', level: 1 })).toBeVisible();
    await expect(band(page)).toHaveCount(0);
    await expect(onBoard(page)).toHaveCount(0);
  });

  await test.step('it is still there after a restart, and in the plan file', async () => {
    page = await app.restart();
    await page.getByRole('list', { name: 'Plans' }).getByRole('link').first().click();
    await goTo(page, 'What-if');
    await page.getByRole('button', { name: 'Compare What-if 1 with the plan' }).click();
    await expect(page.getByRole('heading', { name: '1 moved' })).toBeVisible();
    const file = app.answerSaveFile();
    await page.keyboard.press('Control+S');
    const { scenarios = [] } = readPlanFile((await file).bytes);
    expect(scenarios.map(({ name }) => name)).toEqual(['What-if 1']);
  });

  const compare = page.getByRole('region', { name: 'Compare', exact: true });
  await test.step('the comparison says what it costs', async () => {
    await expect(compare.getByRole('region', { name: 'Findings' })).toContainText(
      /Checkout is [\d.]+ days over in Iteration 1/,
    );
    await expect(compare.getByRole('list', { name: 'Moved in time' })).toContainText(
      `${WORK}placed in Iteration 1`,
    );
    const row = page.getByRole('row', { name: /^What-if 1/ });
    await expect(row.getByRole('cell').first()).toContainText('worse than the plan');
  });

  await test.step('adopting is one step of the plan, and one undo brings everything back', async () => {
    await page.getByRole('button', { name: 'Adopt into the plan' }).click();
    await expect(page.getByRole('heading', { name: '“What-if 1” is the same as “The plan”.' })).toBeVisible();
    await goTo(page, 'Roadmap');
    await expect(onBoard(page)).toHaveCount(1);
    await page.keyboard.press('Control+Z');
    await expect(onBoard(page)).toHaveCount(0);
  });

  await test.step('what is removed comes back', async () => {
    await goTo(page, 'What-if');
    await page.getByRole('button', { name: 'More for What-if 1' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await expect(page.getByRole('link', { name: 'Open What-if 1' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect(page.getByRole('link', { name: 'Open What-if 1' })).toBeVisible();
  });

  const panel = page.getByRole('region', { name: 'Suggest a sequence' });
  const search = async () => {
    await page.getByRole('button', { name: 'Suggest a sequence' }).click();
    await panel.getByRole('textbox', { name: 'Sequences to try' }).fill('1000000');
    await choose(panel, 'At most', 'No limit');
    await panel.getByRole('button', { name: 'Look for a sequence' }).click();
    await expect(panel.getByText(/^Best so far: \d+ items placed/)).toBeVisible();
  };
  await test.step('a search shows its best early and can be dropped without a trace', async () => {
    await search();
    await panel.getByRole('button', { name: 'Cancel and drop it' }).click();
    await panel.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('link', { name: /^Open Suggested/ })).toHaveCount(0);
  });

  await test.step('kept, it is a what-if with a reason for each item that breaks nothing; adopted and undone', async () => {
    await search();
    await panel.getByRole('button', { name: 'Stop and keep the best so far' }).click();
    await expect(page.getByRole('link', { name: 'Open Suggested sequence 1' })).toBeVisible();
    const moves = compare.getByRole('list', { name: 'Moved in time' });
    await expect(moves.getByRole('listitem').first()).toContainText(/placed in .+\.$/);
    const row = page.getByRole('row', { name: /^Suggested sequence 1/ });
    await expect(row.getByRole('cell').first()).toHaveText('0');
    await page.getByRole('button', { name: 'Adopt into the plan' }).click();
    await expect(
      page.getByRole('heading', { name: '“Suggested sequence 1” is the same as “The plan”.' }),
    ).toBeVisible();
    await page.keyboard.press('Control+Z');
    await expect(page.getByRole('heading', { name: /^\d+ moved$/ })).toBeVisible();
  });
});
