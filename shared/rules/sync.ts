import { CONFLICTS_PER_SIDE, formatDate, SIDES } from '../model/index';
import { compareKeys } from '../ranking/order-key';
import type { Rule } from './rule';

const QUIET_SYNCS = 3;

const conflictsAreSettled: Rule = {
  id: 'SYNC-1',
  severity: 'blocking',
  waivable: false,
  title: 'Every conflict is agreed or escalated',
  *check({ plan }) {
    for (const { id, title, outcome } of plan.conflicts.values()) {
      if (outcome !== null) continue;
      yield {
        subject: { kind: 'conflict', id },
        message: `The conflict "${title}" is neither agreed nor escalated.`,
        mend: 'Agree on it, or escalate it to the CEO.',
        place: 'conflicts',
      };
    }
  },
};

const syncsAreUsed: Rule = {
  id: 'SYNC-2',
  severity: 'warning',
  waivable: false,
  title: 'Each side brings one to three conflicts to a sync',
  *check({ plan }) {
    const conflicts = [...plan.conflicts.values()];
    const syncs = [...plan.syncs.values()].sort(
      (a, b) => compareKeys(a.date, b.date) || compareKeys(a.id, b.id),
    );
    for (const sync of syncs) {
      for (const side of SIDES) {
        const count = conflicts.filter(
          ({ syncId, raisedBy }) => syncId === sync.id && raisedBy === side,
        ).length;
        if (count <= CONFLICTS_PER_SIDE) continue;
        yield {
          subject: { kind: 'sync', id: sync.id },
          detail: side,
          message: `${side === 'product' ? 'Product' : 'Engineering'} brings ${count} conflicts to the sync of ${formatDate(sync.date)}; three are what thirty minutes hold.`,
          mend: 'Keep the three that hurt most, and bring the others next week.',
          place: 'conflicts',
        };
      }
    }
    const past = syncs.filter(({ state }) => state !== 'open').slice(-QUIET_SYNCS);
    const quiet = past.filter((sync) => !conflicts.some(({ syncId }) => syncId === sync.id));
    const last = past.at(-1);
    // What is brought now, perhaps for the second time, ends the silence.
    const isBroken = syncs.some(
      ({ id, state }) => state === 'open' && conflicts.some(({ syncId }) => syncId === id),
    );
    if (last && !isBroken && past.length === QUIET_SYNCS && quiet.length === QUIET_SYNCS) {
      yield {
        subject: { kind: 'sync', id: last.id },
        detail: 'quiet',
        message: 'Three syncs in a row had no conflict: either all is well, or nobody says what is not.',
        mend: 'Ask both sides what they did not bring.',
        place: 'conflicts',
      };
    }
  },
};

export const syncRules: readonly Rule[] = [conflictsAreSettled, syncsAreUsed];
