import { z } from 'zod';
import type { Draft } from '../change/draft';
import {
  type Conflict,
  conflictSchema,
  idSchema,
  instantSchema,
  ownProposal,
  type Sync,
  syncSchema,
} from '../model/index';
import { define, reject } from './define';
import { adding, addRecord, editing, editRecord, recordOf, removing } from './records';

const fields = conflictSchema.unwrap().pick({
  title: true,
  raisedBy: true,
  tension: true,
  productProposal: true,
  engineeringProposal: true,
});

/** A sync takes what somebody proposes something for. */
function checkTabled(_draft: Draft, conflict: Conflict): void {
  if (conflict.syncId !== null && ownProposal(conflict).trim() === '') {
    reject('A sync takes conflicts, not status: write what you propose before you bring it.');
  }
}

function checkOpen(draft: Draft, id: Sync['id']): void {
  if (recordOf(draft, 'syncs', id).state !== 'open') reject('That sync is over. Open the next one.');
}

export const conflictCommands = {
  'conflict.add': adding('conflicts', 'raise a conflict', (draft, conflict) => {
    checkTabled(draft, conflict);
    const { candidate, syncId } = conflict;
    if (syncId !== null) checkOpen(draft, syncId);
    if (candidate !== null && [...draft.all('conflicts')].some((known) => known.candidate === candidate)) {
      reject('This tension is already in the log of conflicts.');
    }
  }),

  'conflict.edit': editing('conflicts', fields.partial(), 'edit conflict', checkTabled),

  'conflict.remove': removing('conflicts'),

  'conflict.table': define({
    label: 'bring a conflict to a sync',
    schema: z.strictObject({ id: idSchema('conflict'), syncId: idSchema('sync').nullable() }),
    reduce(draft, { id, syncId }) {
      checkTabled(draft, { ...recordOf(draft, 'conflicts', id), syncId });
      if (syncId !== null) checkOpen(draft, syncId);
      editRecord(draft, 'conflicts', id, { syncId });
    },
  }),

  'conflict.settle': define({
    label: 'settle a conflict',
    schema: z.strictObject({
      id: idSchema('conflict'),
      /** null: it is open again. */
      outcome: conflictSchema.unwrap().shape.outcome,
    }),
    reduce(draft, { id, outcome }) {
      editRecord(draft, 'conflicts', id, { outcome });
    },
  }),

  'sync.open': define({
    label: 'open a sync',
    schema: syncSchema.unwrap().pick({ id: true, date: true }),
    reduce(draft, { id, date }) {
      if ([...draft.all('syncs')].some(({ state }) => state === 'open')) {
        reject('A sync is open already. End or cancel it first.');
      }
      addRecord(draft, 'syncs', { id, date, state: 'open', startedAt: null, seconds: 0 });
    },
  }),

  'sync.start': define({
    label: 'start the sync',
    schema: z.strictObject({ id: idSchema('sync'), at: instantSchema }),
    reduce(draft, { id, at }) {
      if (recordOf(draft, 'syncs', id).state !== 'open') reject('That sync is over.');
      editRecord(draft, 'syncs', id, { startedAt: at });
    },
  }),

  'sync.end': define({
    label: 'end the sync',
    schema: z.strictObject({ id: idSchema('sync'), at: instantSchema }),
    reduce(draft, { id, at }) {
      const sync = recordOf(draft, 'syncs', id);
      if (sync.state !== 'open') reject('That sync is over.');
      const seconds = sync.startedAt === null ? 0 : (Date.parse(at) - Date.parse(sync.startedAt)) / 1_000;
      const rounded = Math.min(86_400, Math.max(0, Math.round(seconds)));
      editRecord(draft, 'syncs', id, { state: 'held', startedAt: null, seconds: rounded });
    },
  }),

  'sync.cancel': define({
    label: 'cancel the sync',
    schema: z.strictObject({ id: idSchema('sync') }),
    reduce(draft, { id }) {
      if (recordOf(draft, 'syncs', id).state !== 'open') reject('That sync is over.');
      const tabled = [...draft.all('conflicts')].filter(({ syncId }) => syncId === id);
      if (tabled.length > 0)
        reject('Conflicts are on the table. Settle them, or take them off the table first.');
      editRecord(draft, 'syncs', id, { state: 'cancelled', startedAt: null });
    },
  }),

  'sync.remove': removing('syncs'),
} as const;
