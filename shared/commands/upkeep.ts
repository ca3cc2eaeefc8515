import { z } from 'zod';
import type { Draft } from '../change/draft';
import type { Velocity } from '../model/index';
import {
  formatDate,
  hiddenWorkSchema,
  ITEM_TYPES,
  idSchema,
  instantSchema,
  lineSchema,
  personSchema,
  proseSchema,
  REFINED_DEPTH,
  riskSchema,
  shareReviewSchema,
  velocitySchema,
} from '../model/index';
import { rankedItems } from '../ranking/rankings';
import { define, reject } from './define';
import { itemCommands } from './items';
import { withoutUndefined } from './patch';
import { adding, addRecord, editing, editRecord, recordOf, removing } from './records';

function checkVelocity(draft: Draft, { id, teamId, end, completed, debt }: Velocity): void {
  if (debt > completed) reject('The debt work is part of what was completed: it cannot be more.');
  for (const other of draft.all('velocities')) {
    if (other.id === id || other.teamId !== teamId || other.end !== end) continue;
    const team = draft.get('teams', teamId)?.name ?? 'This team';
    reject(`${team} already has a past iteration that ended on ${formatDate(end, true)}: “${other.name}”.`);
  }
}

/** What keeps the plan alive between the sessions: refinement, hidden work, velocity, reviews; risks and votes. */
export const upkeepCommands = {
  'refinement.add': define({
    label: 'record a refinement',
    schema: z.strictObject({
      id: idSchema('refinement'),
      at: instantSchema,
      productLead: lineSchema(200),
      engineeringLead: lineSchema(200),
      notes: proseSchema(10_000),
    }),
    reduce(draft, refinement) {
      const order = rankedItems(draft.before.items)
        .slice(0, REFINED_DEPTH)
        .map(({ id }) => id);
      addRecord(draft, 'refinements', { ...refinement, order });
    },
  }),
  'refinement.remove': removing('refinements'),

  'hiddenWork.add': adding('hiddenWork', 'record hidden work'),
  'hiddenWork.edit': editing(
    'hiddenWork',
    hiddenWorkSchema.unwrap().pick({ title: true, who: true, amount: true }).partial(),
  ),
  'hiddenWork.remove': removing('hiddenWork'),
  'hiddenWork.enter': define({
    label: 'enter hidden work into the backlog',
    schema: z.strictObject({ id: idSchema('hidden'), itemId: idSchema('item'), type: z.enum(ITEM_TYPES) }),
    reduce(draft, { id, itemId, type }, by) {
      const { title, amount, outcome } = recordOf(draft, 'hiddenWork', id);
      if (outcome?.kind === 'entered') reject('That work is in the backlog already.');
      const add = itemCommands['item.add'];
      add.reduce(draft, { id: itemId, position: 'last', fields: { type, title, estimate: amount } }, by);
      editRecord(draft, 'hiddenWork', id, { outcome: { kind: 'entered', itemId } });
    },
  }),
  'hiddenWork.stop': define({
    label: 'stop hidden work',
    schema: z.strictObject({
      id: idSchema('hidden'),
      reason: proseSchema(2_000).trim().min(1, 'Write why it stops'),
    }),
    reduce(draft, { id, reason }) {
      if (recordOf(draft, 'hiddenWork', id).outcome?.kind === 'entered') {
        reject('That work is in the backlog already. Take it off the list there.');
      }
      editRecord(draft, 'hiddenWork', id, { outcome: { kind: 'stopped', reason } });
    },
  }),

  'velocity.add': adding('velocities', 'add a past iteration', checkVelocity),
  'velocity.addAll': define({
    label: 'add past iterations',
    schema: z.strictObject({ rows: z.array(velocitySchema).min(1).max(2_000) }),
    reduce(draft, { rows }) {
      for (const row of rows) {
        checkVelocity(draft, row);
        addRecord(draft, 'velocities', row);
      }
    },
  }),
  'velocity.edit': editing(
    'velocities',
    velocitySchema.unwrap().omit({ id: true }).partial(),
    'edit a past iteration',
    checkVelocity,
  ),
  'velocity.remove': removing('velocities'),

  'repayment.add': adding('repayments', 'record paid debt'),
  'repayment.remove': removing('repayments'),

  'debt.reviewShare': define({
    label: 'review the debt share',
    schema: shareReviewSchema.unwrap(),
    reduce(draft, review) {
      const isLatest = [...draft.all('shareReviews')].every(({ date }) => date <= review.date);
      addRecord(draft, 'shareReviews', review);
      // A review of former years, entered for the record, decides nothing today.
      if (isLatest) draft.setInfo({ debtShare: Math.round(review.share * 1_000) / 1_000 });
    },
  }),

  'risk.add': adding('risks'),
  'risk.edit': define({
    label: 'edit risk',
    schema: z.strictObject({
      id: idSchema('risk'),
      fields: riskSchema.unwrap().omit({ id: true }).partial(),
      /** Somebody whom the edit names for the first time, added along: one intent, one undo step. */
      newPerson: personSchema.optional(),
    }),
    reduce(draft, { id, fields, newPerson }) {
      if (newPerson) addRecord(draft, 'people', newPerson);
      editRecord(draft, 'risks', id, withoutUndefined(fields));
    },
  }),
  'risk.remove': removing('risks'),

  'vote.open': define({
    label: 'open a confidence vote',
    schema: z.strictObject({ id: idSchema('vote'), at: instantSchema }),
    reduce(draft, { id, at }) {
      const rounds = [...draft.all('votes')];
      if (rounds.some(({ revealed }) => !revealed)) reject('A vote is open already. Reveal it first.');
      if (![...draft.all('people')].some(({ participates }) => participates)) {
        reject('Nobody takes part yet. Add the people of the session first.');
      }
      const round = Math.max(0, ...rounds.map((vote) => vote.round)) + 1;
      addRecord(draft, 'votes', { id, round, at, fingers: {}, revealed: false });
    },
  }),
  'vote.cast': define({
    label: 'vote',
    schema: z.strictObject({
      id: idSchema('vote'),
      personId: idSchema('person'),
      /** null: the vote is taken back. */
      fingers: z.int().min(1, 'One to five fingers').max(5, 'One to five fingers').nullable(),
    }),
    reduce(draft, { id, personId, fingers }) {
      const vote = recordOf(draft, 'votes', id);
      if (vote.revealed) reject('This round is revealed. Open another one to vote again.');
      if (recordOf(draft, 'people', personId).participates === false) {
        reject('Only who takes part in the session votes.');
      }
      const others = Object.fromEntries(
        Object.entries(vote.fingers).filter(([person]) => person !== personId),
      );
      const cast = fingers === null ? others : { ...others, [personId]: fingers };
      const voters = [...draft.all('people')].filter(({ participates }) => participates);
      const isComplete = fingers !== null && voters.every((person) => Object.hasOwn(cast, person.id));
      editRecord(draft, 'votes', id, { fingers: cast, revealed: isComplete });
    },
  }),
  'vote.reveal': define({
    label: 'reveal the vote',
    schema: z.strictObject({ id: idSchema('vote') }),
    reduce(draft, { id }) {
      const vote = recordOf(draft, 'votes', id);
      if (Object.keys(vote.fingers).length === 0) reject('Nobody has voted yet.');
      editRecord(draft, 'votes', id, { revealed: true });
    },
  }),
  'vote.remove': removing('votes'),
} as const;
