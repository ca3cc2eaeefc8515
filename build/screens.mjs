// `npm run screens`: every screen of the sample plan and every view of the projector as a picture in docs/screens, from the built
// app in a real browser, at 1280 x 720 in light colours. The clock stands still, so that the pictures differ only where the app does.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs', 'screens');
const serve = join(root, 'out', 'main', 'serve.js');
const SIZE = { width: 1_280, height: 720 };
const NOW = new Date('2026-11-24T09:30:00Z');

if (!existsSync(serve) || !existsSync(join(root, 'out', 'renderer', 'projector.html'))) {
  console.error('The app is not built yet: run `npm run build` first.');
  process.exit(2);
}
const { serveContent } = await import(serve);
const served = await serveContent({ root: join(root, 'out', 'renderer'), port: 0, attempts: 0 });
const installed = ['/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/usr/bin/chromium'].find(
  existsSync,
);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? installed ?? chromium.executablePath(),
  args: ['--no-sandbox', '--font-render-hinting=none', '--disable-lcd-text'],
});
mkdirSync(folder, { recursive: true });

try {
  const context = await browser.newContext({
    viewport: SIZE,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(served.url);
  await page.getByRole('button', { name: 'Open the sample plan' }).waitFor();
  await picture(page, 'plans');
  await page.getByRole('button', { name: 'Open the sample plan' }).click();
  const path = page.getByRole('navigation', { name: 'Path of the session' });
  await path.waitFor();
  for (const link of await path.getByRole('link').all()) {
    const name = (await link.textContent()).replace(/\d+ blocking$/, '').trim();
    await link.click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await picture(page, slug(name));
  }
  await path.getByRole('link', { name: 'Backlog' }).click();
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await picture(page, 'shortcuts');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^Projector: / }).click();
  const opening = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Open the projector' }).click();
  const room = await opening;
  await room.setViewportSize(SIZE);
  const views = page.getByRole('radiogroup', { name: 'The room sees' }).getByRole('radio');
  for (const view of (await views.all()).slice(1)) {
    const name = await view.evaluate((input) => input.labels[0].textContent);
    await view.click();
    await picture(room, `projector-${slug(name)}`);
  }
} finally {
  await browser.close();
  if (served.state === 'serving') await served.close();
}
console.log(`${readdirSync(folder).length} pictures in docs/screens`);

function slug(name) {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Waits until nothing changes any more, then writes the picture; smaller where a tool for that is installed. */
async function picture(page, name) {
  await page.evaluate(() => document.fonts.ready);
  const file = join(folder, `${name}.png`);
  let before = Buffer.alloc(0);
  for (let tries = 0; tries < 20; tries += 1) {
    await page.waitForTimeout(250);
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (now.equals(before)) break;
    before = now;
  }
  rmSync(file, { force: true });
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  // Few colours are used: a palette loses nothing that can be seen, and takes a third.
  spawnSync('convert', [
    file,
    '-strip',
    '-dither',
    'None',
    '-colors',
    '256',
    '-define',
    'png:compression-level=9',
    `PNG8:${file}`,
  ]);
}
