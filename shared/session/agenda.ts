import type { AgendaStep, Plan } from '../model/index';
import { secondsSpent } from '../model/index';
import { compareKeys } from '../ranking/order-key';

export const DAYS = [1, 2] as const;
export type Day = (typeof DAYS)[number];

/** The steps of both days as they follow each other. */
export function orderedAgenda({ agenda }: Pick<Plan, 'agenda'>): AgendaStep[] {
  return [...agenda.values()].sort((a, b) => a.day - b.day || compareKeys(a.order, b.order));
}

/** How far a day is. */
export interface DayProgress {
  readonly done: number;
  readonly steps: number;
  /** Planned length of all its steps. */
  readonly minutes: number;
  /** Planned length of the steps that are not done. */
  readonly minutesLeft: number;
}

export function progressOf(steps: readonly AgendaStep[], day: Day): DayProgress {
  const ofDay = steps.filter((step) => step.day === day);
  const minutesOf = (some: readonly AgendaStep[]) => some.reduce((sum, { minutes }) => sum + minutes, 0);
  const open = ofDay.filter(({ done }) => !done);
  return {
    done: ofDay.length - open.length,
    steps: ofDay.length,
    minutes: minutesOf(ofDay),
    minutesLeft: minutesOf(open),
  };
}

/** The step whose timer runs; null: none does. */
export function runningStep({ agenda }: Pick<Plan, 'agenda'>): AgendaStep | null {
  for (const step of agenda.values()) if (step.startedAt !== null) return step;
  return null;
}

/** Seconds beyond the planned length at a moment; 0 while there is time left. `now`: ISO instant. */
export function secondsOver(step: AgendaStep, now: string): number {
  return Math.max(0, secondsSpent(step, now) - step.minutes * 60);
}

/** `5:03`, `1:05:03`: whole seconds, counted down to the last whole one. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `45 min`, `2 h`, `1 h 30 min`. */
export function formatMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter(Boolean)
    .join(' ');
}
