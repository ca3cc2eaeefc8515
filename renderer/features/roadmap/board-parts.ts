import type { Plan } from '@shared/model/index';
import type { Report } from '@shared/rules/check-plan';
import type { PlanView } from '@shared/rules/plan-view';
import type { KeepFindings } from './useStableFindings';

/** What the list, the board and its layers are drawn from. */
export interface BoardParts {
  readonly plan: Plan;
  readonly view: PlanView;
  readonly report: Report;
  readonly keep: KeepFindings;
  readonly frozen: boolean;
}
