import type { PlanId } from '@shared/model/index';

/** What a window of the storm tells the outside the moment the store has acknowledged it. */
export type Acknowledged =
  | {
      readonly kind: 'entry';
      readonly plan: PlanId;
      readonly number: number;
      /** Of the change, so that an entry in its place with another content is found. */
      readonly hash: number;
      /** The beginning of the change, for the report. */
      readonly what: string;
      /** The document that was written with it; null: none. */
      readonly document: string | null;
    }
  | { readonly kind: 'scenario-made'; readonly id: PlanId }
  /** From here on it may be gone or not. */
  | { readonly kind: 'scenario-removing'; readonly id: PlanId }
  | { readonly kind: 'scenario-removed'; readonly id: PlanId }
  | { readonly kind: 'plan-added'; readonly id: PlanId }
  | { readonly kind: 'plan-deleting'; readonly id: PlanId }
  | { readonly kind: 'plan-deleted'; readonly id: PlanId }
  | { readonly kind: 'setting'; readonly key: string; readonly value: number }
  /** The store said something failed that should not. */
  | { readonly kind: 'trouble'; readonly text: string };

/** What is found after a kill. */
export interface Checked {
  readonly entries: number;
  readonly plans: number;
  readonly scenarios: number;
  /** Each a sentence. */
  readonly lost: readonly string[];
  readonly unopened: readonly string[];
  readonly gaps: readonly string[];
  readonly differing: readonly string[];
  readonly halves: readonly string[];
}

export interface TorturePage {
  makePlan: (id: PlanId) => Promise<void>;
  /** Runs until the process dies. */
  storm: (plan: PlanId, seed: number, window: number) => Promise<void>;
  /** `only`: opens no other plan; what was acknowledged is looked for everywhere. */
  check: (acknowledged: readonly Acknowledged[], only: PlanId | null) => Promise<Checked>;
}

declare global {
  interface Window {
    torture: TorturePage;
    acknowledge: (told: Acknowledged) => Promise<void>;
  }
}
