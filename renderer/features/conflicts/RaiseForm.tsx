import { Button, Group, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { createId, type Side, sideOf } from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { tell } from '../../ui/tell';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Conflicts.module.css';
import { SIDE_OPTIONS } from './sides';

interface ConflictDraft {
  readonly title: string;
  readonly raisedBy: Side | null;
  readonly tension: string;
  readonly productProposal: string;
  readonly engineeringProposal: string;
}

export const EMPTY_CONFLICT: ConflictDraft = {
  title: '',
  raisedBy: null,
  tension: '',
  productProposal: '',
  engineeringProposal: '',
};

/** Somebody says where the two sides pull apart. */
export function RaiseForm({
  draft,
  onChange,
  onClose,
}: {
  readonly draft: ConflictDraft;
  readonly onChange: (draft: ConflictDraft) => void;
  readonly onClose: () => void;
}) {
  const { people } = usePlan();
  const submit = useSubmit();
  const actorId = useUi((state) => state.actorId);
  const [error, setError] = useState<{ title?: string; tension?: string; form?: string }>({});
  const actor = actorId === null ? undefined : people.get(actorId);
  const raisedBy = draft.raisedBy ?? (actor ? sideOf(actor.role) : null) ?? 'product';
  const set = (patch: Partial<ConflictDraft>) => {
    onChange({ ...draft, ...patch });
    setError({});
  };

  const raise = async (event: FormEvent) => {
    event.preventDefault();
    const [title, tension] = [draft.title.trim(), draft.tension.trim()];
    if (title === '' || tension === '') {
      return setError({
        ...(title === '' && { title: 'Name the conflict in a few words.' }),
        ...(tension === '' && { tension: 'Write where the two sides pull apart.' }),
      });
    }
    const outcome = await submit({
      type: 'conflict.add',
      args: {
        id: createId('conflict'),
        title,
        raisedBy,
        raisedAt: new Date().toISOString(),
        tension,
        productProposal: draft.productProposal.trim(),
        engineeringProposal: draft.engineeringProposal.trim(),
        syncId: null,
        outcome: null,
        candidate: null,
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') {
      return setError({ form: outcome.reason });
    }
    tell(`“${title}” is in the log.`);
    onChange(EMPTY_CONFLICT);
    onClose();
  };

  return (
    <form
      aria-label="Raise a conflict"
      className={classes.form}
      onSubmit={(event) => void raise(event)}
      noValidate
    >
      <div className={classes.pair}>
        <TextInput
          label="Conflict"
          autoFocus
          maxLength={300}
          value={draft.title}
          error={error.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <div>
          <span className={classes.label} id="raised-by">
            Raised by
          </span>
          <SegmentedControl
            aria-labelledby="raised-by"
            fullWidth
            value={raisedBy}
            onChange={(side) => set({ raisedBy: side })}
            data={SIDE_OPTIONS}
          />
        </div>
      </div>
      <Textarea
        label="Tension: what each side wants, and why both cannot be had"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={draft.tension}
        error={error.tension}
        onChange={(event) => set({ tension: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <Textarea
          label="Product proposes"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={10_000}
          value={draft.productProposal}
          onChange={(event) => set({ productProposal: event.currentTarget.value })}
        />
        <Textarea
          label="Engineering proposes"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={10_000}
          value={draft.engineeringProposal}
          onChange={(event) => set({ engineeringProposal: event.currentTarget.value })}
        />
      </div>
      {error.form && (
        <p role="alert" className={classes.refused}>
          {error.form}
        </p>
      )}
      <Group>
        <Button type="submit">Put it in the log</Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
