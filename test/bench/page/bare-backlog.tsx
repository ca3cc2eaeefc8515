import type { Item } from '@shared/model/index';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';

const ROW = 40;
const COLUMNS = '56px 32px 1fr 80px 120px 120px 80px';

/** The least a virtual list of these rows can be: the same cells as text, nothing that can be done with them. */
export function BareBacklog({ items }: { readonly items: readonly Item[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  return (
    <div ref={scroller} style={{ height: '100%', overflow: 'auto' }}>
      <div style={{ position: 'relative', height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          if (!item) return null;
          return (
            <div
              key={key}
              data-row={item.id}
              style={{
                position: 'absolute',
                insetInline: 0,
                height: ROW,
                display: 'grid',
                gridTemplateColumns: COLUMNS,
                transform: `translateY(${start}px)`,
              }}
            >
              <span>{index + 1}</span>
              <span>{item.type}</span>
              <span>{item.title}</span>
              <span>{item.source?.key}</span>
              <span>{item.teamId}</span>
              <span>{item.ownerId}</span>
              <span>{item.estimate}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
