import { DndContext, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { Button } from '@mantine/core';
import type { ItemId, PlainDate } from '@shared/model/index';
import { IconDiamond } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useDispatch, usePlan, useReport, useView } from '../../store/session-context';
import { EmptyState } from '../../ui/EmptyState';
import { BoardPictureMenu } from '../../ui/picture/BoardPictureMenu';
import { Screen } from '../../ui/Screen';
import { useFrozen } from '../../ui/useFrozen';
import { useGo } from '../../ui/useGo';
import { BacklogDrawer } from './BacklogDrawer';
import { BoardControls } from './BoardControls';
import { boardOf } from './board-geometry';
import type { BoardParts } from './board-parts';
import { readPrefs, usePrefs } from './board-prefs';
import { clearBoard, useBoard } from './board-store';
import { CardMenu } from './CardMenu';
import { looksOf } from './card-looks';
import { cancelCarried } from './carry';
import { Follower } from './Follower';
import { Legend } from './Legend';
import { MilestoneDialog } from './MilestoneDialog';
import { pathOf } from './milestone-risk';
import { NeedsDialog } from './NeedsDialog';
import classes from './Roadmap.module.css';
import { RoadmapBoard } from './RoadmapBoard';
import { type Stage, StageProvider } from './stage';
import { useBoardWidth } from './useBoardWidth';
import { usePointerDrag } from './usePointerDrag';
import { useStableFindings } from './useStableFindings';

/** Teams and iterations as a board: what is placed, what is not, and what is promised when. */
export function RoadmapScreen() {
  const plan = usePlan();
  const go = useGo();
  const isRead = usePrefs((state) => state.isRead);
  useEffect(() => void readPrefs(), []);
  if (!isRead) return null;
  if (plan.teams.size === 0) {
    return (
      <Screen title="Roadmap">
        <EmptyState
          title="The roadmap needs teams"
          action={<Button onClick={() => go('teams')}>People and teams</Button>}
        >
          Every row of the roadmap is a team with its capacity. Add the teams first, then drag work into their
          iterations.
        </EmptyState>
      </Screen>
    );
  }
  return <Roadmap />;
}

type Open =
  | { readonly kind: 'menu'; readonly id: ItemId; readonly at: { readonly x: number; readonly y: number } }
  | { readonly kind: 'needs'; readonly id: ItemId }
  | { readonly kind: 'milestone'; readonly date: PlainDate };

