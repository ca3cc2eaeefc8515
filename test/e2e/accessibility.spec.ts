import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/host';
import { goTo, openSamplePlan } from './support/steps';

const SCREENS = [
  'Agenda',
  'People and teams',
  'Import',
  'Velocity',
  'Objectives',
  'Debt budget',
  'Backlog',
  'Roadmap',
  'What-if',
  'AI work',
  'Risks and confidence',
  'Sign-off',
  'Conflicts and sync',
  'Refinement',
  'Decision log',
  'Revisions',
];

test('axe finds nothing serious on any screen, light and dark', async ({ app }) => {
  const { page } = app;
  const seriousOn = async (screen: string) => {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      const axe = new AxeBuilder({ page });
      // The colours are all that the second scheme changes.
      const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          found.push(
            `${screen}, ${colorScheme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
          );
    }
    return found;
  };
  const found = await seriousOn('Plans');
  await openSamplePlan(page);
  for (const screen of SCREENS) {
    await goTo(page, screen);
    await expect(page.getByRole('heading', { name: screen, level: 1 })).toBeVisible();
    found.push(...(await seriousOn(screen)));
  }
  for (const screen of ['Duplicates', 'Export']) {
    await page.evaluate((name) => {
      location.hash = location.hash.replace(/[^/]+$/, name.toLowerCase());
    }, screen);
    await expect(page.getByRole('heading', { name: screen, level: 1 })).toBeVisible();
    found.push(...(await seriousOn(screen)));
  }
  expect(found).toEqual([]);
});
