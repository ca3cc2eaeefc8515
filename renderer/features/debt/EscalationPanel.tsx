import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import {
  createId,
  type Escalation,
  formatDate,
  formatShare,
  isPlainDate,
  MINIMUM_DEBT_SHARE,
  type Person,
  type Plan,
  type Role,
} from '@shared/model/index';
import { type FormEvent, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { numberText } from '../../ui/NumberField';
import { parseNumber } from '../../ui/parse-number';
import { useFrozen } from '../../ui/useFrozen';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Debt.module.css';
import { DecisionForm } from './DecisionForm';
import { escalationsOf } from './debt-share';

export interface EscalationDraft {
  readonly share: string;
  readonly reason: string;
}

export const draftFor = (share: number | null, reason = ''): EscalationDraft => ({
  share: share === null ? '' : numberText(share * 100),
  reason,
});

/** The first with a role, taking part or not. */
export const personWith = (plan: Plan, role: Role): Person | null =>
  [...plan.people.values()].find((person) => person.role === role) ?? null;

/** A share under 20 %: the CTO's case, then the CEO's decision. */
export function EscalationPanel({
  draft,
  onChange,
}: {
  readonly draft: EscalationDraft;
  readonly onChange: (draft: EscalationDraft) => void;
}) {
  const plan = usePlan();
  const isFixed = useFrozen() !== null;
  const escalations = escalationsOf(plan);
  const open = escalations.find(({ decision }) => decision === null) ?? null;
  return (
    <Stack gap={16}>
      <p className={classes.explain}>
        The debt budget is a fixed cost, like rent. Under {formatShare(MINIMUM_DEBT_SHARE)} the CTO makes the
        case and the CEO decides. Until then the share stays as it is.
      </p>
      {open ? (
        <OpenEscalation escalation={open} plan={plan} isFixed={isFixed} />
      ) : (
        !isFixed && <CaseForm draft={draft} onChange={onChange} />
      )}
      {escalations
        .filter(({ decision }) => decision !== null)
        .map((escalation) => (
          <Decided key={escalation.id} escalation={escalation} />
        ))}
    </Stack>
  );
}

function CaseForm({
  draft,
  onChange,
}: {
  readonly draft: EscalationDraft;
  readonly onChange: (draft: EscalationDraft) => void;
}) {
  const plan = usePlan();
  const submit = useSubmit();
  const actorId = useUi((state) => state.actorId);
  const [error, setError] = useState<{ share?: string; reason?: string }>({});
  const cto = personWith(plan, 'cto');

  const escalate = async (event: FormEvent) => {
    event.preventDefault();
    const percent = parseNumber(draft.share, { what: 'The debt share', max: 100 });
    if (!percent.ok) return setError({ share: percent.reason });
    if (percent.value === null) return setError({ share: 'Write the share that is asked for.' });
    if (percent.value / 100 >= MINIMUM_DEBT_SHARE) {
      return setError({ share: 'A share of 20 % or more needs no escalation: set it above.' });
    }
    if (draft.reason.trim() === '')
      return setError({ reason: 'Write the case: why less, and for how long.' });
    const outcome = await submit({
      type: 'escalation.open',
      args: {
        id: createId('escalation'),
        share: percent.value / 100,
        reason: draft.reason.trim(),
        at: new Date().toISOString(),
        by: cto?.id ?? actorId,
      },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed')
      return setError({ reason: outcome.reason });
    onChange(draftFor(null));
  };

  return (
    <form aria-label="Escalate to the CEO" onSubmit={(event) => void escalate(event)} noValidate>
      <Stack gap={12}>
        <TextInput
          label="Share that is asked for, in %"
          inputMode="decimal"
          autoFocus={draft.share === ''}
          value={draft.share}
          error={error.share}
          onChange={(event) => {
            onChange({ ...draft, share: event.currentTarget.value });
            setError({});
          }}
        />
        <Textarea
          label={cto ? `The CTO's case (${cto.name})` : "The CTO's case"}
          autoFocus={draft.share !== ''}
          autosize
          minRows={4}
          maxRows={9}
          maxLength={4_000}
          value={draft.reason}
          error={error.reason}
          onChange={(event) => {
            onChange({ ...draft, reason: event.currentTarget.value });
            setError({});
          }}
        />
        <Button type="submit">Escalate to the CEO</Button>
      </Stack>
    </form>
  );
}

function OpenEscalation({
  escalation,
  plan,
  isFixed,
}: {
  readonly escalation: Escalation;
  readonly plan: Plan;
  readonly isFixed: boolean;
}) {
  const submit = useSubmit();
  return (
    <>
      <Case escalation={escalation} plan={plan} />
      {!isFixed && (
        <>
          <DecisionForm escalation={escalation} ceo={personWith(plan, 'ceo')} />
          <Button
            variant="subtle"
            color="gray"
            onClick={() => void submit({ type: 'escalation.remove', args: { id: escalation.id } })}
          >
            Withdraw the escalation
          </Button>
        </>
      )}
    </>
  );
}

function Case({ escalation, plan }: { readonly escalation: Escalation; readonly plan: Plan }) {
  const by = escalation.openedBy ? plan.people.get(escalation.openedBy)?.name : null;
  return (
    <div className={classes.case}>
      <strong>
        {formatShare(escalation.share)} asked for{by && ` by ${by}`} on {dayOf(escalation.openedAt)}
      </strong>
      <p>{escalation.reason}</p>
    </div>
  );
}

function Decided({ escalation }: { readonly escalation: Escalation }) {
  const plan = usePlan();
  const { decision } = escalation;
  return (
    <section aria-label={`Decision on ${formatShare(escalation.share)}`}>
      <Case escalation={escalation} plan={plan} />
      {decision && (
        <div className={classes.case}>
          <strong>
            {decision.granted ? 'Granted' : 'Refused'} by {decision.by} on {dayOf(decision.at)}
          </strong>
          <p>{decision.reason}</p>
        </div>
      )}
    </section>
  );
}

function dayOf(instant: string): string {
  const date = instant.slice(0, 10);
  return isPlainDate(date) ? formatDate(date, true) : date;
}
