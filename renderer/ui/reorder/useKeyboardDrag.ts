import { type KeyboardEvent, useCallback, useState } from 'react';
import type { DropTarget } from './drop-target';

const PAGE = 10;

interface Grab<Id extends string, T extends DropTarget> {
  readonly ids: readonly Id[];
  readonly target: T;
}

interface Parts<Id extends string, T extends DropTarget> {
  readonly last: number;
  readonly resolve: (ids: readonly Id[], stop: number) => T | null;
  readonly nameOf: (ids: readonly Id[]) => string;
  readonly announce: (text: string) => void;
  readonly onDrop: (ids: readonly Id[], target: T) => void;
}

export interface KeyboardDrag<Id extends string, T extends DropTarget> {
  readonly grab: Grab<Id, T> | null;
  readonly pickUp: (ids: readonly Id[], stop: number) => void;
  /** Whether the key belonged to the drag. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean;
  readonly cancel: () => void;
  /** The next place that differs from the one at `stop`; null: there is none in that direction. */
  readonly nextTarget: (ids: readonly Id[], from: { stop: number; key: string }, by: number) => T | null;
}

/** Moves rows by keyboard: Space picks up, arrows and Home, End, Page keys move, Space or Enter drops, Escape cancels. */
export function useKeyboardDrag<Id extends string, T extends DropTarget>({
  last,
  resolve,
  nameOf,
  announce,
  onDrop,
}: Parts<Id, T>): KeyboardDrag<Id, T> {
  const [grab, setGrab] = useState<Grab<Id, T> | null>(null);

  const nextTarget = useCallback(
    (ids: readonly Id[], from: { stop: number; key: string }, by: number): T | null => {
      const step = Math.sign(by);
      let key = from.key;
      let left = Math.abs(by);
      let found: T | null = null;
      for (let stop = from.stop + step; left > 0 && stop >= 0 && stop <= last; stop += step) {
        const target = resolve(ids, stop);
        if (!target || target.key === key) continue;
        found = target;
        key = target.key;
        left -= 1;
      }
      return found;
    },
    [last, resolve],
  );

  const pickUp = useCallback(
    (ids: readonly Id[], stop: number) => {
      const target = resolve(ids, stop);
      if (!target) return;
      setGrab({ ids, target });
      announce(`Picked up ${nameOf(ids)}. ${target.label}. Arrow keys move, Space drops, Escape cancels.`);
    },
    [resolve, announce, nameOf],
  );

  const cancel = useCallback(() => {
    if (grab) announce('Cancelled. Nothing was moved.');
    setGrab(null);
  }, [grab, announce]);

  const onKeyDown = useCallback(
    (event: KeyboardEvent): boolean => {
      if (!grab) return false;
      const { ids, target } = grab;
      const move = (next: T | null) => {
        if (!next) return announce(`${target.label}. It can go no further.`);
        setGrab({ ids, target: next });
        announce(next.label);
      };
      switch (event.key) {
        case 'ArrowUp':
          move(nextTarget(ids, target, -1));
          break;
        case 'ArrowDown':
          move(nextTarget(ids, target, 1));
          break;
        case 'PageUp':
          move(nextTarget(ids, target, -PAGE));
          break;
        case 'PageDown':
          move(nextTarget(ids, target, PAGE));
          break;
        case 'Home':
          move(nextTarget(ids, { stop: -1, key: '' }, 1));
          break;
        case 'End':
          move(nextTarget(ids, { stop: last + 1, key: '' }, -1));
          break;
        case ' ':
        case 'Enter':
          setGrab(null);
          announce(`Dropped. ${target.label}.`);
          onDrop(ids, target);
          break;
        case 'Escape':
          cancel();
          break;
        case 'Tab':
          cancel();
          return false;
        default:
          break;
      }
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    [grab, nextTarget, announce, last, onDrop, cancel],
  );

  return { grab, pickUp, onKeyDown, cancel, nextTarget };
}
