import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { createId } from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { useSession } from '../store/session-context';
import { actorOf, useUi } from '../store/ui-store';
import { tell } from '../ui/tell';
import { useUnfinished } from '../ui/unfinished';
import { useFrozen } from '../ui/useFrozen';
import { useSubmit } from '../ui/useSubmit';

/** One line for the parking lot, from any screen: the room goes on with what it was about. */
export function ParkInput() {
  const open = useUi((state) => state.parkOpen);
  const setOpen = useUi((state) => state.setParkOpen);
  const session = useSession();
  const submit = useSubmit();
  const frozen = useFrozen();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  // It stays when the dialog is closed, and is asked about when the window is.
  useUnfinished(text.trim() === '' ? null : 'Park it for later');

  const park = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return setError('Write what is to be kept for later.');
    const { plan } = session.state;
    const { actorId } = useUi.getState();
    const outcome = await submit({
      type: 'parking.add',
      args: {
        id: createId('parking'),
        text: text.trim(),
        by: actorId === null ? '' : actorOf(plan, actorId).name,
        at: new Date().toISOString(),
        became: null,
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') return setError(outcome.reason);
    setText('');
    setOpen(false);
    tell('Parked. It waits on the agenda screen.');
  };

  return (
    <Modal opened={open} onClose={() => setOpen(false)} title="Park it for later" yOffset={72} size="lg">
      <form aria-label="Park it for later" onSubmit={(event) => void park(event)} noValidate>
        <Stack gap={12}>
          <TextInput
            data-autofocus
            label="What came up"
            description="It stays on the agenda screen until it becomes a conflict, a risk or an item."
            maxLength={500}
            value={text}
            error={frozen ?? error}
            disabled={frozen !== null}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setError(null);
            }}
          />
          <Group justify="flex-end">
            <Button type="submit" disabled={frozen !== null}>
              Park it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
