import type { PlanId } from '@shared/model/index';
import { addPlan } from '../../../renderer/store/plans';
import { check } from './check';
import { startPlan } from './start-plan';
import { Storm } from './storm';

window.torture = {
  makePlan: async (id: PlanId) => {
    await addPlan(startPlan(id));
  },
  storm: async (plan, seed, index) => {
    const storm = await Storm.start(plan, seed, index);
    await storm.run();
  },
  check,
};
