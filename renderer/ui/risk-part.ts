import { create } from 'zustand';

/** Which half of the risks screen is shown; set before going there by what leads to one of them. */
export const useRiskPart = create<{
  readonly part: 'risks' | 'vote';
  readonly show: (part: 'risks' | 'vote') => void;
}>((set) => ({ part: 'risks', show: (part) => set({ part }) }));
