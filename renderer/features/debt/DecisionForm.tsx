import { Button, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { type Escalation, isPlainDate, type Person } from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { useSubmit } from '../../ui/useSubmit';

type Errors = Partial<Record<'by' | 'date' | 'reason', string>>;

const today = (): string => {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** The CEO's decision on an escalation: granted or refused, by whom, when, why. Granting sets the share. */
export function DecisionForm({
  escalation,
  ceo,
}: {
  readonly escalation: Escalation;
  readonly ceo: Person | null;
}) {
  const submit = useSubmit();
  const [granted, setGranted] = useState<'yes' | 'no'>('yes');
  const [by, setBy] = useState(ceo?.name ?? '');
  const [date, setDate] = useState(today);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<Errors>({});

  const decide = async (event: FormEvent) => {
    event.preventDefault();
    const found: Errors = {
      ...(by.trim() === '' && { by: 'Name who decided.' }),
      ...(!isPlainDate(date) && { date: 'Give the day of the decision.' }),
      ...(reason.trim() === '' && { reason: 'Write the reason of the decision.' }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    // A day, not a moment, is what was asked for: noon in UTC is the same day nearly everywhere.
    const at = `${date}T12:00:00.000Z`;
    const outcome = await submit({
      type: 'escalation.decide',
      args: {
        id: escalation.id,
        decision: { granted: granted === 'yes', by: by.trim(), at, reason: reason.trim() },
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed') setErrors({ reason: outcome.reason });
  };

  return (
    <form aria-label="The CEO's decision" onSubmit={(event) => void decide(event)} noValidate>
      <Stack gap={12}>
        <SegmentedControl
          aria-label="The CEO's decision"
          fullWidth
          value={granted}
          onChange={setGranted}
          data={[
            { value: 'yes', label: 'Granted' },
            { value: 'no', label: 'Refused' },
          ]}
        />
        <TextInput
          label="Decided by"
          maxLength={200}
          value={by}
          error={errors.by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <TextInput
          label="On"
          type="date"
          value={date}
          error={errors.date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <Textarea
          label="Reason of the decision"
          autosize
          minRows={3}
          maxRows={7}
          maxLength={4_000}
          value={reason}
          error={errors.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit">Record the decision</Button>
      </Stack>
    </form>
  );
}
