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
  'AI work',
  'Risks and confidence',
  'Sign-off',
  'Conflicts and sync',
  'Refinement',
  'Decision log',
  'Revisions',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on any screen (${colorScheme})`, async ({ app }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const seriousOn = async (screen: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, nodes }) => `${screen}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
        );
    };
    const found = await seriousOn('Plans');
    await openSamplePlan(page);
    for (const screen of SCREENS) {
      await goTo(page, screen);
      await expect(page.getByRole('heading', { name: screen, level: 1 })).toBeVisible();
      found.push(...(await seriousOn(screen)));
    }
    expect(found).toEqual([]);
  });
}
