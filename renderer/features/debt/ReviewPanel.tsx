import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import { createId, formatDate, formatShare, isPlainDate, type ShareReview } from '@shared/model/index';
import type { Finding } from '@shared/rules/rule';
import { nextReview, shareReviews } from '@shared/session/share-review';
import { type FormEvent, useState } from 'react';
import { usePlan } from '../../store/session-context';
import { FindingCard } from '../../ui/FindingCard';
import { numberText } from '../../ui/NumberField';
import { parseNumber } from '../../ui/parse-number';
import { today } from '../../ui/today';
import { useFrozen } from '../../ui/useFrozen';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Debt.module.css';
import { needsEscalation } from './debt-share';

export interface ReviewDraft {
  readonly date: string;
  readonly share: string;
  readonly by: string;
  readonly note: string;
}

/** A review starts from the share as it is. */
export const reviewDraft = (share: number): ReviewDraft => ({
  date: today(),
  share: numberText(share * 100),
  by: '',
  note: '',
});

/** The yearly review of the debt share: when it is due, what was decided so far, and the next decision (DEBT-5). */
export function ReviewPanel({
  draft,
  onChange,
  onEscalate,
  findings,
}: {
  readonly draft: ReviewDraft;
  readonly onChange: (draft: ReviewDraft) => void;
  /** A share under 20 % that nobody granted goes to the CEO instead. */
  readonly onEscalate: (share: number) => void;
  readonly findings: readonly Finding[];
}) {
  const plan = usePlan();
  const isFixed = useFrozen() !== null;
  const due = nextReview(plan);
  const reviews = shareReviews(plan).reverse();
  return (
    <Stack gap={16}>
      <p className={classes.explain}>
        The share is {formatShare(plan.info.debtShare)}. It is reviewed once a year, together.{' '}
        {due === null ? 'It has never been reviewed.' : `The next review is due on ${formatDate(due, true)}.`}
      </p>
      {findings.map((finding) => (
        <FindingCard key={finding.key} finding={finding} withRule withGo={false} />
      ))}
      {!isFixed && <ReviewForm draft={draft} onChange={onChange} onEscalate={onEscalate} />}
      {reviews.length > 0 && (
        <section aria-label="Reviews so far">
          {reviews.map((review) => (
            <Reviewed key={review.id} review={review} />
          ))}
        </section>
      )}
    </Stack>
  );
}

function Reviewed({ review: { date, share, by, note } }: { readonly review: ShareReview }) {
  return (
    <div className={classes.case}>
      <strong className="numbers">
        {formatShare(share)} decided on {formatDate(date, true)}
        {by && ` by ${by}`}
      </strong>
      {note && <p>{note}</p>}
    </div>
  );
}

type Errors = Partial<Record<keyof ReviewDraft, string>>;

function ReviewForm({
  draft,
  onChange,
  onEscalate,
}: {
  readonly draft: ReviewDraft;
  readonly onChange: (draft: ReviewDraft) => void;
  readonly onEscalate: (share: number) => void;
}) {
  const plan = usePlan();
  const submit = useSubmit();
  const [errors, setErrors] = useState<Errors>({});
  const set = (field: keyof ReviewDraft, value: string) => {
    onChange({ ...draft, [field]: value });
    setErrors((known) => ({ ...known, [field]: undefined }));
  };

  const review = async (event: FormEvent) => {
    event.preventDefault();
    const percent = parseNumber(draft.share, { what: 'The debt share', max: 100 });
    const { date } = draft;
    const found: Errors = {
      ...(!percent.ok && { share: percent.reason }),
      ...(percent.ok && percent.value === null && { share: 'Write the share that was decided.' }),
      ...(!isPlainDate(date) && { date: 'Give the day of the review.' }),
      ...(isPlainDate(date) && date > today() && { date: 'A review is recorded once it has taken place.' }),
      ...(draft.by.trim() === '' && { by: 'Name who decided: both sides.' }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || !percent.ok || percent.value === null || !isPlainDate(date)) return;
    const share = percent.value / 100;
    if (needsEscalation(plan, share)) {
      onEscalate(share);
      return;
    }
    const outcome = await submit({
      type: 'debt.reviewShare',
      args: { id: createId('review'), date, share, by: draft.by.trim(), note: draft.note.trim() },
    });
    if (outcome.status === 'rejected' || outcome.status === 'failed')
      return setErrors({ note: outcome.reason });
    onChange(reviewDraft(share));
  };

  return (
    <form aria-label="Review the share" onSubmit={(event) => void review(event)} noValidate>
      <Stack gap={12}>
        <TextInput
          label="Share from now on, in %"
          description="Under 20 % it goes to the CEO as an escalation."
          inputMode="decimal"
          value={draft.share}
          error={errors.share}
          onChange={(event) => set('share', event.currentTarget.value)}
        />
        <TextInput
          label="Reviewed on"
          type="date"
          value={draft.date}
          error={errors.date}
          onChange={(event) => set('date', event.currentTarget.value)}
        />
        <TextInput
          label="Decided by"
          placeholder="CPO and CTO"
          maxLength={200}
          value={draft.by}
          error={errors.by}
          onChange={(event) => set('by', event.currentTarget.value)}
        />
        <Textarea
          label="What it rests on"
          placeholder="What the debt work of the year returned"
          autosize
          minRows={3}
          maxRows={8}
          maxLength={4_000}
          value={draft.note}
          error={errors.note}
          onChange={(event) => set('note', event.currentTarget.value)}
        />
        <Button type="submit">Record the review</Button>
      </Stack>
    </form>
  );
}
