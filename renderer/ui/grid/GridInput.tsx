import { Tooltip } from '@mantine/core';
import { useId, useRef } from 'react';
import type { Outcome } from '../../store/plan-session';
import { numberText } from '../NumberField';
import { type NumberRange, parseNumber } from '../parse-number';
import { useDraft } from '../useDraft';
import classes from './GridInput.module.css';

/** One number of the grid. A refusal stands over the cell, so that nothing moves. */
export function GridInput({
  label,
  cell,
  value,
  range,
  save,
  clear,
  disabled,
  placeholder,
}: {
  readonly label: string;
  /** Its place in the grid, for the arrow keys. */
  readonly cell: string;
  readonly value: number | null;
  readonly range: NumberRange;
  readonly save: (value: number) => Promise<Outcome>;
  /** What an empty cell does. */
  readonly clear: () => Promise<Outcome>;
  readonly disabled: boolean;
  readonly placeholder?: string;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const parse = (typed: string) => parseNumber(typed, range);
  const {
    error,
    changed: _,
    onKeyDown,
    ...draft
  } = useDraft<number | null>({
    text: numberText(value),
    parse,
    save: (next) => (next === null ? clear() : save(next)),
  });
  return (
    <>
      <input
        ref={input}
        {...draft}
        className={`${classes.input} numbers`}
        aria-label={label}
        aria-invalid={error !== null}
        aria-errormessage={error === null ? undefined : id}
        data-cell={cell}
        inputMode="decimal"
        autoComplete="off"
        disabled={disabled}
        placeholder={placeholder}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          onKeyDown(event);
          // What is refused keeps the caret; only what is taken lets Enter go on.
          if (event.key === 'Enter' && !parse(draft.value).ok) event.stopPropagation();
        }}
      />
      {error !== null && (
        <Tooltip
          opened
          target={input}
          label={<span id={id}>{error}</span>}
          color="var(--blocking)"
          multiline
          w={220}
          withArrow
          position="bottom"
          transitionProps={{ duration: 0 }}
        />
      )}
    </>
  );
}
