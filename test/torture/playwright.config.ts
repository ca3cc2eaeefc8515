import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: `../../test-results/torture-${process.pid}`,
  workers: 1,
  retries: 0,
  // Two hundred kills take their time; a part that hangs is ended all the same.
  timeout: 3_600_000,
  // As patient as a click: under load a screen may take its time, and a path that is refused shows it sooner.
  expect: { timeout: 20_000 },
  reporter: [['line'], ['./figures-reporter.ts']],
});
