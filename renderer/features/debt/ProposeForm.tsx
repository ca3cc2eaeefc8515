import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import { createId, MAX_ESTIMATE, type PersonId, roleName, type TeamId } from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { type FormEvent, useRef, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { parseNumber } from '../../ui/parse-number';
import { Select } from '../../ui/Select';
import { tell } from '../../ui/tell';
import { useSubmit } from '../../ui/useSubmit';

export interface Proposal {
  readonly title: string;
  readonly estimate: string;
  readonly teamId: TeamId | null;
  readonly interest: string;
  readonly userEffect: string;
  readonly proposerId: PersonId | null;
}

export const EMPTY_PROPOSAL: Proposal = {
  title: '',
  estimate: '',
  teamId: null,
  interest: '',
  userEffect: '',
  proposerId: null,
};

type Errors = Partial<Record<keyof Proposal | 'form', string>>;

/** Engineering proposes a debt item; it then waits in the pool for product's rank. */
export function ProposeForm({
  proposal,
  onChange,
}: {
  readonly proposal: Proposal;
  readonly onChange: (proposal: Proposal) => void;
}) {
  const plan = usePlan();
  const submit = useSubmit();
  const actorId = useUi((state) => state.actorId);
  const [errors, setErrors] = useState<Errors>({});
  const titleInput = useRef<HTMLInputElement>(null);
  const proposerId = proposal.proposerId ?? actorId;
  const set = (patch: Partial<Proposal>) => {
    onChange({ ...proposal, ...patch });
    setErrors({});
  };

  const propose = async (event: FormEvent) => {
    event.preventDefault();
    const title = proposal.title.trim();
    const estimate = parseNumber(proposal.estimate, { what: 'An estimate', max: MAX_ESTIMATE });
    const interest = parseNumber(proposal.interest, { what: 'The interest', max: MAX_ESTIMATE });
    if (title === '' || !estimate.ok || !interest.ok) {
      return setErrors({
        ...(title === '' && { title: 'Write what the debt is.' }),
        ...(!estimate.ok && { estimate: estimate.reason }),
        ...(!interest.ok && { interest: interest.reason }),
      });
    }
    const outcome = await submit({
      type: 'item.add',
      args: {
        id: createId('item'),
        position: 'last',
        fields: { type: 'debt', title, teamId: proposal.teamId, estimate: estimate.value },
        debt: { interest: interest.value, userEffect: proposal.userEffect.trim(), proposerId },
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed')
      return setErrors({ form: outcome.reason });
    tell(`Proposed “${title}”. It waits for product's rank.`);
    onChange({ ...EMPTY_PROPOSAL, teamId: proposal.teamId, proposerId: proposal.proposerId });
    titleInput.current?.focus();
  };

  const people = [...plan.people.values()].map(({ id, name, role }) => ({
    value: id as string,
    label: `${name} (${roleName(role)})`,
  }));
  return (
    <form aria-label="Propose debt" onSubmit={(event) => void propose(event)} noValidate>
      <Stack gap={12}>
        <TextInput
          ref={titleInput}
          label="What is the debt?"
          autoFocus
          maxLength={500}
          value={proposal.title}
          error={errors.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <TextInput
          label={`Estimate, in ${plan.info.unit}`}
          inputMode="decimal"
          value={proposal.estimate}
          error={errors.estimate}
          onChange={(event) => set({ estimate: event.currentTarget.value })}
        />
        <TextInput
          label={`Interest: what it costs each iteration, in ${plan.info.unit}`}
          inputMode="decimal"
          value={proposal.interest}
          error={errors.interest}
          onChange={(event) => set({ interest: event.currentTarget.value })}
        />
        <Textarea
          label="What do users notice?"
          autosize
          minRows={2}
          maxRows={5}
          maxLength={2_000}
          value={proposal.userEffect}
          onChange={(event) => set({ userEffect: event.currentTarget.value })}
        />
        <Select
          label="Team"
          placeholder="No team yet"
          clearable
          searchable
          data={orderedTeams(plan).map(({ id, name }) => ({ value: id as string, label: name }))}
          value={proposal.teamId}
          onChange={(value) => set({ teamId: value as TeamId | null })}
        />
        <Select
          label="Proposed by"
          placeholder="Nobody named"
          clearable
          searchable
          limit={60}
          data={people}
          value={proposerId}
          onChange={(value) => set({ proposerId: value as PersonId | null })}
        />
        {errors.form && (
          <p role="alert" style={{ margin: 0, color: 'var(--blocking)' }}>
            {errors.form}
          </p>
        )}
        <Button type="submit">Propose</Button>
      </Stack>
    </form>
  );
}
