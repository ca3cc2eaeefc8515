import { Button } from '@mantine/core';
import { type Conflict, formatDate, outcomeName } from '@shared/model/index';
import { IconArrowUpRight, IconCheck } from '@tabler/icons-react';
import { useDispatch } from '../../store/session-context';
import { useFrozen } from '../../ui/useFrozen';
import classes from './Conflicts.module.css';

/** How a conflict ended, and the way to open it again. */
export function Outcome({ conflict }: { readonly conflict: Conflict }) {
  const dispatch = useDispatch();
  const isFixed = useFrozen() !== null;
  const { id, title, outcome } = conflict;
  if (!outcome) return null;
  const Icon = outcome.kind === 'agreed' ? IconCheck : IconArrowUpRight;
  return (
    <div className={classes.outcome}>
      <strong>
        <Icon size={16} aria-hidden /> {outcomeName(outcome.kind)}
      </strong>
      <p>{outcome.text}</p>
      <span className={classes.soft}>
        {outcome.by}, {formatDate(outcome.date, true)}
      </span>
      {!isFixed && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={`Open again: ${title}`}
          onClick={() => void dispatch({ type: 'conflict.settle', args: { id, outcome: null } })}
        >
          Open it again
        </Button>
      )}
    </div>
  );
}
