import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { createId, isPlainDate, type Person, type PersonId, type PlainDate } from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { PersonSelect } from '../../ui/PersonSelect';

/** Asks for title, date and owner of a new milestone, then opens it, where its work is linked. */
export function MilestoneDialog({
  date,
  onClose,
}: {
  readonly date: PlainDate;
  readonly onClose: () => void;
}) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const [title, setTitle] = useState('');
  const [day, setDay] = useState<string>(date);
  const [ownerId, setOwnerId] = useState<PersonId | null>(null);
  const [newPerson, setNewPerson] = useState<Person | null>(null);
  const valid = title.trim() !== '' && isPlainDate(day);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!valid || !isPlainDate(day)) return;
    const id = createId('milestone');
    const outcome = await dispatch({
      type: 'milestone.add',
      args: { id, fields: { title, date: day, ownerId }, ...(newPerson && { newPerson }) },
    });
    if (outcome.status !== 'done') return;
    onClose();
    useUi.getState().select({ kind: 'milestone', id });
  };

  return (
    <Modal opened onClose={onClose} title="Add a milestone" size="sm">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <TextInput
            label="Title"
            placeholder="What product promises"
            maxLength={300}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput
            label="Date"
            type="date"
            min={plan.info.start}
            max={plan.info.end}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <PersonSelect
            label="Owner"
            value={ownerId}
            onPick={(id, added) => {
              setOwnerId(id);
              setNewPerson(added);
            }}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!valid}>
              Add milestone
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
