import type { EventEmitter } from 'node:events';

/** Electron's event objects: a listener may prevent what is about to happen. */
export class StandInEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Emits an event that can be prevented; true when a listener did. */
export function emitPreventable(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...more: unknown[]
): boolean {
  const event = Object.assign(new StandInEvent(), details);
  emitter.emit(name, event, ...more);
  return event.defaultPrevented;
}
