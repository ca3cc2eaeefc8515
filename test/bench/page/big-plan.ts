import { createPlan, type Item, NO_DEBT_DETAILS, type Plan } from '@shared/model/index';
import { keysBetween } from '@shared/ranking/order-key';

/** A plan with so many items of about fifteen fields; the first 200 are placed, every tenth is debt. */
export function bigPlan(count: number): Plan {
  const plan = createPlan({
    company: 'Bench',
    name: `Plan of ${count}`,
    quarter: '2027-Q1',
    unit: 'days',
    now: '2026-12-01T08:00:00.000Z',
  });
  const [iteration] = plan.iterations.keys();
  const team: Plan['teams'] extends ReadonlyMap<string, infer T> ? T : never = {
    id: 'team_bench',
    name: 'Bench',
    kind: 'platform',
    order: 'a0',
    members: 500,
    focus: 0.7,
    supportShare: 0,
    iterations: {},
  };
  const ranks = keysBetween(null, null, count);
  const items = ranks.map((rank, index): [Item['id'], Item] => {
    const id: Item['id'] = `item_b${index}`;
    const isDebt = index % 10 === 0;
    return [
      id,
      {
        id,
        type: isDebt ? 'debt' : 'feature',
        title: `Item ${index} of a backlog that is as long as they get`,
        description:
          'Two lines of text as people write them into a tracker, so that the record has its usual size.\n'.repeat(
            3,
          ),
        rank,
        teamId: team.id,
        ownerId: null,
        estimate: (index % 8) + 1,
        labels: ['bench', `part-${index % 20}`],
        placement: iteration && index < 200 ? { from: iteration, to: iteration } : null,
        debt: isDebt ? { ...NO_DEBT_DETAILS, interest: 1 } : null,
        ai: null,
        estimateUnconfirmed: false,
        source: null,
      },
    ];
  });
  return { ...plan, teams: new Map([[team.id, team]]), items: new Map(items) };
}
