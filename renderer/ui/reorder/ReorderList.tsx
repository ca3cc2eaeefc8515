import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type MouseEvent as RowMouseEvent,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { DragChip } from './DragChip';
import type { DropTarget } from './drop-target';
import type { Entry } from './entries';
import classes from './ReorderList.module.css';
import { ReorderRow } from './ReorderRow';
import { useKeyboardDrag } from './useKeyboardDrag';
import { useListGeometry } from './useListGeometry';
import { useMouseDrag } from './useMouseDrag';
import { useRowKeys } from './useRowKeys';
import type { RowSelection } from './useRowSelection';

export interface ReorderListHandle<Id extends string> {
  /** Scrolls to a row; the keyboard stays where it is. */
  readonly reveal: (id: Id) => void;
  /** Scrolls to a row and gives it, or the part of it with this `data-field`, the keyboard. */
  readonly focus: (id: Id, field?: string) => void;
  /** Says something to screen readers. */
  readonly announce: (text: string) => void;
}

interface ReorderListProps<Id extends string, T extends DropTarget> {
  readonly label: string;
  readonly entries: readonly Entry<Id>[];
  readonly rowHeight: number;
  readonly selection: RowSelection<Id>;
  /** The row that is shown in the panel beside. */
  readonly openId: string | null;
  /** Stands above the rows and does not scroll: the column headings. */
  readonly header?: ReactNode;
  readonly handle?: Ref<ReorderListHandle<Id>>;
  /** Nothing can be moved: the plan is frozen. */
  readonly isFixed: boolean;
  readonly nameOf: (id: Id) => string;
  /** Not a new function at each drawing: with a new one every row is drawn again. */
  readonly renderRow: (id: Id, isActive: boolean) => ReactNode;
  /** What hangs at the pointer: icon and title, on one line. */
  readonly renderDragged: (id: Id) => ReactNode;
  /** What a drop at a stop would do; null: nothing can be dropped there. Runs in every frame of a drag. */
  readonly resolve: (ids: readonly Id[], stop: number) => T | null;
  /** What it returns is awaited before the next move by keyboard. */
  readonly onDrop: (ids: readonly Id[], target: T) => unknown;
  readonly onOpen: (id: Id) => void;
  /** Keys that are the screen's own; true: handled. */
  readonly onRowKey?: (event: KeyboardEvent, id: Id) => boolean;
  readonly onLeave?: () => void;
}

const OVERSCAN = 12;
/** What stands above a list that fills its screen, in pixels: a guess, so that rows are drawn before it is measured. */
const ABOVE = 180;
const LANDED_MS = 900;
/** Under the last row: room to drop there, and for what floats over the end of the list. */
const ROOM_BELOW = 64;

