import { readFileSync } from 'node:fs';
import { drag, pointIn } from './support/gestures';
import { expect, test } from './support/host';
import { pdfTool } from './support/pdf-tools';
import { firstTitles, goTo, openSamplePlan, rowOf, saved, signAs } from './support/steps';

const EXPORT = 'jira-03-cloud-labels-sprints-points.csv';
/** Counted in the file with Python's csv module: 71 rows with text, 43 of them in the status category "Done". */
const OPEN_ISSUES = 28;
const DONE_ISSUES = 43;

test('from a tracker export to a PDF with two valid signatures', async ({ app }) => {
  test.setTimeout(360_000);
  const { page } = app;
  await openSamplePlan(page);

  await test.step('import a real export; one undo takes it all back; importing again changes nothing', async () => {
    await goTo(page, 'Import');
    const bytes = readFileSync(`test/fixtures/exports/${EXPORT}`);
    app.answerOpenFile([{ name: EXPORT, bytes }]);
    await page.getByRole('button', { name: /Choose files/ }).click();
    const counts = page.getByRole('region', { name: 'What will happen' });
    await expect(counts.locator('dt:has-text("new") + dd')).toHaveText(String(OPEN_ISSUES));
    await expect(counts.locator('dt:has-text("left out") + dd')).toHaveText(String(DONE_ISSUES));
    await page.getByRole('button', { name: `Import ${OPEN_ISSUES} items` }).click();
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await goTo(page, 'Backlog');
    await expect(page.getByText('120 items, contract')).toBeVisible();
    await page.keyboard.press('Control+Shift+Z');
    await expect(page.getByText(`${120 + OPEN_ISSUES} items, contract`)).toBeVisible();

    await goTo(page, 'Import');
    app.answerOpenFile([{ name: EXPORT, bytes }]);
    await page.getByRole('button', { name: /Choose (other )?files/ }).click();
    await expect(page.getByText('Nothing to change.')).toBeVisible();
  });

  await test.step('reorder the backlog by mouse and by keyboard', async () => {
    await goTo(page, 'Backlog');
    const before = await firstTitles(page, 6);
    await drag(
      page,
      await pointIn(rowOf(page, before[4]), 0.3),
      await pointIn(rowOf(page, before[1]), 0.3, 0.1),
    );
    await expect.poll(() => firstTitles(page, 3)).toEqual([before[0], before[4], before[1]]);

    await rowOf(page, before[4]).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await expect.poll(() => firstTitles(page, 3)).toEqual([before[4], before[0], before[1]]);
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
    await expect.poll(() => firstTitles(page, 6)).toEqual(before);
  });

  await test.step('rank debt by mouse and by keyboard', async () => {
    await goTo(page, 'Debt budget');
    const list = "Product's rank";
    const row = (title: string | undefined) =>
      page.getByRole('grid', { name: list }).getByRole('row', { name: title ?? '', exact: true });
    const [first, second, third] = await firstTitles(page, 3, list);
    await drag(page, await pointIn(row(third), 0.4), await pointIn(row(first), 0.4, 0.1));
    await expect.poll(() => firstTitles(page, 3, list)).toEqual([third, first, second]);
    await row(third).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => firstTitles(page, 3, list)).toEqual([first, second, third]);
  });

  await test.step('place work by mouse and keyboard; a team that is over stops the commitment', async () => {
    await goTo(page, 'Roadmap');
    const board = page.getByRole('region', { name: 'Roadmap board' });
    const drawer = page.getByRole('button', { name: /Demand forecast per producer/ });
    await drag(
      page,
      await pointIn(drawer, 0.4, 0.3),
      await pointIn(board.getByRole('group', { name: 'Checkout, Iteration 1' }), 0.5, 0.5),
    );
    const card = board.getByRole('button', { name: /Demand forecast per producer/ });
    await expect(card).toHaveAccessibleName(/Checkout, Iteration 1/);
    await card.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await expect(card).toHaveAccessibleName(/Checkout, Iteration 2/);
    await card.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Escape');
    await expect(card).toHaveAccessibleName(/Checkout, Iteration 2/);

    await goTo(page, 'Sign-off');
    await expect(page.getByText(/Checkout is .* days over in Iteration 2/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Freeze the plan for signing' })).toBeDisabled();

    await page.getByRole('button', { name: /Mend in roadmap: Checkout is .* over/ }).click();
    await card.focus();
    await page.keyboard.press('Delete');
    await expect(card).toBeHidden();
  });

  await test.step('several cards move as one step, by mouse and by keyboard; a loop is refused by its name', async () => {
    await goTo(page, 'Roadmap');
    const board = page.getByRole('region', { name: 'Roadmap board' });
    const guest = board.getByRole('button', { name: /^Guest checkout without/ });
    const vault = board.getByRole('button', { name: /^Replace the card vault/ });
    const saved = board.getByRole('button', { name: /^Pay with a saved card/ });
    const areIn = async (of: typeof guest, first: RegExp, then: RegExp) => {
      await expect(of).toHaveAccessibleName(first);
      await expect(vault).toHaveAccessibleName(then);
    };
    await guest.click({ modifiers: ['ControlOrMeta'], position: { x: 60, y: 12 } });
    await vault.click({ modifiers: ['ControlOrMeta'], position: { x: 60, y: 12 } });
    const from = await pointIn(vault, 0.4, 0.3);
    const to = await pointIn(board.getByRole('group', { name: 'Checkout, Iteration 3' }), 0.5, 0.3);
    const lift = async () => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 8, from.y + 4, { steps: 3 });
      await page.mouse.move(to.x, to.y, { steps: 8 });
      await expect(
        page.getByText(/^This slips “Guest checkout for every customer” by 2 iterations/),
      ).toBeVisible();
    };
    await lift();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await areIn(guest, /Checkout, Iteration 1 to Iteration 2/, /Checkout, Iteration 1,/);
    await lift();
    await page.mouse.up();
    await areIn(guest, /Checkout, Iteration 3 to Iteration 4/, /Checkout, Iteration 3,/);
    await page.keyboard.press('Control+Z');
    await areIn(guest, /Checkout, Iteration 1 to Iteration 2/, /Checkout, Iteration 1,/);

    // Still marked: the keyboard takes them on.
    await vault.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText(/“Pay with a saved card in one tap” needs/).first()).toBeVisible();
    await page.keyboard.press('Space');
    await areIn(guest, /Checkout, Iteration 2 to Iteration 3/, /Checkout, Iteration 2,/);
    await page.keyboard.press('Control+Z');
    await areIn(guest, /Checkout, Iteration 1 to Iteration 2/, /Checkout, Iteration 1,/);
    await vault.focus();
    await page.keyboard.press('Escape');

    await page.keyboard.press('a');
    await page.getByLabel('Title of the new work').fill('Spike: wallet limits');
    await page.keyboard.press('Enter');
    const spike = board.getByRole('button', {
      name: /^Spike: wallet limits, Feature, .*Checkout, Iteration 1/,
    });
    await expect(spike).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Z');
    await expect(spike).toBeHidden();

    // “Pay with a saved card” waits for the vault already.
    await vault.hover();
    const handle = await pointIn(vault.locator('[data-handle="needs"]'));
    await page.mouse.move(handle.x, handle.y);
    await page.mouse.down();
    await page.mouse.move(handle.x + 8, handle.y + 4, { steps: 3 });
    const target = await pointIn(saved, 0.5, 0.5);
    await page.mouse.move(target.x, target.y, { steps: 6 });
    await expect(
      page.getByText(
        /that would be a loop: “Replace the card vault.*” waits for “Pay with a saved card.*” waits for “Replace the/,
      ),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await page.mouse.up();
  });

  await test.step('freeze, sign twice, save, reload', async () => {
    await goTo(page, 'Sign-off');
    await page.getByRole('button', { name: 'Freeze the plan for signing' }).click();
    await expect(page.getByRole('region', { name: 'The roadmap document' })).toBeVisible({ timeout: 60_000 });
    await signAs(page, 'CTO', 'battery staple');
    await signAs(page, 'CPO', 'correct horse');
    await saved(page);
  });

  const again = await app.restart();
  await again.getByRole('link', { name: /Joint plan 2027-Q1/ }).click();
  await goTo(again, 'Sign-off');
  await expect(again.getByRole('heading', { name: 'Signed by both' })).toBeVisible();
  const saving = app.answerSaveFile();
  await again.getByRole('button', { name: 'Save the PDF' }).click();
  const pdf = await saving;

  await test.step('other tools and our own verifier call it signed by both', async () => {
    const signatures = pdfTool('pdfsig', [], pdf.bytes);
    if (signatures !== null) {
      expect(signatures.match(/Signature is Valid/g)).toHaveLength(2);
      expect(signatures.match(/Total document signed/g)).toHaveLength(1);
    }
    const check = pdfTool('qpdf', ['--check'], pdf.bytes);
    if (check !== null) expect(check).toContain('No syntax or stream encoding errors found');

    await again.goto(`${again.url().split('#')[0]}#/verify`);
    app.answerOpenFile([{ name: 'signed.pdf', bytes: pdf.bytes }]);
    await again.getByRole('button', { name: 'Choose a PDF' }).click();
    await expect(again.getByText('The pages say exactly what the attached plan says.')).toBeVisible({
      timeout: 60_000,
    });

    const changed = Uint8Array.from(pdf.bytes);
    const middle = Math.floor(changed.length / 3);
    changed[middle] = (changed[middle] ?? 0) ^ 1;
    app.answerOpenFile([{ name: 'changed.pdf', bytes: changed }]);
    await again.getByRole('button', { name: 'Choose a PDF' }).click();
    await expect(again.getByRole('heading', { name: /Not valid/ }).first()).toBeVisible({ timeout: 60_000 });
  });
});
