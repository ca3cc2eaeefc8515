import type { Locator, Page } from '@playwright/test';
import { expect, type HostApp, test } from './support/host';
import { choose, firstTitles, goTo, openSamplePlan, saved } from './support/steps';

const question = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Answers with the arrow keys as an order of our own says, until nothing is asked any more; how many it took. */
async function answerBy(page: Page, name: string, wanted: readonly string[]): Promise<number> {
  const cards = question(page, name).getByRole('button');
  for (let given = 0; ; given += 1) {
    const before = await page.getByText(/answers? given/).textContent();
    if ((await cards.count()) === 0) return given;
    const [left, right] = await cards.evaluateAll((all) =>
      all.map((card) => card.getAttribute('aria-label')),
    );
    const isLeft = wanted.indexOf(left ?? '') < wanted.indexOf(right ?? '');
    await page.keyboard.press(isLeft ? 'ArrowLeft' : 'ArrowRight');
    await expect(page.getByText(/answers? given/)).not.toHaveText(before ?? '');
  }
}

/** Goes through the screen by Tab until the control is reached, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const target = page.getByRole('button', { name });
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

/** Runs an action from the palette. */
async function run(page: Page, action: string): Promise<void> {
  await page.keyboard.press('Control+K');
  const search = page.getByPlaceholder('What do you want to do?');
  await expect(search).toBeFocused();
  await page.keyboard.type(action);
  await page.keyboard.press('Enter');
}

test('a room ranks debt and backlog together by keyboard; one undo brings the old order back, and pictures are saved', async ({
  app,
}) => {
  test.setTimeout(180_000);
  const { page } = app;
  await openSamplePlan(page);

  await test.step('the first five of the backlog in pairs, stopped, reloaded, taken up again', async () => {
    const before = await firstTitles(page, 6);
    await run(page, 'Rank the backlog together');
    const count = page.getByRole('textbox', { name: 'How many from the top' });
    await count.fill('5');
    await expect(page.getByText('8 answers at most')).toBeVisible();
    await tabTo(page, 'Start with 5 items');
    await page.keyboard.press('Enter');
    const cards = question(page, 'Which should come first?').getByRole('button');
    await expect(cards).toHaveCount(2);
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('1 answer given')).toBeVisible();
    const second = await cards.allTextContents();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByText('2 answers given')).toBeVisible();
    await page.keyboard.press('Backspace');
    await expect(page.getByText('1 answer given')).toBeVisible();
    expect(await cards.allTextContents()).toEqual(second);
    await page.reload();
    await expect(page.getByText('1 answer given')).toBeVisible();
    expect(await cards.allTextContents()).toEqual(second);
    await page.keyboard.press('Control+Z');
    await expect(page.getByText('0 answers given')).toBeVisible();

    // The room wants the first five the other way round; binary insertion asks for at most 8 answers.
    const wanted = before.slice(0, 5).reverse();
    expect(await answerBy(page, 'Which should come first?', wanted)).toBeLessThanOrEqual(8);
    await tabTo(page, 'Make this the rank');
    await page.keyboard.press('Enter');
    await expect.poll(() => firstTitles(page, 6)).toEqual([...wanted, before[5]]);
    await saved(page);
    await page.keyboard.press('Control+Z');
    await expect.poll(() => firstTitles(page, 6)).toEqual(before);
  });

  await test.step('the first debt by business impact', async () => {
    await goTo(page, 'Debt budget');
    const before = await firstTitles(page, 12, "Product's rank");
    await run(page, 'Rank debt together');
    await expect(page.getByRole('button', { name: 'Start with 12 debt items' })).toBeVisible();
    await choose(page, 'Which items', 'From the top');
    await page.getByRole('textbox', { name: 'How many from the top' }).fill('4');
    await tabTo(page, 'Start with 4 debt items');
    await page.keyboard.press('Enter');
    const wanted = [...before.slice(2, 4), ...before.slice(0, 2), ...before.slice(4)];
    await expect(question(page, 'Which hurts the business more?')).toBeVisible();
    // 5: the sorting number of 4 items (OEIS A001855).
    expect(await answerBy(page, 'Which hurts the business more?', wanted)).toBeLessThanOrEqual(5);
    await tabTo(page, 'Make this the rank');
    await page.keyboard.press('Enter');
    await expect.poll(() => firstTitles(page, 12, "Product's rank")).toEqual(wanted);
    await page.keyboard.press('Control+Z');
    await expect.poll(() => firstTitles(page, 12, "Product's rank")).toEqual(before);
  });

  await test.step('dots and scores: entered by keyboard, previewed, applied; the inputs stay', async () => {
    await goTo(page, 'Backlog');
    const before = await firstTitles(page, 5);
    await run(page, 'Rank the backlog together');
    await page.getByRole('radio', { name: 'Dot voting' }).press('Space');
    const dots = page.getByRole('table', { name: 'Dots of each person' });
    // A third of five items: two dots each.
    await dots.getByRole('textbox').first().focus();
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/has 2 dots: 2 dots can go here/)).toBeVisible();
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Escape');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', '2', 'Enter']) await page.keyboard.press(key);
    const preview = page.getByRole('region', { name: 'Preview of the order' });
    const order = () => preview.getByRole('listitem').allTextContents();
    await expect.poll(async () => (await order())[0]).toContain(before[3] ?? '?');

    await page.getByRole('radio', { name: 'RICE' }).press('Space');
    const scores = page.getByRole('table', { name: 'RICE scores' });
    for (const [row, values] of [
      [1, ['100', '1', '100', '10']],
      [4, ['100', '2', '80', '4']],
    ] as const) {
      await scores.getByRole('textbox', { name: `Reach of ${before[row]}` }).focus();
      for (const value of values) {
        await page.keyboard.type(value);
        await page.keyboard.press('Tab');
      }
    }
    // 100 x 1 x 100 % / 10 = 10, and 100 x 2 x 80 % / 4 = 40: the two change places, the rest stays.
    await expect.poll(async () => (await order()).length).toBe(2);
    await expect(preview.getByText('2 of 2 would move')).toBeVisible();
    await preview.getByRole('button', { name: 'Make this the rank' }).press('Enter');
    await expect
      .poll(() => firstTitles(page, 5))
      .toEqual([before[0], before[4], before[2], before[3], before[1]]);
    await page.keyboard.press('Control+Z');
    await expect.poll(() => firstTitles(page, 5)).toEqual(before);
    await run(page, 'Rank the backlog together');
    await expect(scores.getByRole('textbox', { name: `Effort of ${before[4]}` })).toHaveValue('4');
  });

  await test.step('the board and a chart as pictures, in light colours from a dark screen', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await goTo(page, 'Roadmap');
    const board = page.getByRole('button', { name: 'Picture: Joint plan 2027-Q1 roadmap' });
    const svg = await facts(page, await save(app, board, 'SVG'));
    expect(svg).toMatchObject({ error: null, width: 1120, outside: [] });
    for (const title of ['Guest checkout without an account', 'Pay with a saved card in one tap', 'Checkout'])
      expect(svg.text).toContain(title);
    const png = await pixels(page, await save(app, board, 'PNG'));
    expect(png).toMatchObject({ width: 2 * svg.width, height: 2 * svg.height, corner: '255,255,255,255' });
    expect(png.colours).toBeGreaterThan(50);

    await goTo(page, 'Velocity');
    const chart = page.getByRole('button', { name: 'Picture: Velocity of all teams together' });
    const drawn = await facts(page, await save(app, chart, 'SVG'));
    expect(drawn).toMatchObject({ error: null, outside: [] });
    for (const words of ['Velocity of all teams together', 'Completed', 'Trend', 'Debt share'])
      expect(drawn.text).toContain(words);
    const picture = await pixels(page, await save(app, chart, 'PNG'));
    expect(picture).toMatchObject({
      width: 2 * drawn.width,
      height: 2 * drawn.height,
      corner: '255,255,255,255',
    });
    expect(picture.colours).toBeGreaterThan(20);

    // Without a clipboard the user is told so, and what to do instead.
    await page.evaluate(() =>
      Object.defineProperty(navigator.clipboard, 'write', { value: () => Promise.reject(new Error('no')) }),
    );
    await chart.click();
    await page.getByRole('menuitem', { name: 'Copy as picture' }).click();
    await expect(
      page.getByText(/clipboard did not take the picture .* Save it as PNG instead/),
    ).toBeVisible();
  });
});

