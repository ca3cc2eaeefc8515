import { EventEmitter } from 'node:events';
import type { StandInDisplay } from './calls';
import { StandInEvent } from './emitter';
import { isReady } from './readiness';

type Bounds = StandInDisplay['bounds'];

const BUILT_IN: StandInDisplay = {
  id: 1,
  label: 'Built-in display',
  internal: true,
  bounds: { x: 0, y: 0, width: 1_440, height: 900 },
};

let displays: readonly StandInDisplay[] = [BUILT_IN];

const asElectron = (display: StandInDisplay) => ({
  ...display,
  workArea: display.bounds,
  size: { width: display.bounds.width, height: display.bounds.height },
  scaleFactor: 1,
});

const shared = (a: Bounds, b: Bounds): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

class StandInScreen extends EventEmitter {
  getAllDisplays() {
    if (!isReady()) throw new Error('screen is known once the app is ready');
    return displays.map(asElectron);
  }
  getPrimaryDisplay() {
    return asElectron(displays[0] ?? BUILT_IN);
  }
  getDisplayMatching(bounds: Bounds) {
    const [most = BUILT_IN] = [...displays].sort(
      (a, b) => shared(b.bounds, bounds) - shared(a.bounds, bounds),
    );
    return asElectron(most);
  }
}

export const screen = new StandInScreen();

export function setDisplays(next: readonly StandInDisplay[]): void {
  const before = displays;
  displays = next;
  const has = (some: readonly StandInDisplay[], { id }: StandInDisplay) => some.some((one) => one.id === id);
  for (const display of before)
    if (!has(next, display)) screen.emit('display-removed', new StandInEvent(), asElectron(display));
  for (const display of next)
    if (!has(before, display)) screen.emit('display-added', new StandInEvent(), asElectron(display));
    else screen.emit('display-metrics-changed', new StandInEvent(), asElectron(display), ['bounds']);
}
