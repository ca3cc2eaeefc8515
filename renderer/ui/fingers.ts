import { averageOf, type Vote } from '@shared/model/index';

export const FINGERS = [1, 2, 3, 4, 5] as const;
export type Fingers = (typeof FINGERS)[number];

const MEANINGS = {
  1: 'No confidence',
  2: 'Little confidence',
  3: 'It can hold',
  4: 'Confident',
  5: 'Very confident',
} as const satisfies Record<Fingers, string>;

export const fingersMeaning = (fingers: Fingers): string => MEANINGS[fingers];

/** `3.4`; a dash when nobody voted. */
export function averageText(vote: Vote): string {
  const average = averageOf(vote);
  return average === null ? '–' : (Math.round(average * 10) / 10).toFixed(1);
}
