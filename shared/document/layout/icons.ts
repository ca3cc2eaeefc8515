import type { ItemType } from '../../model/index';
import type { Page } from '../paper/page';
import type { Box } from '../paper/tag';
import { COLORS, TYPE_COLORS } from './theme';

/** A sign for each kind of work (told apart without colour), a diamond for a promise, marks for findings. */
export type IconName = ItemType | 'milestone' | 'warning' | 'waived';

/** What a screen reader says for an icon. */
export const ICON_WORDS = {
  feature: 'Feature:',
  bug: 'Bug:',
  debt: 'Debt:',
  infrastructure: 'Infrastructure:',
  ai: 'AI:',
  milestone: 'Milestone',
  warning: 'Warning:',
  waived: 'Breach:',
} as const satisfies Record<IconName, string>;

/** Draws an icon into a square of `size` points. The caller marks what it belongs to. */
export function drawIcon(page: Page, icon: IconName, x: number, y: number, size: number): void {
  const s = size / 10;
  const at = (dx: number, dy: number) => [x + dx * s, y + dy * s] as const;
  const shape = (fill: string, ...points: readonly (readonly [number, number])[]) =>
    page.path(
      [...points.map(([dx, dy], index) => [index === 0 ? 'M' : 'L', ...at(dx, dy)] as const), ['Z']],
      { fill },
    );
  switch (icon) {
    case 'feature':
      page.circle(...at(5, 5), 4 * s, { fill: TYPE_COLORS.feature });
      return;
    case 'bug': {
      const paint = { stroke: TYPE_COLORS.bug, lineWidth: 2.2 * s };
      page.line(...at(1.8, 1.8), ...at(8.2, 8.2), paint);
      page.line(...at(8.2, 1.8), ...at(1.8, 8.2), paint);
      return;
    }
    case 'debt':
      shape(TYPE_COLORS.debt, [5, 1], [9.4, 8.8], [0.6, 8.8]);
      return;
    case 'infrastructure':
      page.rect(
        { x: x + 1.4 * s, y: y + 1.4 * s, width: 7.2 * s, height: 7.2 * s },
        { fill: TYPE_COLORS.infrastructure },
      );
      return;
    case 'ai':
      shape(
        TYPE_COLORS.ai,
        [5, 0.2],
        [6.3, 3.7],
        [9.8, 5],
        [6.3, 6.3],
        [5, 9.8],
        [3.7, 6.3],
        [0.2, 5],
        [3.7, 3.7],
      );
      return;
    case 'milestone':
      shape(COLORS.ink, [5, 0.4], [9.6, 5], [5, 9.6], [0.4, 5]);
      return;
    case 'warning':
      page.path([['M', ...at(5, 1)], ['L', ...at(9.4, 8.8)], ['L', ...at(0.6, 8.8)], ['Z']], {
        stroke: COLORS.debt,
        lineWidth: 1.1 * s,
      });
      page.line(...at(5, 3.8), ...at(5, 6.2), { stroke: COLORS.debt, lineWidth: 1.2 * s });
      page.circle(...at(5, 7.6), 0.7 * s, { fill: COLORS.debt });
      return;
    case 'waived':
      page.circle(...at(5, 5), 4 * s, { stroke: COLORS.alarm, lineWidth: 1.1 * s });
      page.line(...at(2.2, 7.8), ...at(7.8, 2.2), { stroke: COLORS.alarm, lineWidth: 1.1 * s });
  }
}

/** Fills a box with the colour of a kind of work and its hatch, so that it reads in black and white too. */
export function drawHatch(page: Page, type: ItemType, box: Box): void {
  const { x, y, width, height } = box;
  page.rect(box, { fill: TYPE_COLORS[type] });
  if (type === 'feature') return;
  const paint = { stroke: COLORS.white, lineWidth: 0.8 };
  page.clipped(box, () => {
    switch (type) {
      case 'debt':
        for (let d = -height; d < width; d += 3) page.line(x + d, y + height, x + d + height, y, paint);
        return;
      case 'infrastructure':
        for (let d = 1.5; d < height; d += 3) page.line(x, y + d, x + width, y + d, paint);
        return;
      case 'bug':
        for (let d = 2; d < height; d += 3.4) page.circle(x + width / 2, y + d, 0.8, { fill: COLORS.white });
        return;
      case 'ai':
        page.line(x + width / 2, y, x + width / 2, y + height, paint);
    }
  });
}
