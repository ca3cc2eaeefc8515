import { Button } from '@mantine/core';
import type { PlanId } from '@shared/model/index';
import { Link } from 'wouter';
import { EmptyState } from '../ui/EmptyState';
import { type PlanScreen, planPath } from '../ui/routes';

/** The screens that belong to the plan itself: freezing, signing, amending. */
export const PLAN_ONLY: ReadonlySet<string> = new Set<PlanScreen>(['sign-off', 'revisions']);

/** What stands in a what-if in the place of such a screen. */
export function PlanOnly({ plan, screen }: { readonly plan: PlanId; readonly screen: PlanScreen }) {
  return (
    <EmptyState
      title="A what-if is never signed"
      action={
        <Button component={Link} href={planPath(plan, screen)}>
          Back to the plan
        </Button>
      }
    >
      Freezing, waiving and signing belong to the plan. Adopt the what-if first: its changes come into the
      plan as one step, which can be undone.
    </EmptyState>
  );
}
