import { missingFields } from './roadmap';
import type { Rule } from './rule';

const contractIsComplete: Rule = {
  id: 'LOG-1',
  severity: 'blocking',
  waivable: true,
  title: 'Every contract item has a team, an estimate and an owner',
  *check({ contract }) {
    for (const [index, item] of contract.entries()) {
      const missing = missingFields(item);
      if (!missing) continue;
      yield {
        subject: { kind: 'item', id: item.id },
        message: `“${item.title}” is number ${index + 1} of the contract with ${missing}.`,
        mend: 'Fill in what is missing, or move it below the contract line.',
        place: 'backlog',
      };
    }
  },
};

export const backlogRules: readonly Rule[] = [contractIsComplete];
