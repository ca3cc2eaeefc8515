import { expect } from '@playwright/test';
import { at, atBacklog, press, retry, saved } from './plan-paths';
import { moveFirst } from './prepare';
import type { Stage, WritePath } from './write-path';

const atWhatIfs = at('what-if', 'What-if');
const fromMenu =
  (entry: string) =>
  async ({ page }: Stage) => {
    await page.getByRole('button', { name: 'More for What-if 1' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
const listed =
  (name: string) =>
  ({ page }: Stage) =>
    expect(page.getByRole('link', { name: `Open ${name}` })).toBeVisible();
const gone = ({ page }: Stage) => expect(page.getByRole('link', { name: 'Open What-if 1' })).toHaveCount(0);

/** Opens the what-if by its band, as from the plan. */
async function insideWhatIf(stage: Stage): Promise<void> {
  await atWhatIfs(stage);
  await stage.page.getByRole('link', { name: 'Open What-if 1' }).click();
  await expect(stage.page.getByRole('region', { name: 'What-if', exact: true }).first()).toBeVisible();
  await stage.page
    .getByRole('navigation', { name: 'Path of the session' })
    .getByRole('link', { name: 'Backlog' })
    .click();
}

/** What-ifs: made, edited, adopted, removed. */
export const BRANCH_PATHS: readonly WritePath[] = [
  {
    name: 'what-if made',
    base: 'plan',
    quota: true,
    reach: atWhatIfs,
    act: press('New what-if from the plan'),
    done: listed('What-if 2'),
  },
  {
    name: 'what-if duplicated',
    base: 'plan',
    reach: atWhatIfs,
    act: fromMenu('Duplicate'),
    done: listed('What-if 1 copy 1'),
  },
  {
    name: 'what-if renamed',
    base: 'plan',
    reach: async (stage) => {
      await atWhatIfs(stage);
      await fromMenu('Rename')(stage);
      await stage.page.getByRole('dialog').getByLabel('Name').fill('Later');
    },
    act: press('Rename'),
    done: listed('Later'),
  },
  {
    name: 'what-if removed',
    base: 'plan',
    takesNoRoom: true,
    reach: atWhatIfs,
    act: fromMenu('Remove'),
    done: gone,
  },
  {
    name: 'what-if brought back',
    base: 'plan',
    reach: async (stage) => {
      await atWhatIfs(stage);
      await fromMenu('Remove')(stage);
      await gone(stage);
    },
    act: press('Bring it back'),
    done: listed('What-if 1'),
  },
  {
    name: 'what-if brought up to date',
    base: 'plan',
    reach: atWhatIfs,
    act: fromMenu('Bring up to date with the plan'),
    done: ({ page }) => expect(page.getByText('from the plan as it is')).toBeVisible(),
  },
  {
    name: 'what-if adopted',
    base: 'plan',
    between: 'the plan holds it, and it is not marked as adopted; that is told',
    reach: async (stage) => {
      await atWhatIfs(stage);
      await stage.page.getByRole('button', { name: 'Compare What-if 1 with the plan' }).click();
      await expect(stage.page.getByRole('button', { name: 'Adopt into the plan' })).toBeEnabled();
    },
    act: press('Adopt into the plan'),
    again: async (stage) => {
      if (await stage.page.getByRole('button', { name: 'Retry', exact: true }).isVisible())
        await retry(stage);
      else await press('Adopt into the plan')(stage);
    },
    done: ({ page }) => expect(page.getByText('Adopted into the plan')).toBeVisible(),
  },
  {
    name: 'edit of a what-if',
    base: 'plan',
    reach: insideWhatIf,
    act: ({ page }) => moveFirst(page),
    again: retry,
    done: saved,
  },
  {
    name: 'what-if squashed on leaving it',
    base: 'plan',
    reach: async (stage) => {
      await insideWhatIf(stage);
      await moveFirst(stage.page);
      await saved(stage);
    },
    act: ({ page }) => page.getByRole('link', { name: 'Back to the plan' }).click(),
    again: async (stage) => {
      await insideWhatIf(stage);
      await stage.page.getByRole('link', { name: 'Back to the plan' }).click();
    },
    done: async ({ page }) => {
      await expect(page.getByRole('link', { name: 'Back to the plan' })).toHaveCount(0);
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'suggested sequence',
    base: 'plan',
    reach: async (stage) => {
      await atWhatIfs(stage);
      await press('Suggest a sequence')(stage);
      await stage.page.getByRole('textbox', { name: 'Sequences to try' }).fill('50');
    },
    act: press('Look for a sequence'),
    done: listed('Suggested sequence 1'),
  },
  {
    name: 'branch off from a screen of the plan',
    base: 'plan',
    reach: atBacklog,
    act: async ({ page }) => {
      await page.keyboard.press('Control+K');
      await page.getByPlaceholder('What do you want to do?').fill('Try a what-if from here');
      await page.keyboard.press('Enter');
    },
    done: ({ page }) => expect(page.getByRole('link', { name: 'Back to the plan' })).toBeVisible(),
  },
];
