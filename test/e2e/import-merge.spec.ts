import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { expect, test } from './support/host';
import { goTo, openSamplePlan, rowOf, saved } from './support/steps';

const read = (name: string) => ({ name, bytes: readFileSync(`test/fixtures/exports/${name}`) });

/** Counted with Python's csv module: 10 rows, one of them Done, two Canceled, one archived; 71 rows, 43 of them in the category "Done". */
const LINEAR = { ...read('linear-01-real-export-25col.csv'), open: 6, closed: 4 };
const JIRA = { ...read('jira-03-cloud-labels-sprints-points.csv'), open: 28, closed: 43 };
const SAMPLE = 120;

/** A list that somebody keeps in a spreadsheet: headers of its own, Windows-1252, semicolons, a lost header, a shifted row. */
const TITLE = 'Größere Schrift im Fahrplan';
const list = (title: string) => ({
  name: 'wünsche.csv',
  bytes: Buffer.from(
    [
      'Wunsch;Lfd;;Wer',
      `${title};W1;intern;Ada Böll`,
      // The Jira issue PRA-79 with its words in another order.
      'alpha billing gamma audit (render 0.3);W2;;Bo Lind',
      'Tickets ohne Konto kaufen;W3;;Ada Böll;;zu weit',
      // Linear's PRA-7 in another order: the room says that it is other work.
      'checkout module beta omega;W4;;',
    ].join('\r\n'),
    'latin1',
  ),
});

const counts = (page: Page) => page.getByRole('region', { name: 'What will happen' });
const counted = (page: Page, what: string) => counts(page).locator(`dt:text-is("${what}") + dd`);

