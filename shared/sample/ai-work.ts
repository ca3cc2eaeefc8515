import { type AiDetails, type Metric, NO_AI_DETAILS, type PlainDate, type Possibility } from '../model/index';
import { itemId } from './keys';

/** Name, unit, where it stands, goal, direction. */
type MetricRow = readonly [
  name: string,
  unit: string,
  baseline: number,
  goal: number,
  direction: Metric['direction'],
];

interface AiRow {
  readonly key: string;
  readonly model: MetricRow;
  readonly user: MetricRow;
  readonly date: PlainDate;
  readonly risky?: true;
  readonly experiment?: true;
  readonly note: string;
}

// biome-ignore format: a table
const AI_WORK: readonly AiRow[] = [
  { key: 'searchRanking', date: '2026-12-02', model: ['Right product among the first three', '%', 61, 75, 'up'], user: ['Searches that end in the basket', '%', 14, 18, 'up'],
    note: 'Tried on the clicks of October: 72 % without any tuning. Ranking stays under 40 ms.' },
  { key: 'basketModel', date: '2026-12-03', risky: true, model: ['Suggestion that is bought, of ten', '', 0.6, 1.2, 'up'], user: ['Goods in a basket on average', '', 7.4, 8, 'up'],
    note: 'Possible if consent covers four of ten customers by the end of January; below that the data is too thin.' },
  { key: 'deliveryAnswers', date: '2026-12-03', model: ['Wrong answers in the evaluation set', '%', 8, 3, 'down'], user: ['Delivery questions that reach support', '% of today', 100, 75, 'down'],
    note: 'Slots and order states are there to read. 3 % was reached on 200 of the 600 questions.' },
  { key: 'descriptionDrafts', date: '2026-12-04', model: ['Drafts without an invented fact', '%', 86, 97, 'up'], user: ['Time from photo to sale', 'hours', 20, 4, 'down'],
    note: 'Works for fruit and vegetables. Cheese and meat need the origin data of the catalogue interface.' },
  { key: 'handOver', date: '2026-12-04', model: ['Unsure answers that are recognised', '%', 70, 95, 'up'], user: ['Customers who ask twice', '%', 31, 15, 'down'],
    note: 'The certainty of the model is calibrated well enough on the evaluation set.' },
  { key: 'photoSearch', date: '2026-12-09', risky: true, experiment: true, model: ['Produce recognised on photos of customers', '%', 40, 80, 'up'], user: ['Searches by photo that end in the basket', '%', 0, 10, 'up'],
    note: 'Six days to find out. Nothing else waits for it, so it may fail.' },
];

const metricOf = (
  key: string,
  kind: 'Model' | 'User',
  [name, unit, baseline, goal, direction]: MetricRow,
): Metric => ({
  id: `metric_${key}${kind}`,
  name,
  unit,
  baseline,
  goal,
  direction,
});

/** The details of an AI item by its key. */
export function aiDetailsOf(key: string): AiDetails {
  const row = AI_WORK.find((known) => known.key === key);
  if (!row) return NO_AI_DETAILS;
  return {
    modelMetric: metricOf(key, 'Model', row.model),
    userMetric: metricOf(key, 'User', row.user),
    feasibility: {
      by: 'Ines Duarte',
      date: row.date,
      verdict: row.risky ? 'risky' : 'feasible',
      note: row.note,
    },
    experiment: row.experiment ? 'running' : null,
  };
}

/** Sessions in which the AI engineers showed product what models can do. */
export const possibilities: readonly Possibility[] = [
  {
    id: 'possibility_photos',
    date: '2026-11-12',
    title: 'Search for produce by photo',
    shownBy: 'Ines Duarte and Nora Whitfield',
    note: 'A phone photo of a market stall: four of ten goods were named rightly without training. Sofia sees it on the home page; nobody knows yet whether customers would use it.',
    itemId: itemId('photoSearch'),
  },
  {
    id: 'possibility_calls',
    date: '2026-11-12',
    title: 'Summary of a support call while it runs',
    shownBy: 'Nora Whitfield',
    note: 'Works in German and English. Data protection has to say first whether calls may be transcribed.',
    itemId: null,
  },
  {
    id: 'possibility_prices',
    date: '2026-12-10',
    title: 'Price suggestions for fresh goods before they spoil',
    shownBy: 'Ines Duarte',
    note: 'On the sales of last summer: 9 % less waste at the same revenue. Merchants would have to agree to it.',
    itemId: null,
  },
];
