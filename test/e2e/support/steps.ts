import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the sample plan from the list of plans. */
export async function openSamplePlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample plan' }).click();
  await expect(page.getByRole('heading', { name: 'Backlog', level: 1 })).toBeVisible();
}

/** Goes to a screen by the path of the session. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Path of the session' })
    .getByRole('link', { name: screen })
    .click();
}

/** Waits until everything that was done is on disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('Saved');
}

/** The titles of the first rows of a list (by default the only one on the screen). */
export async function firstTitles(page: Page, count: number, list?: string): Promise<string[]> {
  const grid = page.getByRole('grid', list ? { name: list } : {});
  const rows = grid.locator('[data-row]');
  await expect(rows.first()).toBeVisible();
  // What is out of sight is drawn after the first picture. Dividers and a header are rows too.
  const all = Number(await grid.getAttribute('aria-rowcount'));
  await expect.poll(() => grid.getByRole('row').count()).toBeGreaterThanOrEqual(Math.min(count + 3, all));
  const names = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
  return names
    .filter((name) => name !== '')
    .map((name) => name.replace(/^\d+\. /, ''))
    .slice(0, count);
}

/** Makes a signing identity for one side and signs with it. */
export async function signAs(page: Page, role: 'CPO' | 'CTO', passphrase: string): Promise<void> {
  const card = signatureOf(page, role);
  await card.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await card.getByLabel('Passphrase again').fill(passphrase);
  await card.getByRole('button', { name: 'Make the identity' }).click();
  await expect(card.getByRole('button', { name: `Sign as ${role}` })).toBeVisible();
  await card.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  expect(await holdsClosing(page), 'a window in which somebody signs').toBe(true);
  await card.getByRole('button', { name: `Sign as ${role}` }).click();
  await expect(card.getByText('Signed by')).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => holdsClosing(page)).toBe(false);
}

export const signatureOf = (page: Page, role: 'CPO' | 'CTO'): Locator =>
  page.getByRole('region', { name: `Signature of the ${role}` });

/** The row of a list that carries a title, whatever its number is by now. */
export const rowOf = (page: Page, title: string | undefined, list?: string): Locator =>
  page
    .getByRole('grid', list ? { name: list } : {})
    .getByRole('row', { name: new RegExp(`^\\d+\\. ${escaped(title ?? '')}`) });

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Opens the sample that stands where a session starts. */
export async function openDayOne(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start at day one' }).click();
  await expect(page.getByRole('heading', { name: 'Agenda', level: 1 })).toBeVisible();
}

/** Picks the first option with this name from a choice, by its label. */
export async function choose(scope: Locator | Page, label: string, option: string | RegExp): Promise<void> {
  await scope.getByRole('combobox', { name: label, exact: true }).click();
  const page = 'page' in scope ? scope.page() : scope;
  const name = typeof option === 'string' ? { name: option, exact: true } : { name: option };
  // Not one of a list of the system, which is closed.
  await page.getByRole('listbox').getByRole('option', name).first().click();
}

/** By rule: what mends one finding, from where its "Mend in …" has led. */
export type Mends = Readonly<Record<string, (page: Page, message: string) => Promise<void>>>;

/**
 * Mends what blocks, one finding after the other as the sign-off screen lists them: follows its "Mend in …", mends by
 * rule, and looks that the finding has gone. Rules without a mend are left standing.
 */
export async function mendBlocking(page: Page, mends: Mends): Promise<void> {
  for (let round = 0; round < MOST_MENDS; round += 1) {
    await goTo(page, 'Sign-off');
    const found = (await blockingFindings(page)).find(({ rule }) => mends[rule]);
    const mend = found && mends[found.rule];
    if (!mend) return;
    await page.getByRole('button', { name: found.go, exact: true }).first().click();
    await mend(page, found.go.slice(found.go.indexOf(': ') + 2));
    await goTo(page, 'Sign-off');
    await expect(page.getByRole('button', { name: found.go, exact: true })).toHaveCount(0);
  }
  throw new Error('Mending does not come to an end: each mend brings the next finding.');
}

const MOST_MENDS = 60;

/** The rules that block, each with the names of its buttons to mend, in the order of the screen. */
export async function blockingFindings(page: Page): Promise<{ rule: string; go: string }[]> {
  const section = page.getByRole('main').getByRole('region', { name: /^Blocking/ });
  await expect(section).toBeVisible();
  const parts = await section
    .locator('h4, button[aria-label^="Mend in"]')
    .evaluateAll((all) => all.map((part) => part.getAttribute('aria-label') ?? part.textContent ?? ''));
  let rule = '';
  return parts.flatMap((part) => {
    if (part.startsWith('Mend in')) return [{ rule, go: part }];
    rule = /^[A-Z]+-\d+/.exec(part)?.[0] ?? '';
    return [];
  });
}

/** Whether the page holds its closing up, as a browser or the desktop app would find out. What is typed in a field is sent by that. */
export const holdsClosing = (page: Page): Promise<boolean> =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
