import { CONTRACT_SIZE, type Item, type Plan } from '@shared/model/index';
import type { Report } from '@shared/rules/check-plan';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useUi } from '../../store/ui-store';
import { findingsAbout } from '../../ui/findings';
import { useBoard } from './board-store';
import { cancelCarry, carryKey, pickUp } from './carry';
import { DragZone } from './DragZone';
import classes from './Drawer.module.css';
import { DrawerRow } from './DrawerRow';
import { ROW } from './drag-source';
import { useStage } from './stage';
import type { KeepFindings } from './useStableFindings';

const ROW_HEIGHT = 64;
const HEAD_HEIGHT = 32;

export interface Ranked {
  readonly item: Item;
  /** 1 for the first of the backlog. */
  readonly rank: number;
}

export type Entry = { readonly kind: 'head'; readonly label: string } | ({ readonly kind: 'item' } & Ranked);

/** The virtualised rows; Tab reaches one of them, arrows go on. */
export function DrawerRows({
  entries,
  plan,
  report,
  keep,
  frozen,
}: {
  readonly entries: readonly Entry[];
  readonly plan: Plan;
  readonly report: Report;
  readonly keep: KeepFindings;
  readonly frozen: boolean;
}) {
  const stage = useStage();
  const scroller = useRef<HTMLDivElement>(null);
  const selection = useUi((state) => state.selection);
  const [active, setActive] = useState<string | null>(null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (entries[index]?.kind === 'head' ? HEAD_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => {
      const entry = entries[index];
      return entry?.kind === 'item' ? entry.item.id : (entry?.label ?? index);
    },
    overscan: 6,
  });
  const { measure } = virtualizer;
  // Heads come and go with the filter, so the known heights no longer hold.
  useEffect(() => {
    if (entries) measure();
  }, [entries, measure]);
  const indexOf = (id: string | null) =>
    entries.findIndex((entry) => entry.kind === 'item' && entry.item.id === id);
  const first = entries.find((entry) => entry.kind === 'item');
  const reachable = indexOf(active) >= 0 ? active : first?.kind === 'item' ? first.item.id : null;

  const selected = selection?.kind === 'item' ? selection.id : null;
  const revealSelected = useRef(() => {});
  revealSelected.current = () => {
    const index = indexOf(selected);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  // Only when the selection moves, not when the list under it changes.
  useEffect(() => {
    if (selected !== null) revealSelected.current();
  }, [selected]);

  const focusAt = (index: number) => {
    const entry = entries[index];
    if (entry?.kind !== 'item') return;
    setActive(entry.item.id);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-row-id="${entry.item.id}"]`)
        ?.focus({ preventScroll: true }),
    );
  };
  const step = (index: number, by: 1 | -1) => {
    let next = index + by;
    while (entries[next]?.kind === 'head') next += by;
    focusAt(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const entry = entries[indexOf(rowIdOf(event.target))];
    if (entry?.kind !== 'item' || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = indexOf(entry.item.id);
    if (!carryKey(stage.current, event.key, event.shiftKey)) {
      if (event.key === 'ArrowDown') step(index, 1);
      else if (event.key === 'ArrowUp') step(index, -1);
      else if (event.key === 'Home') step(-1, 1);
      else if (event.key === 'End') step(entries.length, -1);
      else if (event.key === ' ') pickUp(stage.current, entry.item);
      else if (event.key === 'Enter') useUi.getState().select({ kind: 'item', id: entry.item.id });
      else return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={scroller} className={classes.scroller}>
      <DragZone
        zone="rows"
        marked={ROW}
        disabled={frozen}
        className={classes.rows}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const entry = entries[indexOf(rowIdOf(event.target))];
          if (entry?.kind === 'item') useUi.getState().select({ kind: 'item', id: entry.item.id });
        }}
        onFocus={(event) => setActive(rowIdOf(event.target))}
        onBlur={(event) => {
          const entry = entries[indexOf(rowIdOf(event.target))];
          const { drag } = useBoard.getState();
          const isCarried = drag?.kind === 'place' && drag.by === 'keyboard' && event.relatedTarget !== null;
          if (entry?.kind === 'item' && isCarried) cancelCarry(entry.item);
        }}
      >
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const entry = entries[index];
          if (!entry) return null;
          if (entry.kind === 'head') {
            return (
              <h3
                key={entry.label}
                className={classes.part}
                style={{ transform: `translateY(${start}px)`, height: size }}
              >
                {entry.label}
              </h3>
            );
          }
          const { item, rank } = entry;
          return (
            <DrawerRow
              key={item.id}
              item={item}
              rank={rank}
              inContract={rank <= CONTRACT_SIZE}
              team={item.teamId === null ? null : (plan.teams.get(item.teamId)?.name ?? null)}
              owner={item.ownerId === null ? null : (plan.people.get(item.ownerId)?.name ?? null)}
              unit={plan.info.unit}
              findings={keep(`row:${item.id}`, findingsAbout(report, { kind: 'item', id: item.id }))}
              top={start}
              height={size}
              selected={selected === item.id}
              reachable={reachable === item.id}
              frozen={frozen}
            />
          );
        })}
      </DragZone>
    </div>
  );
}

const rowIdOf = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest('[data-row-id]')?.getAttribute('data-row-id') ?? null) : null;
