import { Button, Textarea } from '@mantine/core';
import type { Milestone } from '@shared/model/index';
import { useState } from 'react';
import { useDispatch } from '../../store/session-context';
import panel from '../../ui/Panel.module.css';
import { ProseField } from '../../ui/TextField';
import { useSubmit } from '../../ui/useSubmit';
import classes from './MilestonePanel.module.css';

/** A milestone that needs no engineering work says why (MAP-1). */
export function NeedsNone({
  milestone,
  disabled,
}: {
  readonly milestone: Milestone;
  readonly disabled: boolean;
}) {
  const dispatch = useDispatch();
  const submit = useSubmit();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { id, needsNoneReason } = milestone;

  const mark = async () => {
    const outcome = await dispatch({ type: 'milestone.needsNone', args: { id, reason: reason.trim() } });
    if (outcome.status === 'done') {
      setAsking(false);
      setReason('');
    }
  };

  if (needsNoneReason !== null) {
    return (
      <section className={panel.section} aria-label="Needs no engineering work">
        <h2 className={panel.sectionTitle}>It needs no engineering work</h2>
        <ProseField
          label="Why"
          text={needsNoneReason}
          limit={2_000}
          needed="Write why it needs no engineering work."
          disabled={disabled}
          save={(value) => submit({ type: 'milestone.needsNone', args: { id, reason: value } })}
        />
        {!disabled && (
          <div>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => void dispatch({ type: 'milestone.needsNone', args: { id, reason: null } })}
            >
              It needs some after all
            </Button>
          </div>
        )}
      </section>
    );
  }
  if (disabled) return null;
  if (!asking) {
    return (
      <div>
        <Button size="compact-sm" variant="subtle" onClick={() => setAsking(true)}>
          It needs no engineering work
        </Button>
      </div>
    );
  }
  return (
    <section className={panel.section} aria-label="Needs no engineering work" data-form>
      <Textarea
        label="Why does it need no engineering work?"
        autosize
        minRows={2}
        maxLength={2_000}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          setAsking(false);
        }}
      />
      <div className={classes.actions}>
        <Button size="compact-sm" disabled={reason.trim() === ''} onClick={() => void mark()}>
          Mark as needing none
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
          Cancel
        </Button>
      </div>
    </section>
  );
}
