import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { findBrowser } from '../e2e/support/browser';
import { openSamplePlan } from '../e2e/support/steps';
import { StandInApp } from '../electron-stand-in/stand-in-app';

// `npm run pack:check` unpacks the archive that it has just built, and says where.
test('the packed app starts, and keeps a plan', async () => {
  const out = process.env.PACKED_OUT ?? '';
  expect(existsSync(out), 'PACKED_OUT has to name the folder of the unpacked app').toBe(true);
  const app = await StandInApp.launch({
    out,
    userData: test.info().outputPath('data'),
    browser: await findBrowser(),
  });
  const page = await app.firstWindow();
  await openSamplePlan(page);
  await page.getByRole('link', { name: 'Countersign: all plans' }).click();
  await expect(page.getByRole('link', { name: /Joint plan 2027-Q1/ })).toBeVisible();
  expect(app.leaked).toEqual([]);
  await app.quit();
});
