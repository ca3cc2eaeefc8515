import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { DATABASE_VERSIONS } from '@shared/migrations/database-versions';
import { expect, test } from './support/host';
import { firstTitles, goTo, openSamplePlan, saved } from './support/steps';

/** Lays the database down again as another version of the app would have it. Runs where no window has it open. */
const rebuild = (page: Page, version: number, without: readonly string[]) =>
  page.evaluate(
    async ([number, left]) => {
      const name = 'countersign';
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const old = await done(indexedDB.open(name));
      const stores = [...old.objectStoreNames].filter((store) => !left.includes(store));
      const kept = new Map<
        string,
        { keyPath: string | string[] | null; indexes: string[]; rows: unknown[] }
      >();
      for (const store of stores) {
        const table = old.transaction(store).objectStore(store);
        kept.set(store, {
          keyPath: table.keyPath,
          indexes: [...table.indexNames],
          rows: await done(table.getAll()),
        });
      }
      old.close();
      await done(indexedDB.deleteDatabase(name));
      const opening = indexedDB.open(name, number);
      opening.onupgradeneeded = () => {
        for (const [store, { keyPath, indexes, rows }] of kept) {
          const table = opening.result.createObjectStore(store, { keyPath });
          for (const index of indexes) table.createIndex(index, index);
          for (const row of rows) table.add(row);
        }
      };
      (await done(opening)).close();
    },
    [version, without] as const,
  );

/** Lays down what a released version has written (test/fixtures/released), in place of what is there. */
const lay = (page: Page, version: number) =>
  page.evaluate(
    async (dump) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const { version, stores } = JSON.parse(dump, (_, value) =>
        value?.$map ? new Map(value.$map) : value,
      ) as {
        version: number;
        stores: { name: string; keyPath: string | string[]; indexes: string[]; rows: unknown[] }[];
      };
      await done(indexedDB.deleteDatabase('countersign'));
      const opening = indexedDB.open('countersign', version);
      opening.onupgradeneeded = () => {
        for (const { name, keyPath, indexes, rows } of stores) {
          const table = opening.result.createObjectStore(name, { keyPath });
          for (const index of indexes) table.createIndex(index, index);
          for (const row of rows) table.add(row);
        }
      };
      (await done(opening)).close();
    },
    readFileSync(`test/fixtures/released/database-${version}.json`, 'utf8'),
  );

const notice = (page: Page) => page.getByRole('alert', { name: 'The database of this machine' });

test('a database of the first version is migrated, of a newer one refused; two versions at once are told', async ({
  app,
}) => {
  test.skip(app.host !== 'browser', 'the database is the same in both hosts');
  const { page } = app;
  await openSamplePlan(page);
  const titles = await firstTitles(page, 3);
  await saved(page);
  const address = page.url();
  const beside = new URL('icon.svg', address).href;

  await test.step('version 1, which had no what-ifs', async () => {
    await page.goto(beside);
    await rebuild(page, 10, ['scenarios']);
    await page.goto(address);
    expect(await firstTitles(page, 3)).toEqual(titles);
    await page.getByRole('link', { name: 'What-if' }).click();
    await page.getByRole('button', { name: 'New what-if from the plan' }).first().click();
    await expect(page.getByText(/is made\. Open it to change it/)).toBeVisible();
  });

  await test.step('a window that holds the older version is waited for', async () => {
    // A window of the app opens the database by itself, and would bring it up to date.
    const other = await app.secondWindow();
    await other.goto(beside);
    await page.goto(beside);
    await rebuild(page, 10, ['scenarios']);
    await other.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('countersign');
          opening.onsuccess = () => {
            Object.assign(window, { held: opening.result });
            resolve();
          };
        }),
    );
    await page.goto(address);
    await expect(notice(page)).toContainText('Close it; this window goes on by itself');
    await other.evaluate(() => Reflect.get(window, 'held').close());
    expect(await firstTitles(page, 3)).toEqual(titles);
    await expect(notice(page)).toHaveCount(0);
    await other.close();
  });

  for (const { version } of DATABASE_VERSIONS)
    await test.step(`what version ${version} has written opens to what was done in it`, async () => {
      await page.goto(beside);
      await lay(page, version);
      await page.goto(`${address.split('#')[0]}#/plans`);
      await page.getByRole('link', { name: `Plan of version ${version}` }).click();
      // As the README of the fixtures says that the hand has left it.
      expect(await firstTitles(page, 4)).toEqual(['Third kept', 'Second kept', 'First kept']);
      await page.keyboard.press('Control+Z');
      await expect.poll(() => firstTitles(page, 4)).toEqual(['Second kept', 'First kept']);
      await page.keyboard.press('Control+Shift+Z');
      await goTo(page, 'What-if');
      if (version === 1) {
        await expect(page.getByText('No what-if yet')).toBeVisible();
        return;
      }
      await page.getByRole('link', { name: 'Open What-if 1' }).click();
      await goTo(page, 'Backlog');
      const inside = await firstTitles(page, 4);
      expect(inside.sort()).toEqual(['First kept', 'Only in the what-if', 'Second kept']);
      await saved(page);
    });

  await test.step('a newer version that takes over is told, and then refused', async () => {
    const other = await app.secondWindow();
    await other.goto(beside);
    await rebuild(other, 30, []);
    await expect(notice(page)).toContainText(/newer Countersign|being removed/);
    await page.reload();
    await expect(notice(page)).toContainText('start the newer one, or update');
    await expect(page.getByText('The plan could not be opened')).toBeVisible();
    await other.close();
  });
});
