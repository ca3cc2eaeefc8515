import type { Plan } from '@shared/model/index';
import type { CSSProperties, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { type Drag, useBoard } from './board-store';
import cardClasses from './Card.module.css';
import { CardFace } from './CardFace';
import classes from './Drag.module.css';
import { DragMessage } from './DragMessage';

const NO_FINDINGS = [] as const;

/** The card under the pointer with what its drop would do; moved by the drag itself, once a frame. */
export function Follower({
  plan,
  follower,
}: {
  readonly plan: Plan;
  readonly follower: RefObject<HTMLDivElement | null>;
}) {
  const drag = useBoard((state) => state.drag);
  if (!drag || drag.kind === 'band' || (drag.kind === 'place' && drag.by === 'keyboard')) return null;
  return createPortal(
    <div ref={follower} className={classes.follower} aria-hidden>
      <FollowerContent plan={plan} drag={drag} />
    </div>,
    document.body,
  );
}

function FollowerContent({
  plan,
  drag,
}: {
  readonly plan: Plan;
  readonly drag: Exclude<Drag, { kind: 'band' }>;
}) {
  if (drag.kind === 'milestone') return <p className={classes.message}>{drag.text}</p>;
  if (drag.kind === 'line') {
    return drag.refused ? (
      <DragMessage problems={[drag.text]} summary="" />
    ) : (
      <p className={classes.message}>{drag.text}</p>
    );
  }
  const item = plan.items.get(drag.itemId);
  if (!item) return null;
  const owner = item.ownerId === null ? null : (plan.people.get(item.ownerId)?.name ?? null);
  return (
    <>
      {!drag.stretches && (
        <div
          className={`${cardClasses.card} ${cardClasses.flying}`}
          style={
            {
              '--type': `var(--type-${item.type})`,
              '--tint': `var(--type-${item.type}-tint)`,
            } as CSSProperties
          }
        >
          <CardFace item={item} owner={owner} unit={plan.info.unit} findings={NO_FINDINGS} />
          {drag.ids.size > 1 && <span className={classes.count}>{drag.ids.size} items</span>}
        </div>
      )}
      {drag.overList && (
        <p className={classes.message}>Takes {drag.ids.size > 1 ? 'them' : 'it'} off the roadmap</p>
      )}
      {!drag.overList && drag.effect && (
        <DragMessage problems={drag.effect.problems} summary={drag.effect.summary} />
      )}
      {!drag.overList && !drag.effect && <p className={classes.message}>Drop it in a team’s iteration</p>}
    </>
  );
}