function Roadmap() {
  const plan = usePlan();
  const view = useView();
  const report = useReport();
  const dispatch = useDispatch();
  const frozen = useFrozen();
  const keep = useStableFindings();
  const prefs = usePrefs((state) => state.prefs);
  const [drawerOpen, setDrawerOpen] = useState(true);
  const [open, setOpen] = useState<Open | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLElement>(null);
  const follower = useRef<HTMLDivElement>(null);
  const width = useBoardWidth(scroller, drawerOpen);
  const { zoom, colouring } = prefs;
  const collapsed = useMemo(() => new Set(prefs.collapsed), [prefs.collapsed]);
  const board = useMemo(
    () => boardOf(plan, view, { width: width ?? 0, zoom, collapsed }),
    [plan, view, width, zoom, collapsed],
  );
  const { teams, objectives } = plan;
  // A drop changes neither, and so draws no other card anew.
  const looks = useMemo(() => looksOf({ teams, objectives }, colouring), [teams, objectives, colouring]);
  const critical = useMemo(() => (prefs.critical ? pathOf(plan) : null), [plan, prefs.critical]);

  const now: Stage = { plan, view, board, frozen, dispatch, scroller, list, follower };
  const stage = useRef(now);
  stage.current = now;
  const drag = usePointerDrag(stage);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  useEffect(() => {
    const onPointerDown = () => cancelCarried(stage.current);
    window.addEventListener('pointerdown', onPointerDown, true);
    return () => window.removeEventListener('pointerdown', onPointerDown, true);
  }, []);
  useEffect(() => clearBoard, []);

  const actions = useMemo(
    () => ({
      openMenu: (item: { id: ItemId }, at: { x: number; y: number }) =>
        setOpen({ kind: 'menu', id: item.id, at }),
      pickNeeds: (item: { id: ItemId }) => setOpen({ kind: 'needs', id: item.id }),
    }),
    [],
  );
  const toggleDrawer = useCallback(() => setDrawerOpen((was) => !was), []);
  const addMilestoneAt = useCallback(
    (x: number) => setOpen({ kind: 'milestone', date: stage.current.board.scale.dateAt(x) }),
    [],
  );
  const item = open && open.kind !== 'milestone' ? plan.items.get(open.id) : undefined;
  const close = () => setOpen(null);
  const parts: BoardParts = { plan, view, report, keep, frozen: frozen !== null };

  return (
    <StageProvider value={stage}>
      <Screen
        title="Roadmap"
        fill
        lead={frozen !== null && <span title={frozen}>Frozen for signing</span>}
        controls={
          <>
            <BoardControls board={board} prefs={prefs} />
            <BoardPictureMenu />
            <Button
              size="sm"
              leftSection={<IconDiamond size={16} />}
              disabled={frozen !== null}
              title={frozen ?? undefined}
              onClick={() =>
                setOpen({ kind: 'milestone', date: view.iterations.at(-1)?.end ?? plan.info.end })
              }
            >
              Add milestone
            </Button>
          </>
        }
      >
        <DndContext
          sensors={sensors}
          autoScroll={false}
          collisionDetection={noCollisions}
          accessibility={SILENT}
          {...drag}
        >
          <div className={classes.work}>
            <div className={classes.stage}>
              <BacklogDrawer {...parts} list={list} open={drawerOpen} onToggle={toggleDrawer} />
              <RoadmapBoard
                {...parts}
                board={board}
                measured={width !== null}
                scope={prefs.links}
                looks={looks}
                critical={critical}
                actions={actions}
                onAddMilestone={addMilestoneAt}
              />
            </div>
            <Legend plan={plan} board={board} looks={looks} hasCritical={prefs.critical} />
          </div>
          <Follower plan={plan} follower={follower} />
        </DndContext>
      </Screen>
      {open?.kind === 'milestone' && <MilestoneDialog date={open.date} onClose={close} />}
      {open?.kind === 'needs' && item && <NeedsDialog item={item} onClose={close} />}
      {open?.kind === 'menu' && item && (
        <CardMenu
          item={item}
          at={open.at}
          onPickNeeds={() => setOpen({ kind: 'needs', id: item.id })}
          onClose={() => setOpen((was) => (was?.kind === 'menu' ? null : was))}
        />
      )}
      <Help />
      <Announcements />
    </StageProvider>
  );
}

/** The board knows from geometry what the pointer is over. */
const noCollisions = () => [];

/** Drags are announced in the words of the board. */
const SILENT = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
};

/** How cards, rows and milestones are used without a mouse; read out when they are focused. */
function Help() {
  return (
    <div hidden>
      <p id="roadmap-card-help">
        Enter opens it, arrows go to the next card, Space picks it up, Shift with left or right moves its end,
        comma and full stop move its start, X marks it to be moved with others, N says what it needs first, A
        adds work beside it, Delete takes it off the roadmap.
      </p>
      <p id="roadmap-row-help">Enter opens it, Space picks it up to place it on the roadmap.</p>
      <p id="roadmap-milestone-help">
        Enter opens it, left and right move it by a day, with Shift by a week, Delete removes it.
      </p>
    </div>
  );
}

function Announcements() {
  const announcement = useBoard((state) => state.announcement);
  return (
    <div className="visually-hidden" role="status" aria-live="assertive">
      {announcement}
    </div>
  );
}
