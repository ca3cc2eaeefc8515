import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeOnDisplays, readWindowState } from '../../../electron/window-state';

const BUILT_IN = { x: 0, y: 0, width: 1440, height: 900 };
const BESIDE = { x: 1440, y: 0, width: 1920, height: 1080 };

describe('where a window comes back', () => {
  it('is where it stood, as long as its display is there', () => {
    const bounds = { x: 1600, y: 100, width: 1200, height: 800 };
    expect(placeOnDisplays(bounds, [BUILT_IN, BESIDE])).toEqual(bounds);
  });

  it('is left to the system when its display is gone', () => {
    expect(placeOnDisplays({ x: 1600, y: 100, width: 1200, height: 800 }, [BUILT_IN])).toBeNull();
    // Only a corner would be left on the display, or its head would be above the upper edge.
    expect(placeOnDisplays({ x: 1400, y: 100, width: 1200, height: 800 }, [BUILT_IN])).toBeNull();
    expect(placeOnDisplays({ x: 100, y: -300, width: 1200, height: 800 }, [BUILT_IN])).toBeNull();
  });

  it('is made to fit a display that has become smaller', () => {
    expect(placeOnDisplays({ x: 300, y: 200, width: 1900, height: 1000 }, [BUILT_IN])).toEqual(BUILT_IN);
  });
});

describe('what is remembered of a window', () => {
  const written = (text: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'countersign-window-')), 'window.json');
    writeFileSync(file, text);
    return readWindowState(file);
  };

  it('is read again, and anything else is as if there were nothing', () => {
    const state = { bounds: { x: 1, y: 2, width: 1000, height: 700 }, maximised: true, zoom: 1.5 };
    expect(written(JSON.stringify(state))).toEqual(state);
    const { zoom: _, ...before } = state;
    expect(written(JSON.stringify(before))).toEqual({ ...before, zoom: 0 });
    for (const text of ['', '{', '[]', '{"bounds":{"x":1e9,"y":0,"width":1,"height":1},"maximised":true}'])
      expect(written(text)).toBeNull();
    expect(readWindowState(join(tmpdir(), 'nothing', 'here.json'))).toBeNull();
  });
});
