import { drawBoardPicture } from '@shared/document/index';
import type { Plan } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { expect, test } from 'vitest';
import { fonts } from './fonts';

const HOSTILE = '<script>alert("1")</script> & ]]>\u0007';

/** The text of an SVG as an XML reader gives it, word by word. */
const wordsOf = (svg: string): string =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/gu)]
    .map(([, text = '']) =>
      text
        .replace(/&lt;/gu, '<')
        .replace(/&gt;/gu, '>')
        .replace(/&quot;/gu, '"')
        .replace(/&amp;/gu, '&'),
    )
    .join(' ');

function withTitle(plan: Plan, title: string): Plan {
  const [placed] = [...plan.items.values()].filter(({ placement }) => placement);
  if (!placed) throw new Error('The sample has placed items');
  return { ...plan, items: new Map([...plan.items, [placed.id, { ...placed, title }]]) };
}

test('the board as a picture says what the plan says, and escapes it', async () => {
  const plan = samplePlan();
  const { svg, width, height } = await drawBoardPicture(withTitle(plan, HOSTILE), fonts);
  expect(svg).toContain(`width="${width}" height="${height}"`);
  expect(height).toBeGreaterThan(400);
  expect(svg).not.toContain('<script');
  expect(svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/u);
  expect([...svg].some((sign) => sign < ' ' && sign !== '\n')).toBe(false);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/u);
  const words = wordsOf(svg);
  for (const team of plan.teams.values()) expect(words).toContain(team.name);
  for (const { name } of plan.iterations.values()) expect(words).toContain(name);
  expect(words).toContain('<script>');
  // Every element that is opened is closed.
  const opened = [...svg.matchAll(/<([a-zA-Z]+)[^>]*[^/]>|<([a-zA-Z]+)>/gu)].length;
  expect([...svg.matchAll(/<\//gu)].length).toBe(opened);
  // The same plan gives the same picture.
  expect((await drawBoardPicture(withTitle(plan, HOSTILE), fonts)).svg).toBe(svg);
});

test('a plan without anything placed still gives a picture of its teams', async () => {
  const plan = samplePlan();
  const items = new Map([...plan.items].map(([id, item]) => [id, { ...item, placement: null }]));
  const { svg, height } = await drawBoardPicture({ ...plan, items }, fonts);
  expect(wordsOf(svg)).toContain('Checkout');
  expect(height).toBeLessThan(700);
});
