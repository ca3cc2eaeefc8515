import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { firstTitles, rowOf } from '../../e2e/support/steps';
import { moveFirst } from './prepare';
import type { Stage, WritePath } from './write-path';

const plans = ({ page }: Stage) => page.getByRole('list', { name: 'Plans' }).getByRole('listitem');
const backlog = ({ page }: Stage) =>
  expect(page.getByRole('heading', { name: 'Backlog', level: 1 })).toBeVisible();
const atPlans = (count: number) => async (stage: Stage) => {
  await stage.go('/plans');
  await expect(plans(stage)).toHaveCount(count);
};
const at =
  (screen: string, heading: string) =>
  async ({ page, plan, go }: Stage) => {
    await go(`/plan/${plan}/${screen}`);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
  };
export const atBacklog = at('backlog', 'Backlog');
export const saved = ({ page }: Stage) =>
  expect(page.getByRole('banner').getByRole('status')).toHaveText('Saved');
export const retry = ({ page }: Stage) => page.getByRole('button', { name: 'Retry', exact: true }).click();
export const press =
  (name: string | RegExp) =>
  ({ page }: Stage) =>
    page.getByRole('button', { name, exact: true }).first().click();

const EXPORT = 'jira-03-cloud-labels-sprints-points.csv';

/** Plans: made, opened from files, removed, edited. */
export const PLAN_PATHS: readonly WritePath[] = [
  {
    name: 'new plan',
    base: 'empty',
    quota: true,
    reach: async ({ page, go }) => {
      await go('/plans');
      await page.getByRole('button', { name: 'New plan' }).click();
      await page.getByLabel('Company').fill('Acme');
    },
    act: press('Create the plan'),
    done: ({ page }) => expect(page.getByText('Acme ·')).toBeVisible(),
  },
  {
    name: 'sample plan',
    base: 'empty',
    reach: ({ go }) => go('/plans'),
    act: press('Open the sample plan'),
    done: backlog,
  },
  {
    name: 'plan file, new here',
    base: 'empty',
    reach: ({ go }) => go('/plans'),
    act: async (stage) => {
      stage.app.answerOpenFile([{ name: 'a.countersign', bytes: stage.laterFile }]);
      await press('Open plan file')(stage);
    },
    done: backlog,
  },
  {
    name: 'plan file, as a copy',
    base: 'plan',
    reach: async (stage) => {
      await atPlans(1)(stage);
      stage.app.answerOpenFile([{ name: 'a.countersign', bytes: stage.planFile }]);
      await press('Open plan file')(stage);
      await expect(stage.page.getByRole('button', { name: 'Add as a copy' })).toBeVisible();
    },
    act: press('Add as a copy'),
    again: async (stage) => {
      stage.app.answerOpenFile([{ name: 'a.countersign', bytes: stage.planFile }]);
      await press('Open plan file')(stage);
      await press('Add as a copy')(stage);
    },
    done: ({ page }) => expect(page.getByText('The plan was added as a copy.')).toBeVisible(),
  },
  {
    name: 'plan file with a what-if that is missing here',
    base: 'plan',
    reach: async (stage) => {
      await at('what-if', 'What-if')(stage);
      await stage.page.getByRole('button', { name: 'More for What-if 1' }).click();
      await stage.page.getByRole('menuitem', { name: 'Remove' }).click();
      await expect(stage.page.getByRole('link', { name: 'Open What-if 1' })).toHaveCount(0);
      await stage.go('/plans');
    },
    act: async (stage) => {
      stage.app.answerOpenFile([{ name: 'a.countersign', bytes: stage.laterFile }]);
      await press('Open plan file')(stage);
    },
    done: backlog,
  },
  {
    name: 'plan removed',
    base: 'plan',
    takesNoRoom: true,
    reach: atPlans(1),
    act: async (stage) => {
      await press(/^More for/)(stage);
      await stage.page.getByRole('menuitem', { name: 'Remove from this machine' }).click();
      await press('Remove the plan')(stage);
    },
    done: (stage) => expect(plans(stage)).toHaveCount(0),
  },
  {
    name: 'edit of the plan',
    base: 'plan',
    quota: true,
    reach: atBacklog,
    act: ({ page }) => moveFirst(page),
    again: retry,
    done: saved,
  },
  {
    name: 'undo',
    base: 'plan',
    reach: atBacklog,
    act: ({ page }) => page.keyboard.press('Control+Z'),
    again: retry,
    done: saved,
  },
  {
    name: 'edit that changes the list of plans (freeze)',
    base: 'plan',
    reach: at('sign-off', 'Sign-off'),
    act: press('Freeze the plan for signing'),
    again: retry,
    done: async (stage) => {
      await expect(stage.page.getByRole('region', { name: 'The roadmap document' })).toBeVisible({
        timeout: 60_000,
      });
      await saved(stage);
    },
  },
  {
    name: 'import commit',
    base: 'plan',
    between: 'the items are in the plan, and the choices are not remembered for the next file; that is told',
    staysAway: true,
    reach: async (stage) => {
      await at('import', 'Import')(stage);
      stage.app.answerOpenFile([{ name: EXPORT, bytes: readFileSync(`test/fixtures/exports/${EXPORT}`) }]);
      await press(/Choose files/)(stage);
      await expect(stage.page.getByRole('button', { name: /^Import \d+ items$/ })).toBeVisible();
    },
    act: press(/^Import \d+ items$/),
    again: async (stage) => {
      const { page } = stage;
      if (await page.getByRole('button', { name: 'Retry', exact: true }).isVisible()) await retry(stage);
    },
    done: async (stage) => {
      await expect(stage.page.getByRole('button', { name: 'Undo the import' })).toBeVisible();
      await saved(stage);
    },
  },
  {
    name: 'snapshot on leaving the plan',
    base: 'plan',
    reach: async (stage) => {
      await atBacklog(stage);
      await moveFirst(stage.page);
      await saved(stage);
    },
    act: ({ page }) => page.getByRole('link', { name: 'Countersign: all plans' }).click(),
    again: async (stage) => {
      await atBacklog(stage);
      await saved(stage);
      await stage.page.getByRole('link', { name: 'Countersign: all plans' }).click();
    },
    done: async (stage) => {
      await expect(plans(stage)).toHaveCount(1);
      await stage.page.waitForTimeout(300);
    },
  },
  {
    name: "next quarter's plan",
    base: 'plan',
    reach: async (stage) => {
      await at('revisions', 'Revisions')(stage);
      await press("Next quarter's plan")(stage);
    },
    act: press('Start the plan for 2027-Q2'),
    done: ({ page }) =>
      expect(
        page
          .getByRole('banner')
          .getByText(/2027-Q2/)
          .first(),
      ).toBeVisible(),
  },
  {
    name: 'amendment of the plan here',
    base: 'signed',
    reach: at('revisions', 'Revisions'),
    act: press('Start an amendment'),
    done: ({ page }) => expect(page.getByRole('banner').getByText(/revision 2/)).toBeVisible(),
  },
  {
    name: 'look of the roadmap (settings)',
    base: 'plan',
    reach: at('roadmap', 'Roadmap'),
    act: press('Critical path and slack'),
    again: async (stage) => {
      await press('Critical path and slack')(stage);
      await stage.page.waitForTimeout(200);
      await press('Critical path and slack')(stage);
    },
    done: async ({ page }) => {
      await expect(
        page.getByRole('button', { name: 'Critical path and slack', pressed: true }),
      ).toBeVisible();
      await page.waitForTimeout(200);
    },
  },
  {
    name: 'ranking paper',
    base: 'plan',
    reach: ({ page, plan, go }) =>
      go(`/plan/${plan}/rank-backlog`).then(() =>
        expect(page.getByRole('radiogroup', { name: 'How to rank' })).toBeVisible(),
      ),
    act: ({ page }) => page.getByText('Dot voting', { exact: true }).click(),
    done: ({ page }) => expect(page.getByRole('radio', { name: 'Dot voting' })).toBeChecked(),
  },
  {
    name: 'ranking of the marked items',
    base: 'plan',
    reach: async (stage) => {
      await atBacklog(stage);
      const [first] = await firstTitles(stage.page, 1);
      await rowOf(stage.page, first).click();
      await stage.page.keyboard.press('Shift+ArrowDown');
    },
    act: press('Rank these together'),
    done: ({ page }) => expect(page.getByRole('radiogroup', { name: 'How to rank' })).toBeVisible(),
  },
];

export { at };
