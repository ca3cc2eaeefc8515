import { expect, type Page } from '@playwright/test';
import { press, retry } from './plan-paths';
import { fillIdentity, PASSPHRASE, SIGNER } from './prepare';
import type { Stage, WritePath } from './write-path';

const identities = ({ page }: Stage) =>
  page.getByRole('list', { name: 'Signing identities' }).getByRole('listitem');
const known = ({ page }: Stage) =>
  page.getByRole('list', { name: 'Known fingerprints' }).getByRole('listitem');
const identity = (page: Page) => page.getByRole('button', { name: `More for ${SIGNER}, CPO` }).first();

async function atIdentities(stage: Stage): Promise<void> {
  await stage.go('/identities');
  await expect(stage.page.getByRole('heading', { name: 'Signing identities', level: 1 })).toBeVisible();
}
const newIdentity = async (stage: Stage) => {
  await atIdentities(stage);
  await press('Add an identity')(stage);
  await stage.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
};

async function verify(stage: Stage): Promise<void> {
  await stage.go('/verify');
  stage.app.answerOpenFile([{ name: 'signed.pdf', bytes: stage.signedPdf }]);
  await press('Choose a PDF')(stage);
  await expect(stage.page.getByRole('region', { name: 'The plan in it' })).toBeVisible({ timeout: 60_000 });
}

/** Documents, identities, known fingerprints, everything of another machine. */
export const MACHINE_PATHS: readonly WritePath[] = [
  {
    name: 'signature with its document',
    base: 'frozen',
    reach: async ({ page, plan, go }) => {
      await go(`/plan/${plan}/sign-off`);
      const card = page.getByRole('region', { name: 'Signature of the CPO' });
      await card.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE, { timeout: 60_000 });
      await expect(card.getByRole('button', { name: 'Sign as CPO' })).toBeEnabled({ timeout: 60_000 });
    },
    act: press('Sign as CPO'),
    again: retry,
    done: ({ page }) =>
      expect(page.getByRole('region', { name: 'Signature of the CPO' }).getByText('Signed by')).toBeVisible(),
  },
  {
    name: 'plan of a signed document',
    base: 'empty',
    reach: verify,
    act: press('Open the plan in it'),
    done: ({ page }) => expect(page.getByRole('heading', { name: 'Signed by both' })).toBeVisible(),
  },
  {
    name: 'amendment of a signed document',
    base: 'empty',
    reach: verify,
    act: press('Start an amendment'),
    done: ({ page }) => expect(page.getByRole('banner').getByText(/revision 2/)).toBeVisible(),
  },
  {
    name: 'signatures of a document entered in the plan',
    base: 'frozen',
    between:
      'one of the two signatures is entered, with the document; the other is told and can be entered. Or both are, and only the ' +
      'snapshot is missing: that is told, and it is written the next time the plan is left',
    reach: verify,
    act: press(/^Enter .*in the plan$/),
    again: async (stage) => {
      const { page, plan, go } = stage;
      if (await page.getByRole('button', { name: /^Enter .*in the plan$/ }).isVisible())
        return press(/^Enter .*in the plan$/)(stage);
      await page.getByRole('link', { name: 'Countersign: all plans' }).click();
      await expect(page.getByRole('heading', { name: 'Plans', level: 1 })).toBeVisible();
      await page.waitForTimeout(300);
      await go(`/plan/${plan}/sign-off`);
    },
    done: ({ page }) => expect(page.getByRole('heading', { name: 'Signed by both' })).toBeVisible(),
  },
  {
    name: 'fingerprint confirmed',
    base: 'signed',
    reach: verify,
    act: press('We read it out to each other'),
    done: ({ page }) => expect(page.getByText('Known.').first()).toBeVisible(),
  },
  {
    name: 'fingerprint forgotten',
    base: 'plan',
    reach: atIdentities,
    act: async (stage) => {
      await press(/^Forget the fingerprint of Reader A/)(stage);
      await press('Forget it')(stage);
    },
    done: (stage) => expect(known(stage)).toHaveCount(1),
  },
  {
    name: 'fingerprints imported',
    base: 'empty',
    reach: atIdentities,
    act: async (stage) => {
      stage.app.answerOpenFile([{ name: 'known.json', bytes: stage.contactsFile }]);
      await press('Import')(stage);
      await press('Take them over')(stage);
    },
    done: (stage) => expect(known(stage)).toHaveCount(2),
  },
  {
    name: 'identity made',
    base: 'empty',
    quota: true,
    reach: async (stage) => {
      await newIdentity(stage);
      await fillIdentity(stage.page);
      await stage.page.getByLabel('Passphrase again').fill(PASSPHRASE);
    },
    act: press('Make the identity'),
    done: (stage) => expect(identities(stage)).toHaveCount(1),
  },
  {
    name: 'identity from a .p12 file',
    base: 'empty',
    reach: async (stage) => {
      await newIdentity(stage);
      await stage.page.getByText('From a .p12 file', { exact: true }).click();
    },
    act: async (stage) => {
      stage.app.answerOpenFile([{ name: 'jane.p12', bytes: stage.identityFile }]);
      await press('Choose the file')(stage);
    },
    done: (stage) => expect(identities(stage)).toHaveCount(1),
  },
  {
    name: 'identity renewed',
    base: 'plan',
    reach: async (stage) => {
      await atIdentities(stage);
      await identity(stage.page).click();
      await stage.page.getByRole('menuitem', { name: 'Renew' }).click();
      await stage.page.getByRole('dialog').getByLabel('Passphrase').fill(PASSPHRASE);
    },
    act: press('Make the new identity'),
    done: (stage) => expect(identities(stage)).toHaveCount(2),
  },
  {
    name: 'identity removed',
    base: 'plan',
    takesNoRoom: true,
    reach: atIdentities,
    act: async (stage) => {
      await identity(stage.page).click();
      await stage.page.getByRole('menuitem', { name: 'Remove from this machine' }).click();
      await press('Remove the identity')(stage);
    },
    done: (stage) => expect(identities(stage)).toHaveCount(0),
  },
  {
    name: 'everything of another machine',
    base: 'empty',
    quota: true,
    reach: async (stage) => {
      await stage.go('/move');
      stage.app.answerOpenFile([{ name: 'all.countersign-move', bytes: stage.moveFile }]);
      await press('Bring in a file of another machine')(stage);
      await expect(stage.page.getByRole('button', { name: 'Bring it in' })).toBeVisible();
    },
    act: press('Bring it in'),
    done: ({ page }) => expect(page.getByText('1 plan was added.')).toBeVisible(),
  },
];
