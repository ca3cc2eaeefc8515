import type { Plan } from '@shared/model/index';
import { type KeyFigures, keyFiguresOf } from '@shared/scenario/key-figures';
import { useEffect, useState } from 'react';

const known = new WeakMap<Plan, KeyFigures>();

/** The key figures of several plans, counted one after the other so that a large plan does not hold the screen up. */
export function useFigures(plans: readonly Plan[]): ReadonlyMap<Plan, KeyFigures> {
  const [, setCounted] = useState(0);
  const missing = plans.find((plan) => !known.has(plan));
  useEffect(() => {
    if (!missing) return;
    const timer = setTimeout(() => {
      known.set(missing, keyFiguresOf(missing));
      setCounted((count) => count + 1);
    });
    return () => clearTimeout(timer);
  }, [missing]);
  return new Map(
    plans.flatMap((plan) => {
      const figures = known.get(plan);
      return figures ? [[plan, figures] as const] : [];
    }),
  );
}
