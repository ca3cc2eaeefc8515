import { useDraggable } from '@dnd-kit/core';
import { initials, type Risk } from '@shared/model/index';
import { IconFlag3, IconLink } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { usePlan, useReport } from '../../store/session-context';
import { FindingMark } from '../../ui/FindingMark';
import { findingsAbout } from '../../ui/findings';
import classes from './Risks.module.css';

/** One risk on the board; a click or Enter opens it beside. */
export function RiskCard({
  risk,
  isFixed,
  isOpen,
  isHeld,
  onOpen,
  onKeyDown,
  onBlur,
}: {
  readonly risk: Risk;
  readonly isFixed: boolean;
  readonly isOpen: boolean;
  readonly isHeld: boolean;
  readonly onOpen: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
}) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: risk.id, disabled: isFixed });
  return (
    <button
      ref={setNodeRef}
      {...listeners}
      type="button"
      className={classes.card}
      aria-label={`Risk: ${risk.title}`}
      aria-expanded={isOpen}
      data-risk={risk.id}
      data-open={isOpen || undefined}
      data-moving={isDragging || undefined}
      data-held={isHeld || undefined}
      onClick={onOpen}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <RiskFace risk={risk} />
    </button>
  );
}

/** What a card says; also what hangs at the pointer. */
export function RiskFace({ risk }: { readonly risk: Risk }) {
  const { people } = usePlan();
  const findings = findingsAbout(useReport(), { kind: 'risk', id: risk.id });
  const owner = risk.ownerId === null ? null : (people.get(risk.ownerId) ?? null);
  const { itemIds, milestoneIds } = risk;
  return (
    <>
      <span className={classes.title}>{risk.title}</span>
      <span className={`${classes.facts} numbers`}>
        {owner && <span title={owner.name}>{initials(owner.name)}</span>}
        {itemIds.length > 0 && (
          <span>
            <IconLink size={14} aria-label="linked work" /> {itemIds.length}
          </span>
        )}
        {milestoneIds.length > 0 && (
          <span>
            <IconFlag3 size={14} aria-label="linked milestones" /> {milestoneIds.length}
          </span>
        )}
        <FindingMark findings={findings} />
      </span>
    </>
  );
}
