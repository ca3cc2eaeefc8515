import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import {
  createId,
  formatDate,
  ITEM_TYPES,
  type ItemType,
  isPlainDate,
  itemTypeName,
  type Possibility,
} from '@shared/model/index';
import { IconArrowRight, IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { Select } from '../../ui/Select';
import { ProseField, TextField } from '../../ui/TextField';
import { today } from '../../ui/today';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Ai.module.css';

/** What engineers showed product that models can do; a note turns into an item of the one backlog. */
export function Possibilities({ disabled }: { readonly disabled: boolean }) {
  const { possibilities } = usePlan();
  const [adding, setAdding] = useState(false);
  const notes = [...possibilities.values()].sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0));
  return (
    <section className={classes.panel} aria-label="What’s possible sessions">
      <header className={classes.head}>
        <h2>“What’s possible” sessions</h2>
        {!disabled && !adding && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => setAdding(true)}
          >
            Add a note
          </Button>
        )}
      </header>
      {notes.length === 0 && !adding && (
        <p className={classes.soft}>
          Engineers show product what models can do today. Note what was shown here; what is worth building
          becomes an item.
        </p>
      )}
      {adding && !disabled && <NoteForm onDone={() => setAdding(false)} />}
      <ul className={classes.notes}>
        {notes.map((note) => (
          <Note key={note.id} note={note} disabled={disabled} />
        ))}
      </ul>
    </section>
  );
}

function Note({ note, disabled }: { readonly note: Possibility; readonly disabled: boolean }) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const submit = useSubmit();
  const [type, setType] = useState<ItemType>('ai');
  const { id, title } = note;
  const item = note.itemId === null ? undefined : plan.items.get(note.itemId);
  const makeItem = async () => {
    const itemId = createId('item');
    const outcome = await dispatch({ type: 'possibility.toItem', args: { id, itemId, type } });
    if (outcome.status === 'done') useUi.getState().select({ kind: 'item', id: itemId });
  };
  return (
    <li className={classes.note} aria-label={title}>
      <div className={classes.noteHead}>
        <span className={`${classes.soft} numbers`}>{formatDate(note.date, true)}</span>
        <TextField
          label={`Title of the note of ${formatDate(note.date, true)}`}
          hideLabel
          text={title}
          limit={300}
          needed="Write what was shown."
          disabled={disabled}
          className={classes.noteTitle ?? ''}
          save={(text) => submit({ type: 'possibility.edit', args: { id, fields: { title: text } } })}
        />
        {!disabled && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${title}`}
            onClick={() => void dispatch({ type: 'possibility.remove', args: { id } })}
          >
            <IconX size={16} />
          </ActionIcon>
        )}
      </div>
      <div className={classes.noteBody}>
        <TextField
          label="Shown by"
          text={note.shownBy}
          limit={200}
          disabled={disabled}
          save={(shownBy) => submit({ type: 'possibility.edit', args: { id, fields: { shownBy } } })}
        />
        <ProseField
          label="What models can do"
          text={note.note}
          limit={10_000}
          minRows={1}
          disabled={disabled}
          save={(text) => submit({ type: 'possibility.edit', args: { id, fields: { note: text } } })}
        />
      </div>
      {item ? (
        <button
          type="button"
          className={classes.became}
          onClick={() => useUi.getState().select({ kind: 'item', id: item.id })}
        >
          <IconArrowRight size={16} aria-hidden /> <ItemTypeIcon type={item.type} size={16} /> {item.title}
        </button>
      ) : (
        !disabled && (
          <div className={classes.toItem}>
            <Select
              aria-label={`Kind of item for ${title}`}
              size="xs"
              w={150}
              allowDeselect={false}
              value={type}
              data={ITEM_TYPES.map((value) => ({ value, label: itemTypeName(value) }))}
              onChange={(value) => setType(ITEM_TYPES.find((known) => known === value) ?? 'ai')}
            />
            <Button size="xs" variant="default" onClick={() => void makeItem()}>
              Make an item of it
            </Button>
          </div>
        )
      )}
    </li>
  );
}

type Errors = Partial<Record<'date' | 'title', string>>;

function NoteForm({ onDone }: { readonly onDone: () => void }) {
  const submit = useSubmit();
  const [date, setDate] = useState<string>(today);
  const [title, setTitle] = useState('');
  const [shownBy, setShownBy] = useState('');
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const found: Errors = {
      ...(!isPlainDate(date) && { date: 'Give the day of the session.' }),
      ...(title.trim() === '' && { title: 'Write what was shown, in a line.' }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || !isPlainDate(date)) return;
    const outcome = await submit({
      type: 'possibility.add',
      args: {
        id: createId('possibility'),
        date,
        title: title.trim(),
        shownBy: shownBy.trim(),
        note: note.trim(),
        itemId: null,
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed')
      return setErrors({ title: outcome.reason });
    onDone();
  };
  return (
    <form
      className={classes.noteForm}
      aria-label="New note of a session"
      onSubmit={(event) => void add(event)}
      noValidate
    >
      <TextInput
        label="Day"
        type="date"
        value={date}
        error={errors.date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <TextInput
        label="What was shown"
        autoFocus
        maxLength={300}
        value={title}
        error={errors.title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label="Shown by"
        maxLength={200}
        value={shownBy}
        onChange={(event) => setShownBy(event.currentTarget.value)}
      />
      <Textarea
        className={classes.wide}
        label="What models can do"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={10_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.toItem}>
        <Button type="submit">Add note</Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
