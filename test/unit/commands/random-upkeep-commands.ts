import type { CommandType } from '@shared/commands/reduce';
import { ITEM_TYPES, ROAM_STATES } from '@shared/model/index';
import {
  amount,
  type Builders,
  type Chooser,
  GONE,
  items,
  milestones,
  NOW,
  person,
  share,
  team,
  text,
  title,
} from './random-choices';

type Family =
  | 'debt.reviewShare'
  | Extract<
      CommandType,
      `${'refinement' | 'hiddenWork' | 'velocity' | 'repayment' | 'risk' | 'vote'}.${string}`
    >;

const hidden = ({ plan, one }: Chooser) => one(plan.hiddenWork.keys()) ?? (`hidden_${GONE}` as const);
const velocity = ({ plan, one }: Chooser) => one(plan.velocities.keys()) ?? (`velocity_${GONE}` as const);
const risk = ({ plan, one }: Chooser) => one(plan.risks.keys()) ?? (`risk_${GONE}` as const);
const vote = ({ plan, one }: Chooser) => one(plan.votes.keys()) ?? (`vote_${GONE}` as const);
const openVote = ({ plan, one }: Chooser) =>
  one([...plan.votes.values()].filter(({ revealed }) => !revealed))?.id ?? (`vote_${GONE}` as const);
const end = ({ one }: Chooser) => one(['2026-11-13', '2026-11-27', '2026-12-11'] as const) ?? '2026-11-13';

const past = (choose: Chooser, id: string) => ({
  id: `velocity_${id}` as const,
  teamId: team(choose),
  name: title(choose),
  end: end(choose),
  completed: amount(choose),
  debt: choose.number(3) ? 0 : amount(choose),
});

/** How the commands of refinement, velocity, reviews, risks and votes are made up. */
export const BUILD_UPKEEP: Pick<Builders, Family> = {
  'refinement.add': (choose) => ({
    id: `refinement_n${choose.step}`,
    at: NOW,
    productLead: 'Sofia',
    engineeringLead: 'Petra',
    notes: text(choose),
  }),
  'refinement.remove': (choose) => ({
    id: choose.one(choose.plan.refinements.keys()) ?? `refinement_${GONE}`,
  }),
  'hiddenWork.add': (choose) => ({
    id: `hidden_n${choose.step}`,
    title: title(choose),
    who: 'Jonas',
    amount: choose.number(3) ? amount(choose) : null,
    foundAt: NOW,
    outcome: null,
  }),
  'hiddenWork.edit': (choose) => ({
    id: hidden(choose),
    fields: { title: title(choose), amount: amount(choose) },
  }),
  'hiddenWork.remove': (choose) => ({ id: hidden(choose) }),
  'hiddenWork.enter': (choose) => ({
    id: hidden(choose),
    itemId: `item_h${choose.step}`,
    type: choose.one(ITEM_TYPES) ?? 'bug',
  }),
  'hiddenWork.stop': (choose) => ({ id: hidden(choose), reason: text(choose) }),

  'velocity.add': (choose) => past(choose, `n${choose.step}`),
  'velocity.addAll': (choose) => ({ rows: [0, 1].map((index) => past(choose, `a${choose.step}x${index}`)) }),
  'velocity.edit': (choose) => ({
    id: velocity(choose),
    fields: choose.number(2)
      ? { completed: amount(choose), debt: 0 }
      : { end: end(choose), teamId: team(choose) },
  }),
  'velocity.remove': (choose) => ({ id: velocity(choose) }),
  'repayment.add': (choose) => ({
    id: `repayment_n${choose.step}`,
    title: title(choose),
    teamId: team(choose),
    date: '2026-11-20',
    cost: amount(choose),
  }),
  'repayment.remove': (choose) => ({
    id: choose.one(choose.plan.repayments.keys()) ?? `repayment_${GONE}`,
  }),
  'debt.reviewShare': (choose) => ({
    id: `review_n${choose.step}`,
    date: '2026-12-14',
    share: share(choose),
    by: 'Both',
    note: text(choose),
  }),

  'risk.add': (choose) => ({
    id: `risk_n${choose.step}`,
    title: title(choose),
    note: text(choose),
    state: choose.number(2) ? (choose.one(ROAM_STATES) ?? null) : null,
    ownerId: choose.number(2) ? person(choose) : null,
    itemIds: items(choose),
    milestoneIds: milestones(choose),
  }),
  'risk.edit': (choose) => ({
    id: risk(choose),
    fields: choose.number(2) ? { state: 'owned', ownerId: person(choose) } : { itemIds: items(choose) },
  }),
  'risk.remove': (choose) => ({ id: risk(choose) }),
  'vote.open': (choose) => ({ id: `vote_n${choose.step}`, at: NOW }),
  'vote.cast': (choose) => ({
    id: openVote(choose),
    personId: person(choose),
    fingers: choose.number(5) ? 1 + choose.number(5) : null,
  }),
  'vote.reveal': (choose) => ({ id: openVote(choose) }),
  'vote.remove': (choose) => ({ id: vote(choose) }),
};
