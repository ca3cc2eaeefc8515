import { ActionIcon, Button } from '@mantine/core';
import { formatDate, type Person, type Risk } from '@shared/model/index';
import { IconTrash, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { ItemPicker } from '../../ui/ItemPicker';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { PanelHeader } from '../../ui/PanelHeader';
import { PersonSelect } from '../../ui/PersonSelect';
import { Select } from '../../ui/Select';
import { ProseField } from '../../ui/TextField';
import { tell } from '../../ui/tell';
import { usePanel } from '../../ui/usePanel';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Risks.module.css';
import { COLUMNS, type Column, columnOf, columnText, stateOf } from './roam';

/** Everything about one risk, beside the board. */
export function RiskPanel({
  risk,
  isFixed,
  onClose,
}: {
  readonly risk: Risk;
  readonly isFixed: boolean;
  readonly onClose: () => void;
}) {
  const { panel, leave } = usePanel(onClose);
  const submit = useSubmit();
  const dispatch = useDispatch();
  const { id } = risk;
  const edit = (fields: Partial<Omit<Risk, 'id'>>, newPerson: Person | null = null) =>
    ({ type: 'risk.edit', args: { id, fields, ...(newPerson && { newPerson }) } }) as const;
  const remove = async () => {
    const outcome = await dispatch({ type: 'risk.remove', args: { id } });
    if (outcome.status !== 'done') return;
    tell(`“${risk.title}” was removed. Undo brings it back.`);
    leave();
  };
  return (
    <aside ref={panel} className={classes.panel} aria-label="Risk">
      <PanelHeader closeLabel="Close the risk" onClose={leave}>
        <strong>Risk</strong>
      </PanelHeader>
      <ProseField
        label="Risk"
        wrap
        minRows={1}
        text={risk.title}
        limit={300}
        needed="A risk needs a title."
        disabled={isFixed}
        save={(title) => submit(edit({ title }))}
      />
      <Select
        label="State"
        allowDeselect={false}
        disabled={isFixed}
        value={columnOf(risk)}
        data={COLUMNS.map((column) => ({ value: column, label: columnText(column).name }))}
        onChange={(value) => value && void dispatch(edit({ state: stateOf(value as Column) }))}
      />
      <PersonSelect
        label="Owner"
        value={risk.ownerId}
        disabled={isFixed}
        onPick={(ownerId, added) => void dispatch(edit({ ownerId }, added))}
      />
      <ProseField
        label="Note"
        text={risk.note}
        limit={4_000}
        minRows={3}
        disabled={isFixed}
        placeholder="What was decided, and what is done about it"
        save={(note) => submit(edit({ note }))}
      />
      <LinkedItems risk={risk} isFixed={isFixed} />
      <LinkedMilestones risk={risk} isFixed={isFixed} />
      {!isFixed && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={16} />}
          onClick={() => void remove()}
        >
          Remove the risk
        </Button>
      )}
    </aside>
  );
}

function LinkedItems({ risk, isFixed }: { readonly risk: Risk; readonly isFixed: boolean }) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const linked = useMemo(() => new Set(risk.itemIds), [risk.itemIds]);
  const set = (itemIds: Risk['itemIds']) =>
    void dispatch({ type: 'risk.edit', args: { id: risk.id, fields: { itemIds: [...itemIds] } } });
  return (
    <section className={classes.links} aria-label="Work it touches">
      <h3>Work it touches</h3>
      <ul>
        {risk.itemIds.map((id) => {
          const item = plan.items.get(id);
          if (!item) return null;
          return (
            <li key={id}>
              <button
                type="button"
                className={classes.link}
                onClick={() => useUi.getState().select({ kind: 'item', id })}
              >
                <ItemTypeIcon type={item.type} size={16} />
                {item.title}
              </button>
              {!isFixed && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Unlink ${item.title}`}
                  onClick={() => set(risk.itemIds.filter((other) => other !== id))}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
      {!isFixed && (
        <ItemPicker
          label="Link work to the risk"
          placeholder="Link an item"
          exclude={linked}
          onPick={(id) => set([...risk.itemIds, id])}
        />
      )}
    </section>
  );
}

function LinkedMilestones({ risk, isFixed }: { readonly risk: Risk; readonly isFixed: boolean }) {
  const plan = usePlan();
  const dispatch = useDispatch();
  if (plan.milestones.size === 0) return null;
  const set = (milestoneIds: Risk['milestoneIds']) =>
    void dispatch({ type: 'risk.edit', args: { id: risk.id, fields: { milestoneIds: [...milestoneIds] } } });
  const others = [...plan.milestones.values()].filter(({ id }) => !risk.milestoneIds.includes(id));
  return (
    <section className={classes.links} aria-label="Milestones it endangers">
      <h3>Milestones it endangers</h3>
      <ul>
        {risk.milestoneIds.map((id) => {
          const milestone = plan.milestones.get(id);
          if (!milestone) return null;
          return (
            <li key={id}>
              <button
                type="button"
                className={classes.link}
                onClick={() => useUi.getState().select({ kind: 'milestone', id })}
              >
                {milestone.title}
                <span className="numbers">{formatDate(milestone.date)}</span>
              </button>
              {!isFixed && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Unlink ${milestone.title}`}
                  onClick={() => set(risk.milestoneIds.filter((other) => other !== id))}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </li>
          );
        })}
      </ul>
      {!isFixed && others.length > 0 && (
        <Select
          aria-label="Link a milestone to the risk"
          placeholder="Link a milestone"
          searchable
          value={null}
          data={others.map(({ id, title }) => ({ value: id, label: title }))}
          nothingFoundMessage="No milestone has these words"
          onChange={(value) => {
            const milestone = others.find(({ id }) => id === value);
            if (milestone) set([...risk.milestoneIds, milestone.id]);
          }}
        />
      )}
    </section>
  );
}
