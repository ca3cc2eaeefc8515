import { Tooltip } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Outcome } from '../../store/plan-session';
import type { Checked } from '../../ui/parse-number';
import classes from './BacklogRow.module.css';

/** Text or a number typed into a row: Enter, Tab or leaving saves, Escape gives up, what is refused stays with its reason. */
export function CellInput<T>({
  label,
  text,
  typed,
  parse,
  save,
  onDone,
  isNumber = false,
}: {
  readonly label: string;
  readonly text: string;
  /** What was typed to start editing; null: the text is there, selected. */
  readonly typed: string | null;
  readonly parse: (typed: string) => Checked<T>;
  readonly save: (value: T) => Promise<Outcome>;
  /** `back`: the keyboard goes back to the row. */
  readonly onDone: (focus: 'back' | 'stay') => void;
  readonly isNumber?: boolean;
}) {
  const [value, setValue] = useState(typed ?? text);
  const [error, setError] = useState<string | null>(null);
  const isDone = useRef(false);

  const finish = (focus: 'back' | 'stay') => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(focus);
  };
  const submit = async (focus: 'back' | 'stay') => {
    if (isDone.current) return;
    if (value.trim() === text) return finish(focus);
    const checked = parse(value);
    if (!checked.ok) return setError(checked.reason);
    const outcome = await save(checked.value);
    if (outcome.status === 'rejected') setError(outcome.reason);
    else finish(focus);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void submit('back');
    } else if (event.key === 'Escape') {
      event.preventDefault();
      finish('back');
    }
  };

  return (
    <Tooltip label={error} opened={error !== null} color="red.9" multiline maw={320} position="bottom-start">
      <input
        className={`${classes.input} ${isNumber ? `numbers ${classes.right}` : ''}`}
        aria-label={label}
        aria-invalid={error !== null}
        aria-errormessage={error ?? undefined}
        inputMode={isNumber ? 'decimal' : 'text'}
        autoComplete="off"
        value={value}
        ref={(element) => {
          if (!element || element === document.activeElement) return;
          element.focus({ preventScroll: true });
          if (typed === null) element.select();
        }}
        onChange={(event) => {
          setValue(event.currentTarget.value);
          setError(null);
        }}
        onClick={(event) => event.stopPropagation()}
        onBlur={() => void submit('stay')}
        onKeyDown={onKeyDown}
      />
    </Tooltip>
  );
}
