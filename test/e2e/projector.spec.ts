import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { writePlanFile } from '@shared/exchange/plan-file';
import type { Plan } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { expect, test } from './support/host';
import { PROJECTOR_VIEW_NAMES } from './support/projector-views';
import { BEAMER, LAPTOP, legibleAtEverySize, openRoom, pinByPalette } from './support/room';
import { goTo, openSamplePlan, rowOf, saved } from './support/steps';

test('the room sees what the facilitator does: follows, stays, goes black, comes back', async ({ app }) => {
  const { page } = app;
  await openSamplePlan(page);
  const control = page.getByRole('button', { name: /^Projector: / });
  await expect(control).toHaveAccessibleName('Projector: closed');
  const room = await openRoom(app);
  await expect(room.getByRole('heading', { name: 'Backlog' })).toBeVisible();
  await expect(control).toHaveAccessibleName('Projector: the room sees Backlog');

  // A change on the screen is a change in the room, and the selected row is the one it speaks about.
  await rowOf(page, 'New product page with origin and producer').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await saved(page);
  await expect(room.getByRole('listitem').first()).toContainText('New product page with origin and producer');
  await rowOf(page, 'Search that forgives typing errors').focus();
  await page.keyboard.press('Enter');
  await expect(room.locator('[data-current]')).toContainText('Search that forgives typing errors');
  await page.keyboard.press('Escape');

  await goTo(page, 'Roadmap');
  await expect(room.getByRole('heading', { name: 'Roadmap' })).toBeVisible();
  await pinByPalette(page, 'Capacity');
  await goTo(page, 'Objectives');
  await expect(room.getByRole('heading', { name: 'Capacity' })).toBeVisible();
  await control.click();
  await page.getByRole('radio', { name: 'What belongs to my screen' }).click();
  await expect(room.getByRole('heading', { name: 'Objectives' })).toBeVisible();
  await page.keyboard.press('Escape');

  // B is black from either window, and a letter where something is written.
  await page.getByRole('heading', { name: 'Objectives', level: 1 }).click();
  await page.keyboard.press('b');
  await expect(room.getByRole('main', { name: 'Black screen' })).toBeVisible();
  await expect(control).toHaveAccessibleName('Projector: the room sees black screen');
  await room.keyboard.press('b');
  await expect(room.getByRole('heading', { name: 'Objectives' })).toBeVisible();
  await goTo(page, 'Backlog');
  await page.getByRole('textbox', { name: 'Search the backlog' }).fill('');
  await page.getByRole('textbox', { name: 'Search the backlog' }).pressSequentially('b');
  await expect(room.getByRole('heading', { name: 'Backlog' })).toBeVisible();

  await page.getByRole('heading', { name: 'Backlog', level: 1 }).click();
  await page.keyboard.press('Shift+?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByRole('textbox', { name: 'Search the shortcuts' }).fill('black');
  await expect(sheet.getByRole('term')).toHaveText(['Black screen in the room, on or off']);
  await expect(sheet.getByText('B', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  // Nothing of the host, no control and no cursor is in the room.
  expect(await room.evaluate(() => Reflect.get(window, 'countersignDesktop'))).toBeUndefined();
  await expect(room.getByRole('button')).toHaveCount(0);
  await expect(room.getByRole('textbox')).toHaveCount(0);
  expect(await room.getByRole('main').evaluate((main) => getComputedStyle(main).cursor)).toBe('none');

  // The lists outside a plan and the signing identities are the facilitator's own.
  await page.getByRole('link', { name: 'Countersign: all plans' }).click();
  await expect(room.getByRole('heading', { name: 'Countersign' })).toBeVisible();
  await page.goBack();
  await expect(room.getByRole('heading', { name: 'Backlog' })).toBeVisible();

  const closed = room.waitForEvent('close');
  await page.keyboard.press('ControlOrMeta+Shift+E');
  await closed;
  await expect(control).toHaveAccessibleName('Projector: closed');
  const again = await openRoom(app);
  await expect(again.getByRole('heading', { name: 'Backlog' })).toBeVisible();
});

test.describe('what is shown, the same in every host', () => {
  test.skip(({ hostKind }) => hostKind !== 'browser', 'checked once, in the browser');

  test('two items that are compared fill the room until the screen is left', async ({ app }) => {
    const { page } = app;
    await openSamplePlan(page);
    const room = await openRoom(app);
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByPlaceholder('What do you want to do?').fill('Rank debt together');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Start with 12 debt items' }).click();
    await expect(room.getByRole('heading', { name: 'Which hurts the business more?' })).toBeVisible();
    await expect(room.getByRole('article')).toHaveCount(2);
    const answers = room.getByText(/^At most \d+ answers left$/);
    const before = (await answers.textContent()) ?? '';
    await page.keyboard.press('ArrowLeft');
    await expect(answers).not.toHaveText(before);
    expect(await legibleAtEverySize(room)).toEqual([]);
    await goTo(page, 'Backlog');
    await expect(room.getByRole('heading', { name: 'Backlog' })).toBeVisible();
  });

  test('a line that grows takes room from the others before it is shown, and gives it back', async ({
    app,
  }) => {
    const { page } = app;
    await openSamplePlan(page);
    const room = await openRoom(app);
    await room.setViewportSize({ width: 960, height: 720 });
    const lines = room.getByRole('list').getByRole('listitem');
    await expect(lines.filter({ hasText: 'Search that forgives typing errors' })).toBeVisible();
    const count = await lines.count();
    const cut = await watchFrames(room);

    await rowOf(page, 'Search that forgives typing errors').focus();
    await page.keyboard.press('Enter');
    const title = page.getByRole('textbox', { name: 'Title' });
    await expect(title).toBeVisible();
    const selected = await lines.count();
    await title.fill('Search that finds what is meant, '.repeat(6).slice(0, 195));
    await title.blur();
    await expect(room.locator('[data-current]')).toContainText('Search that finds what is meant, Search');
    await expect.poll(() => lines.count()).toBeLessThan(selected);
    await title.fill('Short');
    await title.blur();
    await expect(room.locator('[data-current]')).toContainText('Short');
    await expect.poll(() => lines.count()).toBeGreaterThanOrEqual(selected);
    await page.keyboard.press('Escape');
    await expect.poll(() => lines.count()).toBeGreaterThanOrEqual(count);
    expect(await cut()).toEqual([]);
  });

  test('every view can be read from five metres at every size, in both schemes, and axe finds nothing serious', async ({
    app,
  }) => {
    const { page } = app;
    await openSamplePlan(page);
    const room = await openRoom(app);
    const found: string[] = [];
    for (const view of PROJECTOR_VIEW_NAMES) {
      await pinByPalette(page, view);
      await expect(room.getByRole('main')).not.toBeEmpty();
      found.push(...(await legibleAtEverySize(room)).map((problem) => `${view}, ${problem}`));
      const { violations } = await new AxeBuilder({ page: room }).analyze();
      for (const { id, impact } of violations)
        if (impact === 'serious' || impact === 'critical') found.push(`${view}: axe ${id}`);
    }
    expect(found).toEqual([]);
  });

  test('titles and names as long as they may be are cut nowhere, in the views that show them', async ({
    app,
  }) => {
    const { page } = app;
    const plan = longWinded(samplePlan());
    const bytes = writePlanFile({ plan, number: 0, history: { undo: [], redo: [] }, journal: [] });
    app.answerOpenFile([{ name: 'long.countersign', bytes }]);
    await page.getByText('No plan is on this machine yet').waitFor();
    await page.keyboard.press('ControlOrMeta+O');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Backlog');
    const room = await openRoom(app);
    const found: string[] = [];
    for (const view of PROJECTOR_VIEW_NAMES) {
      await pinByPalette(page, view);
      await expect(room.getByRole('main')).not.toBeEmpty();
      found.push(...(await legibleAtEverySize(room)).map((problem) => `${view}, ${problem}`));
    }
    expect(found).toEqual([]);
  });
});

/** Looks at every frame in which the list has another size, when all that belongs to the frame is done. Tells in which it ran over its place. */
async function watchFrames(room: Page): Promise<() => Promise<string[]>> {
  const cut = await room.evaluateHandle(() => {
    const found: string[] = [];
    const list = document.querySelector('main ol');
    const box = list?.parentElement;
    if (!list || !box) throw new Error('the room shows no list');
    new ResizeObserver(() => {
      if (box.scrollHeight > box.clientHeight + 1) found.push(box.textContent ?? '');
    }).observe(list);
    return found;
  });
  return () => cut.jsonValue();
}

/** A plan whose every title and name has the 200 letters it may have. */
function longWinded(plan: Plan): Plan {
  const long = (text: string) =>
    `${text} ${'with everything that the department of purchases has asked for '.repeat(4)}`
      .slice(0, 200)
      .trim();
  const titled = <K, T extends { readonly title: string }>(records: ReadonlyMap<K, T>) =>
    new Map([...records].map(([id, record]) => [id, { ...record, title: long(record.title) }]));
  const named = <K, T extends { readonly name: string }>(records: ReadonlyMap<K, T>) =>
    new Map([...records].map(([id, record]) => [id, { ...record, name: long(record.name) }]));
  return {
    ...plan,
    info: { ...plan.info, name: long(plan.info.name) },
    items: titled(plan.items),
    milestones: titled(plan.milestones),
    objectives: titled(plan.objectives),
    teams: new Map(
      [...named(plan.teams)].map(([id, team]) => [id, { ...team, name: team.name.slice(0, 120).trim() }]),
    ),
    people: named(plan.people),
  };
}

test.describe('displays', () => {
  test.skip(({ hostKind }) => hostKind !== 'desktop', 'a browser knows of no displays');

  test('the window fills the second display, goes and comes with it, and keeps it awake', async ({ app }) => {
    const { page, standIn } = app;
    test.skip(standIn === null, 'only the stand-in lets a test plug displays in and out');
    if (!standIn) return;
    await openSamplePlan(page);
    const control = page.getByRole('button', { name: /^Projector: / });

    // None is there: it is told, and the window opens as soon as one is.
    await standIn.setDisplays([LAPTOP]);
    await page.keyboard.press('ControlOrMeta+Shift+E');
    await expect(page.getByText('There is no second display yet.')).toBeVisible();
    await expect(control).toHaveAccessibleName('Projector: waits for its display');
    expect(await standIn.keepsAwake()).toBe(false);
    const opening = standIn.nextWindow();
    await standIn.setDisplays([LAPTOP, BEAMER]);
    const room = await opening;
    await expect(room.getByRole('heading', { name: 'Backlog' })).toBeVisible();
    const [, shown] = await standIn.placedWindows();
    expect(shown).toMatchObject({ bounds: BEAMER.bounds, fullScreen: true });
    expect(await standIn.keepsAwake()).toBe(true);

    // It goes with its display instead of covering the facilitator's, and comes back with it, whatever its number is then.
    const gone = room.waitForEvent('close');
    await standIn.setDisplays([LAPTOP]);
    await gone;
    await expect(control).toHaveAccessibleName('Projector: waits for its display');
    expect(await standIn.keepsAwake()).toBe(false);
    const back = standIn.nextWindow();
    await standIn.setDisplays([LAPTOP, { ...BEAMER, id: 9 }]);
    await (await back).getByRole('heading', { name: 'Backlog' }).waitFor();

    // A display that is chosen is remembered over a restart.
    const screenRight = { ...BEAMER, id: 12, label: 'TV', bounds: { ...BEAMER.bounds, x: -1_920 } };
    // The beamer has its first number again, and so a window anew: the next one is to be the television's.
    const again = standIn.nextWindow();
    await standIn.setDisplays([LAPTOP, BEAMER, screenRight]);
    await again;
    await control.click();
    const moved = standIn.nextWindow();
    await page.getByRole('radio', { name: 'TV, 1920 × 1080' }).click();
    await moved;
    expect((await standIn.placedWindows()).at(-1)?.bounds).toEqual(screenRight.bounds);
    const next = await app.restart();
    await app.standIn?.setDisplays([LAPTOP, BEAMER, screenRight]);
    await next.getByRole('link', { name: /Joint plan 2027-Q1/ }).click();
    await expect(next.getByRole('heading', { name: 'Backlog', level: 1 })).toBeVisible();
    const reopened = app.standIn?.nextWindow();
    await next.keyboard.press('ControlOrMeta+Shift+E');
    await reopened;
    expect((await app.standIn?.placedWindows())?.at(-1)?.bounds).toEqual(screenRight.bounds);
  });
});
