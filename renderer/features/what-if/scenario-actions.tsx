import { Button, Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { PlanSession } from '../../store/plan-session';
import type { OpenScenario } from '../../store/scenario-journal';
import type { ScenarioRow } from '../../store/scenarios';
import {
  duplicateScenario,
  nextScenarioName,
  removeScenario,
  renameScenario,
  updateScenario,
} from '../../store/scenarios';
import { actorOf, useUi } from '../../store/ui-store';
import { useWhatIf } from '../../store/what-if-store';
import { openDialog } from '../../ui/dialogs';
import { tell, tellError } from '../../ui/tell';

const MAX_NAME = 200;

export function openRename({ id, name }: ScenarioRow): void {
  openDialog('Rename the what-if', (close) => <RenameForm id={id} name={name} onDone={close} />);
}

function RenameForm({
  id,
  name,
  onDone,
}: Pick<ScenarioRow, 'id' | 'name'> & { readonly onDone: () => void }) {
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === '') return;
        renameScenario(id, wanted).then(onDone, (error: unknown) =>
          tellError('The what-if was not renamed', error),
        );
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          data-autofocus
          maxLength={MAX_NAME}
          value={typed}
          error={wanted === '' ? 'Give it a name' : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" disabled={wanted === ''}>
            Rename
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export async function duplicate({ id, name, plan }: ScenarioRow): Promise<void> {
  try {
    const copy = await nextScenarioName(plan, `${name.slice(0, MAX_NAME - 12)} copy`);
    await duplicateScenario(id, copy);
    tell(`“${copy}” stands beside it.`);
  } catch (error) {
    tellError('The what-if was not duplicated', error);
  }
}

/** Removes it at once and offers the way back: nothing asks twice. */
export async function remove({ id, name }: ScenarioRow): Promise<void> {
  try {
    const bringBack = await removeScenario(id);
    const { left, right, compare } = useWhatIf.getState();
    if (left === id || right === id) compare('plan', null);
    const offer = {
      autoClose: 15_000,
      title: `“${name}” is removed`,
      message: (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            bringBack().then(
              () => notifications.hide(notice),
              // The offer stays: it is the only way back.
              (error: unknown) => {
                notifications.update({ ...offer, id: notice, autoClose: false });
                tellError('The what-if did not come back', error);
              },
            )
          }
        >
          Bring it back
        </Button>
      ),
    };
    const notice = notifications.show(offer);
  } catch (error) {
    tellError('The what-if was not removed', error);
  }
}

/** Takes the plan's changes since into the what-if. */
export async function bringUpToDate({ row }: OpenScenario, session: PlanSession): Promise<void> {
  try {
    await session.settled();
    await updateScenario(row.id, session.state, actorOf(session.state.plan, useUi.getState().actorId));
    tell(
      `“${row.name}” holds what the plan has changed since. Where both had changed a thing, its own value stays.`,
    );
  } catch (error) {
    tellError('The what-if was not brought up to date', error);
  }
}
