import type { ItemType, Paper } from '../../model/index';
import type { FaceName } from '../fonts';

/** How a stretch of text is set. Size and leading in points. */
export interface TextStyle {
  readonly face: FaceName;
  readonly size: number;
  readonly leading: number;
  readonly color: string;
  /** Figures of one width, for columns. */
  readonly tabular?: boolean;
}

export const COLORS = {
  ink: '#18212b',
  muted: '#55616e',
  line: '#d3d9df',
  faint: '#f3f5f7',
  white: '#ffffff',
  product: '#1c5fc4',
  engineering: '#0b726d',
  debt: '#955700',
  alarm: '#b0152b',
  draft: '#f1f1f1',
} as const;

/** One colour a kind of work; all of them carry white text and stand as text on white (4.5 to 1). */
export const TYPE_COLORS = {
  feature: '#1c5fc4',
  bug: '#b4233c',
  debt: '#955700',
  infrastructure: '#4a5a6a',
  ai: '#6b3fc4',
} as const satisfies Record<ItemType, string>;

/** The same, as the ground of a card. */
export const TYPE_TINTS = {
  feature: '#eef4fc',
  bug: '#fbeff1',
  debt: '#fbf4e8',
  infrastructure: '#f1f3f5',
  ai: '#f4f0fb',
} as const satisfies Record<ItemType, string>;

const style = (face: FaceName, size: number, leading: number, color: string = COLORS.ink): TextStyle => ({
  face,
  size,
  leading,
  color,
});

export const TEXT = {
  coverTitle: style('bold', 32, 38),
  coverLine: style('medium', 14, 20, COLORS.muted),
  h1: style('bold', 20, 26),
  h2: style('semibold', 13, 18),
  h3: style('semibold', 10.5, 15),
  lead: style('regular', 11.5, 18, COLORS.ink),
  body: style('regular', 9.5, 14),
  small: style('regular', 8, 11.5, COLORS.muted),
  cell: { ...style('regular', 8.5, 12), tabular: true },
  cellNote: { ...style('regular', 7.5, 10.5, COLORS.muted), tabular: true },
  head: style('medium', 7.5, 10, COLORS.muted),
  frame: { ...style('regular', 7.5, 10, COLORS.muted), tabular: true },
  figure: { ...style('semibold', 19, 24), tabular: true },
  board: style('medium', 7, 8.4),
  boardNote: { ...style('regular', 6.4, 8, COLORS.muted), tabular: true },
} as const satisfies Record<string, TextStyle>;

/** A page in points, portrait. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export const PAGE_SIZES = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
} as const satisfies Record<Paper, PageSize>;

export const MARGIN = { top: 72, bottom: 60, side: 56, landscapeSide: 40, landscapeTop: 62 } as const;
