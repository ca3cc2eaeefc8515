import {
  createId,
  type ItemId,
  type ItemType,
  type MilestoneId,
  type PlainDate,
  type Team,
} from '@shared/model/index';
import type { CardBox } from './board-geometry';
import { useBoard } from './board-store';
import { type Move, spanName } from './drop-effect';
import type { Stage } from './stage';

/* What a finished gesture does: one command each, announced when it is on disk. */

/** Whether something can be changed; says why when it cannot. */
export function isOpen({ frozen }: Stage): boolean {
  if (frozen !== null) useBoard.getState().announce(frozen);
  return frozen === null;
}

/** Takes items where they were shown to go: one command, and one step to undo. */
export async function placeItems(stage: Stage, moves: readonly Move[]): Promise<void> {
  const { view, dispatch } = stage;
  const changed = moves.flatMap(({ item, spot }) => {
    const from = view.iterations[spot.from]?.id;
    const to = view.iterations[spot.to]?.id;
    if (!from || !to) return [];
    const stays =
      item.placement?.from === from && item.placement.to === to && item.teamId === (spot.team?.id ?? null);
    const placement = { from, to };
    return stays ? [] : [{ item, spot, placement, ...(spot.team && { teamId: spot.team.id }) }];
  });
  const [first] = changed;
  if (!first) return;
  const { item, spot, placement, teamId } = first;
  const outcome = await dispatch(
    changed.length === 1
      ? { type: 'item.place', args: { ids: [item.id], placement, ...(teamId && { teamId }) } }
      : {
          type: 'item.arrange',
          args: {
            moves: changed.map(({ item: { id }, placement: at, teamId: team }) => ({
              id,
              placement: at,
              ...(team && { teamId: team }),
            })),
          },
        },
  );
  if (outcome.status !== 'done') return;
  const told =
    changed.length === 1
      ? `“${item.title}” is now in ${spot.team?.name ?? 'No team'}, ${spanName(view, spot.from, spot.to)}.`
      : `${changed.length} items are at their new places.`;
  useBoard.getState().announce(told);
}

/** Makes cards longer or shorter at one edge, within the quarter and never under one iteration. */
export async function stretchItems(
  stage: Stage,
  cards: readonly CardBox[],
  edge: 'start' | 'end',
  by: 1 | -1,
): Promise<void> {
  const last = stage.view.iterations.length - 1;
  await placeItems(
    stage,
    cards.map(({ item, row, from, to }) => ({
      item,
      spot: {
        team: stage.board.rows[row]?.team ?? null,
        row,
        from: edge === 'start' ? Math.max(0, Math.min(to, from + by)) : from,
        to: edge === 'end' ? Math.max(from, Math.min(last, to + by)) : to,
      },
    })),
  );
}

export async function unplaceItems(stage: Stage, ids: readonly ItemId[]): Promise<void> {
  const placed = ids.filter((id) => stage.plan.items.get(id)?.placement);
  if (placed.length === 0) return;
  const outcome = await stage.dispatch({ type: 'item.unplace', args: { ids: placed } });
  if (outcome.status !== 'done') return;
  const [first] = placed;
  const title = first && stage.plan.items.get(first)?.title;
  useBoard
    .getState()
    .announce(
      placed.length === 1
        ? `“${title}” is off the roadmap and back in the list.`
        : `${placed.length} items are off the roadmap and back in the list.`,
    );
}

/** Adds work to the end of the backlog and to a cell of the board at once. */
export async function addItem(
  { view, dispatch }: Stage,
  { title, type, team, column }: { title: string; type: ItemType; team: Team | null; column: number },
): Promise<ItemId | null> {
  const iteration = view.iterations[column];
  if (!iteration) return null;
  const id = createId('item');
  const outcome = await dispatch({
    type: 'item.add',
    args: {
      id,
      position: 'last',
      fields: { title, type, teamId: team?.id ?? null },
      placement: { from: iteration.id, to: iteration.id },
    },
  });
  if (outcome.status !== 'done') return null;
  useBoard.getState().announce(`“${title}” is added to ${team?.name ?? 'No team'}, ${iteration.name}.`);
  return id;
}

export async function addNeed(stage: Stage, itemId: ItemId, needsId: ItemId): Promise<boolean> {
  const { plan, dispatch } = stage;
  const outcome = await dispatch({
    type: 'dependency.add',
    args: { id: createId('dependency'), itemId, needsId },
  });
  if (outcome.status !== 'done') return false;
  useBoard
    .getState()
    .announce(`“${plan.items.get(itemId)?.title}” now needs “${plan.items.get(needsId)?.title}”.`);
  return true;
}

export async function linkMilestone(stage: Stage, id: MilestoneId, itemId: ItemId): Promise<void> {
  const { plan, dispatch } = stage;
  const outcome = await dispatch({ type: 'milestone.link', args: { id, itemIds: [itemId] } });
  if (outcome.status === 'done') {
    useBoard
      .getState()
      .announce(`“${plan.milestones.get(id)?.title}” now needs “${plan.items.get(itemId)?.title}”.`);
  }
}

export async function moveMilestone(stage: Stage, id: MilestoneId, date: PlainDate): Promise<void> {
  if (stage.plan.milestones.get(id)?.date === date) return;
  await stage.dispatch({ type: 'milestone.edit', args: { id, fields: { date } } });
}
