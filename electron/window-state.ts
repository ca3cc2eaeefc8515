import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';
import { readNote, writeNote } from './note';

const length = z.int().min(-100_000).max(100_000);
const stateSchema = z.strictObject({
  bounds: z.strictObject({ x: length, y: length, width: length.min(200), height: length.min(200) }),
  maximised: z.boolean(),
  /** Chromium's zoom level; 0 is the size everything is drawn for. A note of before it was kept has none. */
  zoom: z.number().min(-5).max(5).default(0),
});
export type WindowState = z.infer<typeof stateSchema>;

/** So much of a window's upper edge has to lie on a display that it can be seen and taken hold of. */
const GRIP = { width: 160, height: 40 };

/**
 * The bounds on the displays there are now: as they were, made smaller where the display has become smaller. null: the
 * display is gone, and with it the place.
 */
export function placeOnDisplays(bounds: Rectangle, workAreas: readonly Rectangle[]): Rectangle | null {
  const area = workAreas.find(
    (candidate) =>
      overlap(bounds.x, bounds.width, candidate.x, candidate.width) >= GRIP.width &&
      overlap(bounds.y, GRIP.height, candidate.y, candidate.height) >= GRIP.height,
  );
  if (!area) return null;
  const width = Math.min(bounds.width, area.width);
  const height = Math.min(bounds.height, area.height);
  return {
    x: Math.max(area.x, Math.min(bounds.x, area.x + area.width - width)),
    y: Math.max(area.y, Math.min(bounds.y, area.y + area.height - height)),
    width,
    height,
  };
}

const overlap = (a: number, aLength: number, b: number, bLength: number): number =>
  Math.min(a + aLength, b + bLength) - Math.max(a, b);

/** What was remembered; null: the window opens where it likes. */
export const readWindowState = (file: string): WindowState | null => readNote(file, stateSchema);

const REST = 500;

/** Remembers where the window stands, each time it has come to rest, and when it closes. */
export function rememberWindow(window: BrowserWindow, file: string, report: (error: unknown) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    // A window that fills the screen for a while is no place to come back to.
    if (window.isDestroyed() || window.isFullScreen() || window.isMinimized()) return;
    const state: WindowState = {
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
      zoom: window.webContents.getZoomLevel(),
    };
    writeNote(file, state).catch(report);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(write, REST);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  // The menu's zoom tells nobody; it is noted when the window is left for another one.
  window.on('blur', later);
  window.on('close', write);
  window.once('closed', () => clearTimeout(timer));
}
