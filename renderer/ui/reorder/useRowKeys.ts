import type { KeyboardEvent } from 'react';
import type { DropTarget } from './drop-target';
import type { Entry } from './entries';
import type { KeyboardDrag } from './useKeyboardDrag';
import type { RowSelection } from './useRowSelection';

interface Parts<Id extends string, T extends DropTarget> {
  readonly entries: readonly Entry<Id>[];
  readonly activeIndex: number;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly selection: RowSelection<Id>;
  readonly keyboard: KeyboardDrag<Id, T>;
  readonly resolve: (ids: readonly Id[], stop: number) => T | null;
  readonly drop: (ids: readonly Id[], target: T) => void;
  readonly announce: (text: string) => void;
  readonly namesOf: (ids: readonly Id[]) => string;
  readonly isFixed: boolean;
  /** How many rows a page key passes. */
  readonly page: () => number;
  readonly goTo: (index: number, id: Id, field: string | null) => void;
  readonly onOpen: (id: Id) => void;
  readonly onLeave: (() => void) | undefined;
  readonly onRowKey: ((event: KeyboardEvent, id: Id) => boolean) | undefined;
}

/** The keys of a list: going from row to row, marking, opening, moving. */
export function useRowKeys<Id extends string, T extends DropTarget>(
  parts: Parts<Id, T>,
): (event: KeyboardEvent) => void {
  const { entries, activeIndex, indexOf, selection, keyboard, resolve, drop } = parts;
  const { announce, namesOf, isFixed, goTo } = parts;

  const go = (index: number, step: 1 | -1, event: KeyboardEvent) => {
    let next = Math.max(0, Math.min(entries.length - 1, index));
    while (entries[next]?.kind === 'divider') next += step;
    const entry = entries[next];
    if (entry?.kind !== 'row') return;
    const field =
      event.target instanceof HTMLElement
        ? event.target.closest<HTMLElement>('[data-field]')?.dataset.field
        : null;
    selection.activate(entry.id, event.shiftKey ? 'extend' : 'only');
    goTo(next, entry.id, field ?? null);
  };

  const nudge = (by: number) => {
    const ids = selection.acting();
    const places = ids.map((id) => indexOf.get(id) ?? 0);
    const stop = by < 0 ? Math.min(...places) : Math.max(...places) + 1;
    const target = keyboard.nextTarget(ids, { stop, key: resolve(ids, stop)?.key ?? '' }, by);
    if (!target) return announce('It can go no further.');
    announce(`Moved ${namesOf(ids)}. ${target.label}.`);
    drop(ids, target);
  };

  return (event) => {
    const id = selection.activeId;
    if (id === null || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    if (target.closest('input, textarea, [data-no-drag]')) return;
    if (keyboard.onKeyDown(event) || parts.onRowKey?.(event, id)) return;
    const onRow = target.dataset.row !== undefined;
    const command = event.ctrlKey || event.metaKey;
    const page = parts.page();
    switch (event.key) {
      case 'ArrowUp':
      case 'ArrowDown': {
        const step = event.key === 'ArrowUp' ? -1 : 1;
        if (!event.altKey) go(activeIndex + step, step, event);
        else if (!isFixed) nudge(step);
        break;
      }
      case 'PageUp':
        go(activeIndex - page, -1, event);
        break;
      case 'PageDown':
        go(activeIndex + page, 1, event);
        break;
      case 'Home':
        go(0, 1, event);
        break;
      case 'End':
        go(entries.length - 1, -1, event);
        break;
      case 'Enter':
        if (!onRow) return;
        parts.onOpen(id);
        break;
      case ' ':
        if (!onRow) return;
        if (command) selection.activate(id, 'toggle');
        else if (!isFixed) keyboard.pickUp(selection.acting(), activeIndex);
        break;
      case 'a':
        if (!command) return;
        selection.markAll();
        announce('All rows are marked.');
        break;
      case 'Escape':
        selection.activate(id);
        parts.onLeave?.();
        break;
      default:
        return;
    }
    event.preventDefault();
  };
}
