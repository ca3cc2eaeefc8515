import type { PlanId } from '@shared/model/index';
import type { SequenceScope } from '@shared/schedule/sequence/plan-jobs';
import { tellReason } from '@shared/schedule/sequence/sequence-reason';
import {
  type SequenceProgress,
  type SequenceSuggestion,
  suggestSequence,
} from '@shared/schedule/sequence/suggest-sequence';
import * as Comlink from 'comlink';
import { loadPlan } from '../store/journal';

export interface SuggestOptions {
  readonly what: SequenceScope;
  readonly seed: number;
  readonly schedules: number;
  /** Stops after this time with the best so far; null: runs to its end. */
  readonly seconds: number | null;
}

/** What the best so far comes to. */
export interface SuggestBest {
  readonly placed: number;
  readonly moved: number;
  readonly leftOut: number;
  /** Items that would end after a milestone that needs them. */
  readonly late: number;
}

export interface SuggestProgress {
  readonly schedules: number;
  readonly total: number;
  /** How much of the search is done, by its sequences or by its time: 0 to 1. */
  readonly share: number;
  /** null: nothing yet. */
  readonly best: SuggestBest | null;
}

export interface Suggested {
  /** The plan's journal entry after which the suggestion was worked out. */
  readonly number: number;
  readonly schedules: number;
  readonly total: number;
  /** 'unplaced' although 'all' was asked for: see SequenceSuggestion. */
  readonly scope: SequenceScope;
  readonly best: SuggestBest;
  readonly placements: readonly {
    readonly id: `item_${string}`;
    readonly placement: SequenceSuggestion['changes'][number]['placement'];
  }[];
  /** One sentence for every item that is placed, moved or left out. */
  readonly reasons: Readonly<Record<`item_${string}`, string>>;
}

/** How often the window hears of the search, and how long it may run before it listens for a stop. */
const TELL_MS = 100;
/** The best so far is worked out again only when that costs little beside the search itself. */
const BEST_FACTOR = 6;
const FIRST_BEST_MS = 400;

let isStopped = false;

const api = {
  /** Runs the search; ends by itself, at its time, or when `stop` is called: always with the best so far. */
  async suggest(
    id: PlanId,
    { what, seed, schedules, seconds }: SuggestOptions,
    onProgress: (progress: SuggestProgress) => void,
  ): Promise<Suggested> {
    isStopped = false;
    const state = await loadPlan(id);
    if (!state) throw new Error('That plan is no longer on this machine.');
    const start = performance.now();
    let told = start;
    let nextBest = start + FIRST_BEST_MS;
    let bestCost = Number.POSITIVE_INFINITY;
    let best: SuggestBest | null = null;
    const rounds = suggestSequence(state.plan, { what, seed, schedules });
    let last: SequenceProgress;
    for (;;) {
      const { done, value } = rounds.next();
      last = value;
      const now = performance.now();
      const isOut = seconds !== null && now - start >= seconds * 1_000;
      if (done || isOut || isStopped) break;
      if (now - told < TELL_MS) continue;
      if (value.cost < bestCost && now >= nextBest) {
        best = summaryOf(value.suggestion());
        bestCost = value.cost;
        nextBest = performance.now() + BEST_FACTOR * (performance.now() - now);
      }
      const ofTime = seconds === null ? 0 : (now - start) / (seconds * 1_000);
      const share = Math.min(1, Math.max(ofTime, value.schedules / value.total));
      onProgress({ schedules: value.schedules, total: value.total, share, best });
      told = performance.now();
      // A stop arrives as a message: let it in.
      await new Promise((resolve) => setTimeout(resolve));
    }
    const suggestion = last.suggestion();
    return {
      number: state.number,
      schedules: last.schedules,
      total: last.total,
      scope: suggestion.scope,
      best: summaryOf(suggestion),
      placements: suggestion.changes.map(({ itemId, placement }) => ({ id: itemId, placement })),
      reasons: Object.fromEntries(
        suggestion.items
          .filter(({ reason }) => reason.kind !== 'kept')
          .map(({ itemId, reason, lateFor }) => [itemId, tellReason(state.plan, reason, lateFor)]),
      ),
    };
  },
  /** Ends the search with the best so far. */
  stop(): void {
    isStopped = true;
  },
};

function summaryOf({ items, changes }: SequenceSuggestion): SuggestBest {
  return {
    placed: changes.filter(({ before, placement }) => !before && placement).length,
    moved: changes.filter(({ before, placement }) => before && placement).length,
    leftOut: items.filter(({ placement }) => placement === null).length,
    late: items.filter(({ lateFor }) => lateFor !== null).length,
  };
}

export type SuggestWorker = typeof api;

Comlink.expose(api);
