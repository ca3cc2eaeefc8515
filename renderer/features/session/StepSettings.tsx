import { Button } from '@mantine/core';
import {
  AGENDA_TOPICS,
  type AgendaStep,
  type AgendaTopic,
  STEP_OWNERS,
  stepOwnerName,
  topicName,
} from '@shared/model/index';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useDispatch } from '../../store/session-context';
import { NumberField } from '../../ui/NumberField';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { tell } from '../../ui/tell';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Session.module.css';

/** Title, owner, length, day and topic of a step; moving and removing it. */
export function StepSettings({
  step,
  steps,
}: {
  readonly step: AgendaStep;
  readonly steps: readonly AgendaStep[];
}) {
  const submit = useSubmit();
  const dispatch = useDispatch();
  const { id, day } = step;
  const edit = (fields: Partial<Pick<AgendaStep, 'title' | 'owner' | 'minutes' | 'topic'>>) =>
    submit({ type: 'agenda.edit', args: { id, fields } });
  const ofDay = steps.filter((other) => other.day === day);
  const place = ofDay.findIndex((other) => other.id === id);
  const move = (to: 1 | 2, after: AgendaStep | undefined) =>
    void dispatch({ type: 'agenda.move', args: { id, day: to, after: after?.id ?? null } });
  const remove = async () => {
    const outcome = await dispatch({ type: 'agenda.remove', args: { id } });
    if (outcome.status === 'done') tell(`“${step.title}” was removed with its notes. Undo brings it back.`);
  };
  return (
    <fieldset className={classes.settings} aria-label="Change this step">
      <TextField
        label="Title"
        text={step.title}
        limit={200}
        needed="A step needs a title."
        save={(title) => edit({ title })}
      />
      <NumberField
        label="Minutes"
        value={step.minutes}
        range={{ what: 'The length of a step', min: 1, max: 600 }}
        save={(minutes) => edit({ minutes })}
        unit="min"
      />
      <Select
        label="Owner"
        allowDeselect={false}
        value={step.owner}
        data={STEP_OWNERS.map((owner) => ({ value: owner, label: stepOwnerName(owner) }))}
        onChange={(owner) => owner && void edit({ owner: owner as AgendaStep['owner'] })}
      />
      <Select
        label="About"
        allowDeselect={false}
        value={step.topic}
        data={AGENDA_TOPICS.map((topic) => ({ value: topic, label: topicName(topic) }))}
        onChange={(topic) => topic && void edit({ topic: topic as AgendaTopic })}
      />
      <div className={classes.moves}>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconArrowUp size={16} />}
          disabled={place === 0}
          onClick={() => move(day, ofDay[place - 2])}
        >
          Earlier
        </Button>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconArrowDown size={16} />}
          disabled={place === ofDay.length - 1}
          onClick={() => move(day, ofDay[place + 1])}
        >
          Later
        </Button>
        <Button
          variant="default"
          size="compact-md"
          onClick={() =>
            move(day === 1 ? 2 : 1, day === 1 ? undefined : steps.filter((s) => s.day === 1).at(-1))
          }
        >
          Move to day {day === 1 ? 2 : 1}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          leftSection={<IconTrash size={16} />}
          onClick={() => void remove()}
        >
          Remove the step
        </Button>
      </div>
    </fieldset>
  );
}
