import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Outcome } from '../store/plan-session';
import { type NumberRange, parseNumber } from './parse-number';
import { useDraft } from './useDraft';

/** A number as the plan holds it, at most three decimals. */
export const numberText = (value: number | null): string =>
  value === null ? '' : String(Math.round(value * 1_000) / 1_000);

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly range: NumberRange;
  readonly save: (value: number) => Promise<Outcome>;
  /** What an empty field does; left out: it is refused. */
  readonly clear?: () => Promise<Outcome>;
  /** Stands behind the number: "days". */
  readonly unit?: ReactNode;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  readonly size?: 'xs' | 'sm';
  readonly w?: number;
}

/** A number edited in place; what is not one is refused with a sentence and stays typed. */
export function NumberField({
  label,
  value,
  range,
  save,
  clear,
  unit,
  hideLabel = false,
  size = 'sm',
  ...rest
}: NumberFieldProps) {
  const { changed: _, ...draft } = useDraft<number | null>({
    text: numberText(value),
    parse: (typed) => {
      const checked = parseNumber(typed, range);
      return checked.ok && checked.value === null && !clear
        ? { ok: false, reason: `${range.what} is needed.` }
        : checked;
    },
    save: (next) => (next === null ? (clear?.() ?? Promise.resolve({ status: 'unchanged' })) : save(next)),
  });
  return (
    <TextInput
      {...(hideLabel ? { 'aria-label': label } : { label })}
      {...draft}
      {...rest}
      size={size}
      inputMode="decimal"
      autoComplete="off"
      classNames={{ input: 'numbers' }}
      rightSection={unit}
      rightSectionPointerEvents="none"
      rightSectionWidth={typeof unit === 'string' ? 56 : undefined}
      styles={{ section: { color: 'var(--ink-soft)', fontSize: 12 } }}
    />
  );
}