/** A long list whose rows are moved by mouse and by keyboard, alone or together. Only what is in sight is drawn. */
export function ReorderList<Id extends string, T extends DropTarget>(props: ReorderListProps<Id, T>) {
  const { entries, rowHeight, selection, resolve, onDrop, nameOf, renderRow, isFixed } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const chip = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const lineLabel = useRef<HTMLSpanElement>(null);
  const chipLabel = useRef<HTMLSpanElement>(null);
  const live = useRef<HTMLDivElement>(null);
  const [landed, setLanded] = useState<ReadonlySet<Id>>(new Set());
  const wantsFocus = useRef<{ id: Id; field: string | null } | null>(null);

  const { geometry, indexOf, reveal } = useListGeometry(entries, rowHeight, scroller);
  const activeIndex = selection.activeId === null ? -1 : (indexOf.get(selection.activeId) ?? -1);

  const [overscan, setOverscan] = useState(0);
  useEffect(() => {
    // What is out of sight waits until what is in sight stands.
    const idle = requestIdleCallback(() => setOverscan(OVERSCAN), { timeout: 300 });
    return () => cancelIdleCallback(idle);
  }, []);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: geometry.heightOf,
    getItemKey: useCallback((index: number) => entries[index]?.id ?? index, [entries]),
    overscan,
    initialRect: { width: 0, height: window.innerHeight - ABOVE },
    // The row that has the keyboard stays, or the focus would be lost when it scrolls out of sight.
    rangeExtractor: (range) => {
      const indices = defaultRangeExtractor(range);
      if (activeIndex < 0 || activeIndex >= range.count || indices.includes(activeIndex)) return indices;
      return activeIndex < range.startIndex ? [activeIndex, ...indices] : [...indices, activeIndex];
    },
  });

  const announce = useCallback((text: string) => {
    if (live.current) live.current.textContent = text;
  }, []);

  const namesOf = useCallback(
    (ids: readonly Id[]) => {
      const [first] = ids;
      return ids.length === 1 && first !== undefined ? nameOf(first) : `${ids.length} items`;
    },
    [nameOf],
  );

  const show = useCallback(
    (target: T | null) => {
      if (!line.current || !lineLabel.current) return;
      line.current.style.visibility = target ? 'visible' : 'hidden';
      if (!target) return;
      const top = geometry.tops[target.stop] ?? 0;
      line.current.style.transform = `translateY(${top}px)`;
      line.current.toggleAttribute('data-first', top === 0);
      lineLabel.current.textContent = target.label;
      if (chipLabel.current) chipLabel.current.textContent = target.label;
    },
    [geometry],
  );

  const awaitsLanding = useRef(false);
  const drop = useCallback(
    (ids: readonly Id[], target: T) => {
      awaitsLanding.current = true;
      setLanded(new Set(ids));
      const active = selection.activeId;
      if (active !== null) wantsFocus.current = { id: active, field: null };
      return onDrop(ids, target);
    },
    [onDrop, selection.activeId],
  );
  useEffect(() => {
    if (landed.size === 0) return;
    const timer = setTimeout(() => {
      awaitsLanding.current = false;
      setLanded(new Set());
    }, LANDED_MS);
    return () => clearTimeout(timer);
  }, [landed]);

  const keyboard = useKeyboardDrag<Id, T>({
    last: entries.length,
    resolve,
    nameOf: namesOf,
    announce,
    onDrop: drop,
  });
  const { grab } = keyboard;
  const { dragged, carry, isPressed, onRowPress } = useMouseDrag<Id, T>({
    scroller,
    chip,
    geometry,
    selection,
    keyboard,
    isFixed,
    resolve,
    show,
    drop,
    announce,
    namesOf,
  });
  const wasGrabbed = useRef(false);
  useLayoutEffect(() => {
    // Cancelled: back to the row. Dropped: the row is shown where it lands, which is with the next entries.
    if (!grab && wasGrabbed.current && !awaitsLanding.current) reveal(activeIndex);
    wasGrabbed.current = grab !== null;
  }, [grab, reveal, activeIndex]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the new entries of a drop count
  useLayoutEffect(() => {
    if (!awaitsLanding.current) return;
    awaitsLanding.current = false;
    reveal(activeIndex);
  }, [entries]);
  useLayoutEffect(() => {
    if (!grab) return;
    show(grab.target);
    const { stop } = grab.target;
    reveal(Math.min(stop, entries.length - 1));
    reveal(Math.max(0, stop - 1));
    return () => show(null);
  }, [grab, show, reveal, entries.length]);

  const focusRow = useCallback(
    (id: Id, field?: string) => {
      wantsFocus.current = { id, field: field ?? null };
      selection.activate(id, 'keep');
      reveal(indexOf.get(id) ?? -1);
    },
    [selection, reveal, indexOf],
  );
  // After each drawing: the row that was asked for may only now be there.
  useLayoutEffect(() => {
    const wanted = wantsFocus.current;
    if (!wanted || dragged) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(wanted.id)}"]`);
    const part = wanted.field ? row?.querySelector<HTMLElement>(`[data-field="${wanted.field}"]`) : null;
    const target = part ?? row;
    if (!target) return;
    wantsFocus.current = null;
    target.focus({ preventScroll: true });
  });
  useImperativeHandle(
    props.handle,
    () => ({ focus: focusRow, announce, reveal: (id) => reveal(indexOf.get(id) ?? -1) }),
    [focusRow, announce, reveal, indexOf],
  );

  const clicked = useRef((_id: Id, _event: RowMouseEvent<HTMLElement>) => {});
  clicked.current = (id, event) => {
    const how = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'only';
    selection.activate(id, how);
    // Not the part of the row that was hit: the next key is meant for the row.
    wantsFocus.current = { id, field: null };
    if (how === 'only') props.onOpen(id);
  };
  // The same function all along, or every row were drawn again with each selection.
  const onRowClick = useCallback<typeof clicked.current>((id, event) => clicked.current(id, event), []);

  const onKeyDown = useRowKeys<Id, T>({
    entries,
    activeIndex,
    indexOf,
    selection,
    keyboard,
    resolve,
    drop,
    announce,
    namesOf,
    isFixed,
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
    goTo: (index, id, field) => {
      wantsFocus.current = { id, field };
      reveal(index);
    },
    onOpen: props.onOpen,
    onLeave: props.onLeave,
    onRowKey: props.onRowKey,
  });

  const moving = useMemo(() => new Set(dragged ?? grab?.ids ?? []), [dragged, grab]);
  return (
    <>
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={entries.length}
        aria-multiselectable={!selection.isSingle}
        className={classes.grid}
        onKeyDown={(event) => !dragged && onKeyDown(event)}
        onFocus={(event) => {
          if (isPressed.current) return;
          const id = event.target.closest<HTMLElement>('[data-row]')?.dataset.row as Id | undefined;
          if (id !== undefined && id !== selection.activeId) selection.activate(id, 'keep');
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) keyboard.cancel();
        }}
      >
        {props.header}
        <div
          ref={scroller}
          role="rowgroup"
          className={classes.scroller}
          data-dragging={dragged ? true : undefined}
        >
          <div
            role="presentation"
            className={classes.inner}
            style={{ height: (geometry.tops[entries.length] ?? 0) + ROOM_BELOW }}
          >
            {virtualizer.getVirtualItems().map(({ index }) => {
              const entry = entries[index];
              if (!entry) return null;
              const top = geometry.tops[index] ?? 0;
              if (entry.kind === 'divider') {
                return (
                  <div
                    key={entry.id}
                    role="row"
                    aria-rowindex={index + 1}
                    className={classes.divider}
                    style={{ height: entry.height, transform: `translateY(${top}px)` }}
                  >
                    <div role="gridcell" className={classes.dividerCell}>
                      {entry.content}
                    </div>
                  </div>
                );
              }
              const isActive = entry.id === selection.activeId;
              return (
                <ReorderRow
                  key={entry.id}
                  id={entry.id}
                  position={index + 1}
                  top={top}
                  height={rowHeight}
                  name={nameOf(entry.id)}
                  isActive={isActive}
                  isMarked={selection.marked.has(entry.id)}
                  isOpen={props.openId === entry.id}
                  isMoving={moving.has(entry.id)}
                  hasLanded={landed.has(entry.id)}
                  isFixed={isFixed}
                  onClick={onRowClick}
                  onPress={onRowPress}
                  render={renderRow}
                />
              );
            })}
            <div ref={line} className={classes.line} aria-hidden>
              <span ref={lineLabel} className={`${classes.lineLabel} numbers`} />
            </div>
          </div>
        </div>
      </div>
      <div ref={live} className="visually-hidden" aria-live="assertive" aria-atomic />
      <DragChip<Id> carry={carry} chip={chip} label={chipLabel} render={props.renderDragged} />
    </>
  );
}