test('three backlogs out of three tools become one, and go out again', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await openSamplePlan(page);
  await goTo(page, 'Import');

  await test.step('two exports at once: each is previewed, laid into the order, accepted', async () => {
    app.answerOpenFile([LINEAR, JIRA]);
    await page.getByRole('button', { name: 'Choose files' }).click();
    await expect(counted(page, 'new')).toHaveText(String(LINEAR.open));
    await expect(counted(page, 'left out')).toHaveText(String(LINEAR.closed));
    await page.getByRole('combobox', { name: 'Where the new items stand' }).click();
    await page.getByRole('option', { name: /^Alternate/ }).click();
    await page.getByRole('tab', { name: 'Resulting order' }).click();
    const order = page.getByRole('table', { name: 'The resulting order' }).getByRole('row');
    // One of the plan, one of Linear, from the top; the header is the first row.
    await expect(order.nth(1)).toContainText('Plan');
    await expect(order.nth(2)).toContainText('New');
    await expect(order.nth(3)).toContainText('Plan');
    await expect(order.nth(4)).toContainText('New');
    await page.getByRole('button', { name: `Import ${LINEAR.open} items` }).click();
    await page.getByRole('button', { name: `Go on with “${JIRA.name}”` }).click();
    await expect(counted(page, 'new')).toHaveText(String(JIRA.open));
    await expect(counted(page, 'left out')).toHaveText(String(JIRA.closed));
    await page.getByRole('button', { name: `Import ${JIRA.open} items` }).click();
  });

  await test.step('an unknown table says what a spreadsheet did to it, and is mapped by keyboard', async () => {
    await page.getByRole('button', { name: 'Import another file' }).click();
    app.answerOpenFile([list(TITLE)]);
    await page.getByRole('button', { name: 'Choose files' }).click();
    const form = page.getByRole('form', { name: 'What the columns are' });
    await expect(form.getByLabel('Encoding')).toHaveValue('Windows-1252');
    await expect(form.getByLabel('Columns end with')).toHaveValue(';');
    await expect(form.getByText(/Row 1, column 3:/)).toBeVisible();
    await expect(form.getByText(/Row 4, column 5:/)).toBeVisible();
    const key = form.getByLabel('What column 2, Lfd, becomes');
    await key.focus();
    await page.keyboard.type('Key');
    await expect(key).toHaveValue('key');
    await form.getByLabel('What column 1, Wunsch, becomes').selectOption('title');
    await form.getByLabel('What column 4, Wer, becomes').selectOption('owner');
    await form.getByRole('button', { name: 'Preview' }).click();
    await expect(counted(page, 'new')).toHaveText('4');
    await expect(page.getByText(/2 pairs may be the same work/)).toBeVisible();
    await page.getByRole('button', { name: 'Import 4 items' }).click();
  });

  await test.step('the duplicate is merged field by field; what is not the same is not proposed again', async () => {
    await page.getByRole('button', { name: /^Compare 2 pairs/ }).click();
    const pairs = page.getByRole('listbox', { name: 'Pairs that look alike' });
    const pair = pairs.getByRole('option', { name: /gamma audit & alpha billing/ });
    const apart = pairs.getByRole('option', { name: /beta omega checkout module/ });
    await pair.click();
    await expect(pair).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('radio', { name: 'Title: alpha billing gamma audit (render 0.3)' }).check();
    await page.getByRole('button', { name: /^Merge into one/ }).click();
    await expect(pair).toHaveCount(0);
    await expect(pairs).toBeFocused();
    await expect(apart).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('n');
    await expect(page.getByRole('heading', { name: 'Nothing looks like a duplicate' })).toBeVisible();
    await goTo(page, 'Backlog');
    await expect(page.getByText(`${SAMPLE + LINEAR.open + JIRA.open + 3} items, contract`)).toBeVisible();
    await expect(page.getByText('gamma audit & alpha billing (render 0.3)')).toHaveCount(0);
  });

  await test.step('imported again: the columns are known, the merged row changes nothing, both sides changed one title', async () => {
    await page.getByRole('textbox', { name: 'Search the backlog' }).fill('Fahrplan');
    await rowOf(page, TITLE).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Item' });
    await panel.getByRole('textbox', { name: 'Title' }).fill('Große Schrift');
    await panel.getByRole('textbox', { name: 'Title' }).blur();
    await saved(page);
    await goTo(page, 'Import');
    app.answerOpenFile([list('Sehr große Schrift')]);
    await page.getByRole('button', { name: 'Choose files' }).click();
    await expect(counted(page, 'new')).toHaveText('0');
    await expect(counted(page, 'updated')).toHaveText('1');
    const conflicts = page.getByRole('table', { name: 'Changed on both sides' });
    await expect(
      conflicts.getByRole('radio', { name: /Keep ours, Title of W1: Große Schrift/ }),
    ).toBeChecked();
    await conflicts
      .getByRole('radio', { name: /Take the tracker’s, Title of W1: Sehr große Schrift/ })
      .check();
    await page.getByRole('button', { name: 'Update 1 item' }).click();
    await expect(page.getByText(/1 item was updated/)).toBeVisible();
  });

  await test.step('out again: the CSV holds the one order, read by another reader', async () => {
    await goTo(page, 'Backlog');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const saving = app.answerSaveFile();
    await page.getByRole('button', { name: 'Save: Backlog as CSV' }).click();
    const file = await saving;
    await expect(page.getByText(/^Saved as .*backlog\.csv/)).toBeVisible();
    const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(file.bytes), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toHaveLength(SAMPLE + LINEAR.open + JIRA.open + 3);
    expect(data.map(({ Rank }) => Number(Rank))).toEqual(data.map((_, index) => index + 1));
    expect(data.filter(({ Contract }) => Contract === 'yes')).toHaveLength(20);
    const titles = data.map(({ Title }) => Title);
    for (const title of [
      'Sehr große Schrift',
      'alpha billing gamma audit (render 0.3)',
      'Tickets ohne Konto kaufen',
    ])
      expect(titles.filter((each) => each === title)).toHaveLength(1);
    // What each tracker calls PRA-7 is another thing: neither took the other's place.
    expect(titles).toContain('beta omega checkout module');
  });
});
