import type { Plan } from './plan';

/** Every record that names another one that does not exist, as half sentences; empty when the plan is whole. */
export function brokenReferences(plan: Plan): string[] {
  const broken: string[] = [];
  const expect = (table: ReadonlyMap<string, unknown>, id: string | null, from: string) => {
    if (id !== null && !table.has(id)) broken.push(`${from} names ${id}, which is not in the plan`);
  };
  for (const item of plan.items.values()) {
    expect(plan.teams, item.teamId, item.id);
    expect(plan.people, item.ownerId, item.id);
    expect(plan.people, item.debt?.proposerId ?? null, item.id);
    expect(plan.iterations, item.placement?.from ?? null, item.id);
    expect(plan.iterations, item.placement?.to ?? null, item.id);
  }
  for (const milestone of plan.milestones.values()) {
    expect(plan.people, milestone.ownerId, milestone.id);
    for (const itemId of milestone.itemIds) expect(plan.items, itemId, milestone.id);
  }
  for (const dependency of plan.dependencies.values()) {
    expect(plan.items, dependency.itemId, dependency.id);
    expect(plan.items, dependency.needsId, dependency.id);
  }
  for (const team of plan.teams.values()) {
    for (const id of Object.keys(team.iterations)) expect(plan.iterations, id, team.id);
  }
  for (const escalation of plan.escalations.values()) expect(plan.people, escalation.openedBy, escalation.id);
  return broken;
}
