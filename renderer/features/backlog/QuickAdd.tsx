import { Button, CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import type { Position } from '@shared/commands/position';
import {
  createId,
  ITEM_TYPES,
  type Item,
  type ItemId,
  type ItemType,
  itemTypeName,
} from '@shared/model/index';
import { useRef, useState } from 'react';
import { useDispatch } from '../../store/session-context';
import { Select } from '../../ui/Select';
import classes from './BacklogScreen.module.css';

type Where = 'first' | 'below' | 'last';

/** Adds one item after the other: Enter adds and stays, each new item goes under the one before. */
export function QuickAdd({
  below,
  onAdded,
  onClose,
}: {
  /** The row that has the keyboard; null: the list is empty. */
  readonly below: Item | null;
  readonly onAdded: (id: ItemId, title: string) => void;
  readonly onClose: () => void;
}) {
  const dispatch = useDispatch();
  const [title, setTitle] = useState('');
  const [type, setType] = useState<ItemType>('feature');
  const [where, setWhere] = useState<Where>('first');
  const last = useRef<ItemId | null>(null);
  const [error, setError] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const add = async () => {
    const text = title.trim();
    if (text === '') return setError('Write what it is, in a few words.');
    const id = createId('item');
    const position: Position =
      last.current !== null
        ? { after: last.current }
        : where === 'below'
          ? below
            ? { after: below.id }
            : 'first'
          : where;
    // Cleared at once: who types on while this one is written must not lose the next title.
    setTitle('');
    last.current = id;
    const outcome = await dispatch({
      type: 'item.add',
      args: { id, position, fields: { type, title: text } },
    });
    if (outcome.status === 'done') {
      onAdded(id, text);
      input.current?.focus();
    } else if (outcome.status === 'rejected') {
      last.current = null;
      setTitle((typed) => typed || text);
    }
  };

  return (
    <form
      className={classes.quickAdd}
      aria-label="Add items"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
      onKeyDown={(event) => {
        // A list that is open takes the key for itself.
        const isList =
          event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
        if (event.key === 'Escape' && !event.defaultPrevented && !isList) onClose();
      }}
    >
      <Select
        aria-label="Type of the new item"
        size="sm"
        w={124}
        data={ITEM_TYPES.map((value) => ({ value, label: itemTypeName(value) }))}
        value={type}
        allowDeselect={false}
        onChange={(value) => value && setType(value)}
      />
      <TextInput
        ref={input}
        data-autofocus
        autoFocus
        aria-label="Title of the new item"
        placeholder="What is to be done? Enter adds it"
        size="sm"
        className={classes.grow}
        maxLength={500}
        value={title}
        error={error}
        onChange={(event) => {
          setTitle(event.currentTarget.value);
          setError(null);
        }}
      />
      <SegmentedControl
        aria-label="Where it goes"
        size="xs"
        value={where}
        onChange={(value) => {
          setWhere(value);
          last.current = null;
        }}
        data={[
          { value: 'first', label: 'Top' },
          { value: 'below', label: 'Under the row', disabled: below === null },
          { value: 'last', label: 'End' },
        ]}
      />
      <Button type="submit" size="sm">
        Add
      </Button>
      <CloseButton aria-label="Close adding" onClick={onClose} />
    </form>
  );
}
