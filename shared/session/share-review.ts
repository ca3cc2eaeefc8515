import { addDays, type PlainDate, type Plan, type ShareReview } from '../model/index';
import { compareKeys } from '../ranking/order-key';

const REVIEW_DAYS = 365;

/** The reviews of the debt share, oldest first. */
export function shareReviews(plan: Pick<Plan, 'shareReviews'>): ShareReview[] {
  return [...plan.shareReviews.values()].sort(
    (a, b) => compareKeys(a.date, b.date) || compareKeys(a.id, b.id),
  );
}

/** When the share is to be reviewed next: a year after the last review; null: it never was. */
export function nextReview(plan: Pick<Plan, 'shareReviews'>): PlainDate | null {
  const last = shareReviews(plan).at(-1);
  return last ? addDays(last.date, REVIEW_DAYS) : null;
}
