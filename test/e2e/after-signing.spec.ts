import { expect, test } from './support/host';
import { firstTitles, goTo, openSamplePlan, rowOf, saved, signAs } from './support/steps';

test('after signing: the plan is read-only, an amendment opens beside it, and the comparison tells what moved', async ({
  app,
}) => {
  test.setTimeout(360_000);
  const { page } = app;
  await openSamplePlan(page);

  await test.step('freeze and sign', async () => {
    await goTo(page, 'Sign-off');
    await page.getByRole('button', { name: 'Freeze the plan for signing' }).click();
    await expect(page.getByRole('region', { name: 'The roadmap document' })).toBeVisible({ timeout: 60_000 });
    await signAs(page, 'CPO', 'correct horse');
    await signAs(page, 'CTO', 'battery staple');
    await saved(page);
  });

  await test.step('the signed plan says that it is read-only', async () => {
    await goTo(page, 'Conflicts and sync');
    await expect(page.getByText('The plan is signed and cannot be changed.').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Raise a conflict' })).toBeDisabled();
    await goTo(page, 'Revisions');
    await expect(page.getByText(/signed by both\. It is read-only/)).toBeVisible();
  });

  await test.step('an amendment opens as revision 2, in which nothing differs yet', async () => {
    await page.getByRole('button', { name: 'Start an amendment' }).click();
    await expect(page.getByRole('banner').getByText(/revision 2/)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Nothing differs' })).toBeVisible();
  });

  await test.step('a move in rank and a removed item are told against what was signed', async () => {
    await goTo(page, 'Backlog');
    const [first, second] = await firstTitles(page, 2);
    await rowOf(page, second).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => firstTitles(page, 2)).toEqual([second, first]);
    await rowOf(page, first).click();
    await page.getByRole('button', { name: 'Remove from the backlog' }).click();
    await expect(rowOf(page, first)).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(rowOf(page, first)).toBeVisible();

    await goTo(page, 'Revisions');
    await expect(page.getByRole('heading', { name: '1 moved' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Moved in rank' }).getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByRole('list', { name: 'Backlog' }).getByText('Removed')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Backlog' }).getByText(first ?? '?')).toBeVisible();
  });

  await test.step('a conflict without a proposal cannot be brought to a sync; with one it is settled there', async () => {
    await goTo(page, 'Conflicts and sync');
    await page.getByRole('button', { name: 'Raise a conflict' }).click();
    const form = page.getByRole('form', { name: 'Raise a conflict' });
    await form.getByLabel('Conflict', { exact: true }).fill('Press date');
    await form.getByLabel(/^Tension/).fill('The press is booked for week 4, the work ends in week 6.');
    await form.getByRole('button', { name: 'Put it in the log' }).click();
    await page.getByText('Weekly sync', { exact: true }).click();
    await page.getByRole('button', { name: 'Open a sync' }).click();
    await expect(page.getByRole('button', { name: 'Cancel the sync' })).toBeVisible();
    await page.getByRole('button', { name: 'Bring: Press date' }).click();
    const side = page.getByRole('region', { name: 'Product brings' });
    await expect(side.getByRole('alert')).toHaveText(/write what you propose before you bring it/);
    await side.getByLabel('Product proposes').fill('Move the press by two weeks.');
    await side.getByLabel('Product proposes').blur();
    await page.getByRole('button', { name: 'Bring: Press date' }).click();
    await page.getByRole('button', { name: 'Start the 30 minutes' }).click();
    await expect(page.getByRole('timer')).toHaveText(/left/);
    const now = page.getByRole('article', { name: 'Now: Press date' });
    await now.getByRole('textbox', { name: 'What was agreed' }).fill('The press moves to week 6.');
    await now.getByRole('button', { name: 'Settle it' }).click();
    await expect(page.getByText('Every conflict of this sync is settled.')).toBeVisible();
    await page.getByRole('button', { name: 'End the sync' }).click();
    await expect(page.getByRole('region', { name: 'Past syncs' }).getByText('Press date')).toBeVisible();
    await goTo(page, 'Revisions');
    await expect(
      page.getByRole('list', { name: 'Conflicts' }).getByText(/Agreed by .*The press moves/),
    ).toBeVisible();
  });

  await test.step('hidden work enters the backlog', async () => {
    await goTo(page, 'Refinement');
    const form = page.getByRole('form', { name: 'Record hidden work' });
    await form.getByLabel('What is worked on').fill('A report for the board');
    await form.getByLabel('Who, or for whom').fill('Platform');
    await form.getByLabel('How much, in days').fill('-4');
    await form.getByRole('button', { name: 'Record it' }).click();
    await expect(form.getByText('The amount cannot be negative.')).toBeVisible();
    await expect(form.getByLabel('What is worked on')).toHaveValue('A report for the board');
    await form.getByLabel('How much, in days').fill('4');
    await form.getByRole('button', { name: 'Record it' }).click();
    await page.getByRole('button', { name: 'Enter into the backlog: A report for the board' }).click();
    await expect(page.getByText(/Entered the backlog as/).last()).toBeVisible();
    const past = page.getByRole('region', { name: 'Past refinements' }).locator('ol > li');
    const before = await past.count();
    await page.getByRole('button', { name: 'Record the refinement' }).click();
    await expect(past).toHaveCount(before + 1);
  });

  await test.step("the next quarter's plan starts from this one", async () => {
    await goTo(page, 'Revisions');
    await page.getByRole('button', { name: "Next quarter's plan" }).click();
    await page.getByRole('button', { name: 'Start the plan for 2027-Q2' }).click();
    await expect(
      page
        .getByRole('banner')
        .getByText(/2027-Q2/)
        .first(),
    ).toBeVisible();
    await saved(page);
  });
});
