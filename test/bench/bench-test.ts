import { type Browser, type BrowserContext, test as base, chromium, type Page } from '@playwright/test';
import { serveContent } from '../../electron/serve';
import { findBrowser } from '../e2e/support/browser';
import type { Row } from './row';
import { settings } from './settings';

/** The kinds of annotation the table is made from. */
export const ROW = 'bench-row';
export const BROWSER = 'bench-browser';

export interface Bench {
  readonly browser: Browser;
  /** The built window as it is shipped. */
  readonly product: string;
  /** The bench's own pages. */
  readonly pages: string;
  /** A window of its own storage; closed after the test. */
  readonly context: () => Promise<BrowserContext>;
  readonly report: (rows: readonly Row[]) => void;
}

interface Served {
  readonly browser: Browser;
  readonly product: string;
  readonly pages: string;
  readonly told: string;
}

async function serve(root: string): Promise<{ url: string; close: () => Promise<void> }> {
  const served = await serveContent({ root, port: 0, attempts: 0 });
  return { url: served.url, close: served.state === 'serving' ? served.close : async () => undefined };
}

/** One Chromium for all parts, and both sets of pages served. */
export const test = base.extend<{ bench: Bench }, { served: Served }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const product = await serve(settings.product);
      const pages = await serve(settings.pages);
      const { executablePath, args, source } = await findBrowser();
      const browser = await chromium.launch({ executablePath, args: [...args] });
      const told = `Chromium ${browser.version()} (${source})`;
      await use({ browser, product: product.url, pages: pages.url, told });
      await browser.close();
      await Promise.all([product.close(), pages.close()]);
    },
    { scope: 'worker' },
  ],
  bench: async ({ served }, use, info) => {
    const opened: BrowserContext[] = [];
    info.annotations.push({ type: BROWSER, description: served.told });
    await use({
      ...served,
      context: async () => {
        const context = await served.browser.newContext({ viewport: { width: 1_280, height: 720 } });
        opened.push(context);
        return context;
      },
      report: (rows) => {
        for (const row of rows) info.annotations.push({ type: ROW, description: JSON.stringify(row) });
      },
    });
    for (const context of opened) await context.close();
  },
});

/** A page of the bench on which the parts of `page/parts` can be called. */
export async function openBench(bench: Bench, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${bench.pages}test/bench/page/bench.html`);
  await page.waitForFunction(() => 'bench' in window);
  return page;
}

/** Calls what a part of `page/parts` exports by this name, in the page. */
export function inPage<Result>(page: Page, part: string, name: string, argument?: unknown): Promise<Result> {
  return page.evaluate(
    ([one, called, given]) =>
      (
        window as unknown as { bench: (part: string, name: string, argument: unknown) => Promise<Result> }
      ).bench(one, called, given),
    [part, name, argument] as const,
  );
}
