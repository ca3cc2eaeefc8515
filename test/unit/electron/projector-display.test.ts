import { describe, expect, it } from 'vitest';
import {
  chooseDisplay,
  displayInfo,
  type KnownDisplay,
  remembered,
  sameDisplay,
} from '../../../electron/projector-display';
import { projectorOptions } from '../../../electron/window-options';

const display = (id: number, changes: Partial<KnownDisplay> = {}): KnownDisplay => ({
  id,
  label: `Display ${id}`,
  bounds: { x: 0, y: 0, width: 1_920, height: 1_080 },
  size: { width: 1_920, height: 1_080 },
  scaleFactor: 1,
  internal: false,
  ...changes,
});
const laptop = display(1, { internal: true });
const [beamer, tv] = [display(2), display(3)];

describe('where the projector goes', () => {
  it('is the display of last time, by its number or, where that changed, by its name and size', () => {
    expect(chooseDisplay([laptop, beamer, tv], remembered(tv), '1')).toBe(tv);
    const renumbered = { ...tv, id: 99 };
    expect(chooseDisplay([laptop, beamer, renumbered], remembered(tv), '1')).toBe(renumbered);
    expect(sameDisplay([laptop, beamer], remembered(tv))).toBeNull();
  });

  it('is a second display, an external one first, and never the one the facilitator works on', () => {
    const second = display(4, { internal: true });
    expect(chooseDisplay([laptop, second, beamer], null, '1')).toBe(beamer);
    expect(chooseDisplay([laptop, beamer], null, '2')).toBe(laptop);
    expect(chooseDisplay([laptop, beamer], remembered(beamer), '2')).toBe(laptop);
    expect(chooseDisplay([laptop], null, '1')).toBeNull();
  });

  it('is told in pixels and by a name, even where the system gives none', () => {
    const retina = display(5, { label: '', scaleFactor: 2, size: { width: 1_440, height: 900 } });
    expect(displayInfo(retina, 1, '1')).toEqual({
      id: '5',
      label: 'Display 2',
      width: 2_880,
      height: 1_800,
      isHere: false,
    });
  });
});

it('its window has no preload, no Node and no frame where it fills a display', () => {
  const options = projectorOptions({ bounds: beamer.bounds, fills: true, developing: false });
  expect(options).toMatchObject({ frame: false, autoHideMenuBar: true, width: 1_920, height: 1_080 });
  expect(options.webPreferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    devTools: false,
  });
  expect(options.webPreferences).not.toHaveProperty('preload');
});
