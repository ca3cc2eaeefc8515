import { z } from 'zod';
import type { ItemId } from '../model/index';

const factor = z.number().min(0).max(1_000_000).nullable();

/**
 * What RICE asks of an item; null: not said yet. Source: Sean McBride, "RICE: Simple prioritization for product managers",
 * Intercom, 2018. Effort is in the plan's unit: only the order counts, and that is the same in any unit.
 */
export const riceSchema = z
  .strictObject({
    /** People or events in the quarter. */
    reach: factor,
    /** 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal. */
    impact: factor,
    /** Percent: 100 high, 80 medium, 50 low. */
    confidence: z.number().min(0).max(100).nullable(),
    /** null: the item's estimate. */
    effort: factor,
  })
  .readonly();

/**
 * What WSJF asks of an item, on one relative scale (1, 2, 3, 5, 8, 13, 20). Source: weighted shortest job first in SAFe after
 * Donald Reinertsen, "The Principles of Product Development Flow", 2009: cost of delay divided by job size.
 */
export const wsjfSchema = z
  .strictObject({
    businessValue: factor,
    timeCriticality: factor,
    /** Risk reduction and opportunity enablement. */
    riskReduction: factor,
    /** null: the item's estimate. */
    jobSize: factor,
  })
  .readonly();

export type Rice = z.infer<typeof riceSchema>;
export type Wsjf = z.infer<typeof wsjfSchema>;

export const NO_RICE: Rice = { reach: null, impact: null, confidence: null, effort: null };
export const NO_WSJF: Wsjf = {
  businessValue: null,
  timeCriticality: null,
  riskReduction: null,
  jobSize: null,
};

/** reach x impact x confidence / effort; null: something is missing, or the effort is 0. */
export function riceScore(
  { reach, impact, confidence, effort }: Rice,
  estimate: number | null,
): number | null {
  const size = effort ?? estimate;
  if (reach === null || impact === null || confidence === null || !size) return null;
  return (reach * impact * (confidence / 100)) / size;
}

/** (business value + time criticality + risk reduction) / job size; null: something is missing, or the size is 0. */
export function wsjfScore(
  { businessValue, timeCriticality, riskReduction, jobSize }: Wsjf,
  estimate: number | null,
): number | null {
  const size = jobSize ?? estimate;
  if (businessValue === null || timeCriticality === null || riskReduction === null || !size) return null;
  return (businessValue + timeCriticality + riskReduction) / size;
}

/** What has a score, the highest first; equal scores keep the order they have in `ids`. */
export function orderByScore(
  ids: readonly ItemId[],
  scoreOf: (id: ItemId) => number | null,
): readonly ItemId[] {
  const scored = ids.flatMap((id) => {
    const score = scoreOf(id);
    return score === null ? [] : [{ id, score }];
  });
  return scored.sort((a, b) => b.score - a.score).map(({ id }) => id);
}
