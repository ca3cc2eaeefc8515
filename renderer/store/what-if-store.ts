import type { PlanId } from '@shared/model/index';
import { create } from 'zustand';

/** One side of a comparison: the plan itself, or one of its scenarios. */
export type ComparedSide = 'plan' | PlanId;

interface WhatIfState {
  readonly left: ComparedSide;
  readonly right: ComparedSide | null;
  /** The panel that suggests a sequence is open. */
  readonly suggesting: boolean;
  readonly setSuggesting: (open: boolean) => void;
  readonly compare: (left: ComparedSide, right: ComparedSide | null) => void;
}

/** What the What-if screen compares and shows; kept while other screens are visited. */
export const useWhatIf = create<WhatIfState>((set) => ({
  left: 'plan',
  right: null,
  suggesting: false,
  setSuggesting: (suggesting) => set({ suggesting }),
  compare: (left, right) => set({ left, right }),
}));
