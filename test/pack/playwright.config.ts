import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/pack',
  workers: 1,
  timeout: 120_000,
  reporter: [['list']],
});