/** Saves the picture of a menu and gives its bytes. */
async function save(app: HostApp, menu: Locator, kind: 'SVG' | 'PNG'): Promise<Uint8Array> {
  const file = app.answerSaveFile();
  await menu.click();
  await app.page.getByRole('menuitem', { name: `Save as ${kind}` }).click();
  const { name, bytes } = await file;
  expect(name).toMatch(new RegExp(`\\.${kind.toLowerCase()}$`));
  return bytes;
}

/** What an XML parser finds in the picture; `outside`: whatever it would load from elsewhere. */
const facts = (page: Page, bytes: Uint8Array) =>
  page.evaluate((source) => {
    const document = new DOMParser().parseFromString(source, 'image/svg+xml');
    const root = document.documentElement;
    return {
      error: document.querySelector('parsererror')?.textContent ?? null,
      width: Number(root.getAttribute('width')),
      height: Number(root.getAttribute('height')),
      text: [...document.querySelectorAll('text')].map((one) => one.textContent).join('\n'),
      outside: [...source.matchAll(/(?:href="|url\()(?!#|"#|data:|&quot;#)[^")]+/g)].map(([found]) => found),
    };
  }, new TextDecoder().decode(bytes));

/** What a PNG decodes to; `colours`: how many different ones are on a grid over it. */
const pixels = (page: Page, bytes: Uint8Array) =>
  page.evaluate(
    async (values) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(values)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      context?.drawImage(picture, 0, 0);
      const { data = [] } = context?.getImageData(0, 0, picture.width, picture.height) ?? {};
      const colours = new Set<string>();
      for (let at = 0; at + 3 < data.length; at += 4 * 7)
        colours.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
      return {
        width: picture.width,
        height: picture.height,
        corner: [...data.slice(0, 4)].join(','),
        colours: colours.size,
      };
    },
    [...bytes],
  );
