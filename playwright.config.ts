import { defineConfig } from '@playwright/test';

export default defineConfig<object, { hostKind: 'browser' | 'desktop' }>({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/support/global-setup.ts',
  outputDir: 'test-results',
  // A test that passes only the second time has found a defect: no retries.
  retries: 0,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { screenshot: 'only-on-failure' },
  projects: [
    { name: 'browser', use: { hostKind: 'browser' }, testIgnore: /desktop-\w+\.spec\.ts/ },
    {
      name: 'desktop',
      use: { hostKind: 'desktop' },
      // What only the screens decide is the same page in both hosts, and is walked once.
      testIgnore: /(accessibility|after-signing|import-merge|ranking|two-days|two-laptops|what-if)\.spec\.ts/,
    },
  ],
});
