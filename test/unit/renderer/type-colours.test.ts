import { readFileSync } from 'node:fs';
import { ITEM_TYPES } from '@shared/model/index';
import { describe, expect, it } from 'vitest';

type Rgb = readonly [number, number, number];

const css = readFileSync(new URL('../../../renderer/ui/theme.css', import.meta.url), 'utf8');
const [lightPart = '', darkPart = ''] = css.split('[data-mantine-color-scheme="dark"]');

const colour = (part: string, name: string): Rgb => {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(part)?.[1];
  if (!hex) throw new Error(`theme.css has no --${name}`);
  const linear = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [linear(0), linear(2), linear(4)];
};

// Machado, Oliveira, Fernandes: "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009:
// deuteranomaly of severity 1.0, for linear RGB.
const DEUTERANOPIA = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
] as const;

const simulated = ([r, g, b]: Rgb): Rgb => {
  const [red, green, blue] = DEUTERANOPIA.map(([x, y, z]) => Math.max(0, Math.min(1, x * r + y * g + z * b)));
  return [red ?? 0, green ?? 0, blue ?? 0];
};
const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const contrast = (a: Rgb, b: Rgb): number => {
  const [more = 0, less = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (more + 0.05) / (less + 0.05);
};

describe.each([
  ['light', lightPart],
  ['dark', darkPart],
])('the colours of the kinds of work, %s', (_scheme, part) => {
  it.each(ITEM_TYPES)(
    '%s can be read on its tint and seen on the page, with deuteranopia and in greyscale too',
    (type) => {
      const ink = colour(part, `type-${type}`);
      for (const ground of [colour(part, `type-${type}-tint`), colour(part, 'surface')]) {
        // Greyscale is luminance alone, and so is this measure.
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(simulated(ink), simulated(ground))).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('are too alike in luminance to stand alone: each kind needs an icon of its own', () => {
    const inks = ITEM_TYPES.map((type) => colour(part, `type-${type}`));
    const closest = Math.min(
      ...inks.flatMap((a, i) => inks.slice(i + 1).map((b) => contrast(simulated(a), simulated(b)))),
    );
    expect(closest).toBeLessThan(1.5);
    const source = readFileSync(new URL('../../../renderer/ui/ItemTypeIcon.tsx', import.meta.url), 'utf8');
    const names = ITEM_TYPES.map((type) => new RegExp(`${type}: pathOf\\((\\w+)\\)`).exec(source)?.[1]);
    const icons = names.map(
      (name) => new RegExp(`__iconNode as ${name} } .*/(Icon\\w+)\\.mjs`).exec(source)?.[1],
    );
    expect(new Set(icons).size).toBe(ITEM_TYPES.length);
    expect(icons).not.toContain(undefined);
  });
});
