import type { ToldEntry } from '@shared/journal/tell-entry';
import { actorText } from '@shared/journal/tell-entry';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import classes from './Decisions.module.css';
import { dayOf, dayText, timeText } from './decision-filter';

const ROW = 44;

/** Only what is in sight is drawn; rows are as high as their sentence. */
export function DecisionList({ entries }: { readonly entries: readonly ToldEntry[] }) {
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: useCallback((index: number) => entries[index]?.number ?? index, [entries]),
    overscan: 12,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keyboard too
    <section ref={scroller} className={classes.scroller} aria-label="Decisions" tabIndex={0}>
      <ol className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index];
          if (!entry) return null;
          const day = dayOf(entry.at);
          const before = entries[index - 1];
          const isNewDay = !before || dayOf(before.at) !== day;
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className={classes.row}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {isNewDay && <h2 className={classes.day}>{dayText(day)}</h2>}
              <div className={classes.entry}>
                <time dateTime={entry.at} className="numbers">
                  {timeText(entry.at)}
                </time>
                <span className={classes.actor}>{actorText(entry)}</span>
                <span className={classes.sentence}>{entry.sentence}</span>
                <span className={`${classes.facts} numbers`}>
                  {entry.mechanism ?? 'Other'} · {entry.number}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
