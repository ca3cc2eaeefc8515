import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/bench',
  // One after the other: what runs beside a measurement is measured with it.
  workers: 1,
  retries: 0,
  timeout: 600_000,
  reporter: [['line'], ['./table-reporter.ts']],
});
