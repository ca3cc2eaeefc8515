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
  const rows = page.getByRole('grid', list ? { name: list } : {}).getByRole('row');
  await expect(rows.first()).toBeVisible();
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
  await card.getByRole('button', { name: `Sign as ${role}` }).click();
  await expect(card.getByText('Signed by')).toBeVisible({ timeout: 60_000 });
}

export const signatureOf = (page: Page, role: 'CPO' | 'CTO'): Locator =>
  page.getByRole('region', { name: `Signature of the ${role}` });

/** The row of a list that carries a title, whatever its number is by now. */
export const rowOf = (page: Page, title: string | undefined, list?: string): Locator =>
  page
    .getByRole('grid', list ? { name: list } : {})
    .getByRole('row', { name: new RegExp(`^\\d+\\. ${escaped(title ?? '')}`) });

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
