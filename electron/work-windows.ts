import { BrowserWindow } from 'electron';

const windows = new Set<BrowserWindow>();

/** Counts a window among those in which work is done, as long as it is open; the projector's is none of them. */
export function keepWorkWindow(window: BrowserWindow): void {
  windows.add(window);
  window.once('closed', () => windows.delete(window));
}

/** Oldest first. */
export const workWindows = (): readonly BrowserWindow[] => [...windows];

/** The work window in front, or the oldest one when another program or the projector is in front. */
export function frontWindow(): BrowserWindow | null {
  const focused = BrowserWindow.getFocusedWindow();
  return focused && windows.has(focused) ? focused : (workWindows()[0] ?? null);
}
