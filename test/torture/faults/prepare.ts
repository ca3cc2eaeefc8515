import { expect, type Page } from '@playwright/test';
import { writeContactsFile } from '@shared/signing/contacts-file';
import type { HostApp } from '../../e2e/support/host-app';
import { firstTitles, goTo, openSamplePlan, rowOf, saved, signAs } from '../../e2e/support/steps';
import type { Databases } from './databases';

/** What the paths start from: nothing, a plan with what-ifs and an identity, the same frozen, the same signed by both. */
export type Base = 'empty' | 'plan' | 'frozen' | 'signed';

/** What was made once by hand in the app, for the paths to work with. */
export interface Prepared {
  readonly home: string;
  readonly plan: string;
  readonly planFile: Uint8Array;
  /** The same plan some steps later. */
  readonly laterFile: Uint8Array;
  readonly moveFile: Uint8Array;
  readonly signedPdf: Uint8Array;
  readonly identityFile: Uint8Array;
  readonly contactsFile: Uint8Array;
}

export const PASSPHRASE = 'correct horse';
export const SIGNER = 'Jane Doe';

/** Moves the first item of a list one place down. */
export async function moveFirst(page: Page): Promise<void> {
  const [first] = await firstTitles(page, 1);
  await rowOf(page, first).focus();
  await page.keyboard.press('Alt+ArrowDown');
}

/** Who signs, in the form for a new identity. */
export async function fillIdentity(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(SIGNER);
  await page.getByLabel('E-mail', { exact: true }).fill('jane@example.com');
  await page.getByLabel('Organisation').fill('Acme');
}

/** Leaves the plan as a user does: its snapshot is written then, and no path writes it by the way. */
async function leave(page: Page): Promise<void> {
  await saved(page);
  await page.getByRole('link', { name: 'Countersign: all plans' }).click();
  await expect(page.getByRole('heading', { name: 'Plans', level: 1 })).toBeVisible();
  await page.waitForTimeout(500);
  await page.goto('about:blank');
}

/** Makes the bases by driving the app, and keeps each. */
export async function prepare(app: HostApp, home: string, databases: Databases): Promise<Prepared> {
  const { page } = app;
  const save = async (press: () => Promise<void>) => {
    const saving = app.answerSaveFile();
    await press();
    const late = page.waitForTimeout(60_000).then(() => {
      throw new Error('nothing was saved');
    });
    return (await Promise.race([saving, late])).bytes;
  };
  await databases.keep('empty');

  await page.goto(`${home}#/identities`);
  await page.getByRole('button', { name: 'Add an identity' }).first().click();
  await fillIdentity(page);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make the identity' }).click();
  const identityFile = await save(async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).first().click();
    await page.getByRole('dialog').getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Save the .p12 file' }).click();
  });
  const contactsFile = writeContactsFile(
    ['A', 'B'].map((letter, index) => ({
      name: `Reader ${letter}`,
      email: `${letter}@example.com`,
      fingerprint: Array.from({ length: 16 }, () => letter.repeat(4)).join(' '),
      at: `2026-11-0${index + 1}T09:00:00.000Z`,
    })),
  );
  app.answerOpenFile([{ name: 'known.json', bytes: contactsFile }]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Take them over' }).click();
  await expect(page.getByRole('list', { name: 'Known fingerprints' }).getByRole('listitem')).toHaveCount(2);

  await page.goto(`${home}#/plans`);
  await openSamplePlan(page);
  const plan = /plan_\w+/.exec(page.url())?.[0] ?? '';
  await goTo(page, 'What-if');
  await page.getByRole('button', { name: 'New what-if from the plan' }).click();
  await page.getByRole('link', { name: 'Open What-if 1' }).click();
  await goTo(page, 'Backlog');
  await moveFirst(page);
  await saved(page);
  await page.getByRole('link', { name: 'Back to the plan' }).click();
  await expect(page.getByRole('link', { name: 'Back to the plan' })).toHaveCount(0);
  await saved(page);
  const planFile = await save(() => page.keyboard.press('Control+S'));
  const [, , third] = await firstTitles(page, 3);
  await rowOf(page, third).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await saved(page);
  const laterFile = await save(() => page.keyboard.press('Control+S'));
  await page.goto(`${home}#/move`);
  const moveFile = await save(() =>
    page.getByRole('button', { name: 'Save everything in one file' }).click(),
  );
  await page.goto('about:blank');
  await databases.keep('plan');

  await page.goto(`${home}#/plan/${plan}/sign-off`);
  await page.getByRole('button', { name: 'Freeze the plan for signing' }).click();
  await expect(page.getByRole('region', { name: 'The roadmap document' })).toBeVisible({ timeout: 60_000 });
  await leave(page);
  await databases.keep('frozen');

  await page.goto(`${home}#/plan/${plan}/sign-off`);
  await expect(page.getByRole('region', { name: 'The roadmap document' })).toBeVisible({ timeout: 60_000 });
  const card = page.getByRole('region', { name: 'Signature of the CPO' });
  await card.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await card.getByRole('button', { name: 'Sign as CPO' }).click();
  await expect(card.getByText('Signed by')).toBeVisible({ timeout: 60_000 });
  await signAs(page, 'CTO', PASSPHRASE);
  await saved(page);
  const signedPdf = await save(() => page.getByRole('button', { name: 'Save the PDF' }).click());
  await leave(page);
  await databases.keep('signed');
  return { home, plan, planFile, laterFile, moveFile, signedPdf, identityFile, contactsFile };
}
