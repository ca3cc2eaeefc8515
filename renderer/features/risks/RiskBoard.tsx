import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Button } from '@mantine/core';
import { createId, type Risk, type RiskId } from '@shared/model/index';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { EmptyState } from '../../ui/EmptyState';
import { AddRisk } from './AddRisk';
import { RiskCard, RiskFace } from './RiskCard';
import { RiskPanel } from './RiskPanel';
import classes from './Risks.module.css';
import { COLUMNS, type Column, columnOf, columnText, stateOf } from './roam';
import { useCarry } from './useCarry';

const SILENT = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

/** The ROAM board: risks are carried from column to column by mouse and by keyboard. */
export function RiskBoard({ isFixed }: { readonly isFixed: boolean }) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const live = useRef<HTMLDivElement>(null);
  const [openId, setOpenId] = useState<RiskId | null>(null);
  const [dragged, setDragged] = useState<RiskId | null>(null);
  const risks = useMemo(() => [...plan.risks.values()], [plan.risks]);
  const byColumn = useMemo(() => Map.groupBy(risks, columnOf), [risks]);
  const announce = useCallback((text: string) => {
    if (live.current) live.current.textContent = text;
  }, []);

  const move = useCallback(
    async (risk: Risk, column: Column) => {
      if (columnOf(risk) === column) return;
      const outcome = await dispatch({
        type: 'risk.edit',
        args: { id: risk.id, fields: { state: stateOf(column) } },
      });
      if (outcome.status === 'done') announce(`${risk.title}: ${columnText(column).name}.`);
    },
    [dispatch, announce],
  );
  // A card carried by keyboard keeps the focus in the column where it lands.
  const landing = useRef<RiskId | null>(null);
  const carry = useCarry({
    announce,
    onDrop: (risk, column) => {
      landing.current = risk.id;
      void move(risk, column);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card stands in its new column with the next columns
  useLayoutEffect(() => {
    if (landing.current === null) return;
    document.querySelector<HTMLElement>(`[data-risk="${CSS.escape(landing.current)}"]`)?.focus();
    landing.current = null;
  }, [byColumn]);

  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const risk = plan.risks.get(active.id as RiskId);
    if (risk && over) void move(risk, over.id as Column);
    else announce('Cancelled. Nothing was moved.');
  };
  const open = (id: RiskId) => {
    // One panel beside the work at a time.
    useUi.getState().select(null);
    useUi.getState().setFindingsOpen(false);
    setOpenId(id);
  };
  const current = openId === null ? null : (plan.risks.get(openId) ?? null);
  const held = dragged === null ? null : (plan.risks.get(dragged) ?? null);

  return (
    <>
      {!isFixed && <AddRisk />}
      {risks.length === 0 ? (
        <EmptyState
          title="No risk is named yet"
          action={
            <Button
              variant="default"
              leftSection={<IconPlus size={16} />}
              disabled={isFixed}
              onClick={() => {
                const id = createId('risk');
                void dispatch({
                  type: 'risk.add',
                  args: {
                    id,
                    title: 'What if we lose a key person?',
                    note: '',
                    state: null,
                    ownerId: null,
                    itemIds: [],
                    milestoneIds: [],
                  },
                }).then(({ status }) => status === 'done' && open(id));
              }}
            >
              Begin with “What if we lose a key person?”
            </Button>
          }
        >
          Ask everybody what could keep the plan from holding. Each answer becomes a card; the room decides
          together in which column it belongs.
        </EmptyState>
      ) : (
        <div className={classes.board}>
          <DndContext
            sensors={sensors}
            collisionDetection={pointerWithin}
            accessibility={{ announcements: SILENT, screenReaderInstructions: { draggable: '' } }}
            onDragStart={({ active }) => {
              carry.cancel();
              setDragged(active.id as RiskId);
            }}
            onDragEnd={onDragEnd}
            onDragCancel={() => {
              setDragged(null);
              announce('Cancelled. Nothing was moved.');
            }}
          >
            <div className={classes.columns}>
              {COLUMNS.map((column) => {
                const cards = byColumn.get(column) ?? [];
                return (
                  <RoamColumn
                    key={column}
                    column={column}
                    count={cards.length}
                    isTarget={carry.held?.column === column}
                  >
                    {cards.map((risk) => (
                      <RiskCard
                        key={risk.id}
                        risk={risk}
                        isFixed={isFixed}
                        isOpen={risk.id === openId}
                        isHeld={carry.held?.risk.id === risk.id}
                        onOpen={() => open(risk.id)}
                        onKeyDown={(event) => !isFixed && carry.onKeyDown(event, risk)}
                        onBlur={carry.cancel}
                      />
                    ))}
                  </RoamColumn>
                );
              })}
            </div>
            <DragOverlay dropAnimation={null}>
              {held && (
                <div className={classes.card} data-overlay>
                  <RiskFace risk={held} />
                </div>
              )}
            </DragOverlay>
          </DndContext>
          {current && (
            <RiskPanel key={current.id} risk={current} isFixed={isFixed} onClose={() => setOpenId(null)} />
          )}
        </div>
      )}
      <div ref={live} className="visually-hidden" aria-live="assertive" aria-atomic />
    </>
  );
}

function RoamColumn({
  column,
  count,
  isTarget,
  children,
}: {
  readonly column: Column;
  readonly count: number;
  readonly isTarget: boolean;
  readonly children: ReactNode;
}) {
  const { setNodeRef, isOver, node } = useDroppable({ id: column });
  // A column out of sight comes into it when a card is carried there by keyboard.
  useEffect(() => {
    if (isTarget) node.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isTarget, node]);
  const { name, meaning } = columnText(column);
  return (
    <section
      ref={setNodeRef}
      className={classes.column}
      aria-label={`${name}, ${count}`}
      data-target={isOver || isTarget || undefined}
    >
      <header className={classes.columnHead}>
        <h2>
          {name} <span className="numbers">{count}</span>
        </h2>
        <p>{meaning}</p>
      </header>
      <div className={classes.cards}>{children}</div>
    </section>
  );
}
