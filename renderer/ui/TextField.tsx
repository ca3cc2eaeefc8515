import { Textarea, TextInput, type TextInputProps } from '@mantine/core';
import type { Outcome } from '../store/plan-session';
import type { Checked } from './parse-number';
import { useDraft } from './useDraft';

interface TextFieldProps {
  readonly label: string;
  readonly text: string;
  readonly save: (value: string) => Promise<Outcome>;
  readonly limit: number;
  /** What to say when it is left empty; left out: it may be empty. */
  readonly needed?: string;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  readonly size?: 'xs' | 'sm' | 'lg';
  readonly variant?: 'default' | 'unstyled' | 'filled';
  readonly className?: string;
}

function checkText(typed: string, limit: number, needed: string | undefined): Checked<string> {
  const text = typed.trim();
  if (text === '' && needed !== undefined) return { ok: false, reason: needed };
  if (text.length > limit) {
    const reason = `That is ${text.length - limit} characters too long: at most ${limit.toLocaleString('en')} fit.`;
    return { ok: false, reason };
  }
  return { ok: true, value: text };
}

const labelled = (label: string, hidden: boolean) => (hidden ? { 'aria-label': label } : { label });

/** One line of text, edited in place. */
export function TextField({
  label,
  text,
  save,
  limit,
  needed,
  hideLabel = false,
  size = 'sm',
  type,
  ...rest
}: TextFieldProps & Pick<TextInputProps, 'type'>) {
  const { changed: _, ...draft } = useDraft({
    text,
    parse: (typed) => checkText(typed, limit, needed),
    save,
  });
  return (
    <TextInput {...labelled(label, hideLabel)} {...draft} {...rest} size={size} {...(type && { type })} />
  );
}

/** Text that grows with what is written. `wrap`: still one line of text, only shown on several. */
export function ProseField({
  label,
  text,
  save,
  limit,
  needed,
  hideLabel = false,
  size = 'sm',
  wrap = false,
  minRows = 2,
  maxRows = 14,
  ...rest
}: TextFieldProps & { readonly wrap?: boolean; readonly minRows?: number; readonly maxRows?: number }) {
  const { changed: _, ...draft } = useDraft({
    text,
    parse: (typed) => checkText(wrap ? typed.replace(/\s*\n\s*/gu, ' ') : typed, limit, needed),
    save,
    lines: !wrap,
  });
  return (
    <Textarea
      {...labelled(label, hideLabel)}
      {...draft}
      {...rest}
      size={size}
      autosize
      minRows={minRows}
      maxRows={maxRows}
    />
  );
}
