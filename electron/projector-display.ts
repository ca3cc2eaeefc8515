import type { DisplayInfo } from '@shared/desktop-api';
import type { Display } from 'electron';
import { z } from 'zod';

export type KnownDisplay = Pick<Display, 'id' | 'label' | 'bounds' | 'size' | 'scaleFactor' | 'internal'>;

/** How a display is known again: systems give the same one another number now and then. */
export const rememberedSchema = z.strictObject({
  id: z.string().max(100),
  label: z.string().max(300),
  width: z.number(),
  height: z.number(),
});
export type RememberedDisplay = z.infer<typeof rememberedSchema>;

export const displayId = (display: Pick<KnownDisplay, 'id'>): string => String(display.id);

export const remembered = (display: KnownDisplay): RememberedDisplay => ({
  id: displayId(display),
  label: display.label,
  ...display.size,
});

/** The display that was remembered, by its number, else by its name and size; null: it is not there. */
export function sameDisplay<D extends KnownDisplay>(
  displays: readonly D[],
  known: RememberedDisplay,
): D | null {
  const byId = displays.find((display) => displayId(display) === known.id);
  const bySize = ({ label, size }: KnownDisplay) =>
    label === known.label && size.width === known.width && size.height === known.height;
  return byId ?? displays.find(bySize) ?? null;
}

/**
 * Where the projector goes: to the remembered display when it is there, else to a second one, an external one first.
 * null: there is only the display that the facilitator's window is on.
 */
export function chooseDisplay<D extends KnownDisplay>(
  displays: readonly D[],
  known: RememberedDisplay | null,
  here: string,
): D | null {
  const others = displays.filter((display) => displayId(display) !== here);
  const same = known && sameDisplay(others, known);
  return same ?? others.find(({ internal }) => !internal) ?? others[0] ?? null;
}

/** A display as the window tells of it. */
export function displayInfo(display: KnownDisplay, place: number, here: string): DisplayInfo {
  const pixels = (length: number) => Math.round(length * display.scaleFactor);
  return {
    id: displayId(display),
    label: display.label.trim() || (display.internal ? 'Built-in display' : `Display ${place + 1}`),
    width: pixels(display.size.width),
    height: pixels(display.size.height),
    isHere: displayId(display) === here,
  };
}
