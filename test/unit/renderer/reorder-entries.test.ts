import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, geometryOf, rowNear } from '../../../renderer/ui/reorder/entries';

const ROW = 40;
const row = (id: string): Entry<string> => ({ kind: 'row', id });
const divider = (id: string, height: number): Entry<string> => ({
  kind: 'divider',
  id,
  height,
  content: null,
});

describe('the geometry of a list', () => {
  it('finds the nearest gap between two entries, wherever the pointer is', () => {
    const entry = fc.oneof(
      fc.constant(ROW),
      fc.integer({ min: 10, max: 60 }).map((height) => -height),
    );
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 60 }),
        fc.double({ min: -50, max: 4_000, noNaN: true }),
        (shape, y) => {
          const entries = shape.map((height, index) =>
            height === ROW ? row(`r${index}`) : divider(`d${index}`, -height),
          );
          const gaps = [0];
          for (const height of shape) gaps.push((gaps.at(-1) ?? 0) + Math.abs(height));
          const nearest = Math.min(...gaps.map((gap) => Math.abs(gap - y)));
          const geometry = geometryOf(entries, ROW);
          const stop = geometry.stopAt(y);
          expect(Array.from(geometry.tops)).toEqual(gaps);
          expect(Math.abs((gaps[stop] ?? Number.NaN) - y)).toBeCloseTo(nearest, 6);
        },
      ),
    );
  });

  it('passes over dividers and over what is moved itself when it looks for a neighbour', () => {
    const entries = [divider('d', 30), row('a'), row('b'), divider('e', 30), row('c')];
    expect(rowNear(entries, 3, 'above', new Set(['b']))).toBe('a');
    expect(rowNear(entries, 3, 'below', new Set(['b']))).toBe('c');
    expect(rowNear(entries, 1, 'above', new Set())).toBeNull();
    expect(rowNear(entries, 5, 'below', new Set())).toBeNull();
  });
});
