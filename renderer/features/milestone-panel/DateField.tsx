import { TextInput } from '@mantine/core';
import { isPlainDate, type PlainDate } from '@shared/model/index';
import type { Outcome } from '../../store/plan-session';
import { useDraft } from '../../ui/useDraft';

/** A date edited in place with the browser's own date field. */
export function DateField({
  label,
  date,
  min,
  max,
  save,
  disabled,
}: {
  readonly label: string;
  readonly date: PlainDate;
  readonly min: PlainDate;
  readonly max: PlainDate;
  readonly save: (date: PlainDate) => Promise<Outcome>;
  readonly disabled: boolean;
}) {
  const { changed: _, ...draft } = useDraft<PlainDate>({
    text: date,
    parse: (typed) =>
      isPlainDate(typed) ? { ok: true, value: typed } : { ok: false, reason: 'Give a whole date.' },
    save,
  });
  return <TextInput label={label} type="date" size="sm" min={min} max={max} disabled={disabled} {...draft} />;
}
