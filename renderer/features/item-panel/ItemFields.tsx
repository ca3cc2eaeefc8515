import { Button, TagsInput } from '@mantine/core';
import {
  ITEM_TYPES,
  type Item,
  itemTypeName,
  MAX_ESTIMATE,
  type PersonId,
  type TeamId,
} from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { useMemo, useState } from 'react';
import { useDispatch, usePlan } from '../../store/session-context';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { NumberField } from '../../ui/NumberField';
import panel from '../../ui/Panel.module.css';
import { PersonSelect } from '../../ui/PersonSelect';
import { Select } from '../../ui/Select';
import { ProseField } from '../../ui/TextField';
import { useSubmit } from '../../ui/useSubmit';
import classes from './ItemPanel.module.css';

const MAX_LABEL = 200;

/** What every item has. */
export function ItemFields({ item, disabled }: { readonly item: Item; readonly disabled: boolean }) {
  const plan = usePlan();
  const dispatch = useDispatch();
  const submit = useSubmit();
  const { id } = item;
  return (
    <div className={panel.fields}>
      <ProseField
        label="Title"
        text={item.title}
        limit={500}
        needed="An item needs a title."
        wrap
        minRows={1}
        disabled={disabled}
        className={panel.title ?? ''}
        save={(title) => submit({ type: 'item.edit', args: { id, fields: { title } } })}
      />
      <div className={panel.pair}>
        <Select
          label="Type"
          size="sm"
          disabled={disabled}
          allowDeselect={false}
          value={item.type}
          leftSection={<ItemTypeIcon type={item.type} size={16} />}
          leftSectionPointerEvents="none"
          data={ITEM_TYPES.map((type) => ({ value: type, label: itemTypeName(type) }))}
          onChange={(type) =>
            type !== null && void dispatch({ type: 'item.edit', args: { id, fields: { type } } })
          }
        />
        <NumberField
          label="Estimate"
          value={item.estimate}
          range={{ what: 'An estimate', max: MAX_ESTIMATE }}
          unit={plan.info.unit}
          placeholder="None yet"
          disabled={disabled}
          save={(estimate) => submit({ type: 'item.edit', args: { id, fields: { estimate } } })}
          clear={() => submit({ type: 'item.edit', args: { id, fields: { estimate: null } } })}
        />
      </div>
      {item.estimateUnconfirmed && (
        <div className={classes.unconfirmed}>
          <span>Product gave this estimate; engineering has not confirmed it.</span>
          <Button
            size="compact-sm"
            variant="default"
            disabled={disabled}
            onClick={() => void dispatch({ type: 'item.confirmEstimate', args: { ids: [id] } })}
          >
            Confirm the estimate
          </Button>
        </div>
      )}
      <div className={panel.pair}>
        <Select
          label="Team"
          size="sm"
          disabled={disabled}
          clearable
          searchable
          placeholder="No team yet"
          value={item.teamId}
          data={orderedTeams(plan).map(({ id: value, name: label }) => ({ value, label }))}
          nothingFoundMessage={plan.teams.size === 0 ? 'Add teams under People and teams' : 'No such team'}
          onChange={(teamId) =>
            void dispatch({ type: 'item.edit', args: { id, fields: { teamId: teamId as TeamId | null } } })
          }
        />
        <PersonSelect
          label="Owner"
          value={item.ownerId}
          disabled={disabled}
          onPick={(ownerId, newPerson) =>
            void dispatch({
              type: 'item.edit',
              args: { id, fields: { ownerId: ownerId as PersonId | null }, ...(newPerson && { newPerson }) },
            })
          }
        />
      </div>
      <Labels item={item} disabled={disabled} />
      <ProseField
        label="Description"
        text={item.description}
        limit={50_000}
        minRows={3}
        placeholder="What and why, in a few sentences"
        disabled={disabled}
        save={(description) => submit({ type: 'item.edit', args: { id, fields: { description } } })}
      />
    </div>
  );
}

function Labels({ item, disabled }: { readonly item: Item; readonly disabled: boolean }) {
  const { items } = usePlan();
  const dispatch = useDispatch();
  const [error, setError] = useState<string | null>(null);
  const known = useMemo(
    () => [...new Set([...items.values()].flatMap(({ labels }) => labels))].sort(),
    [items],
  );
  return (
    <TagsInput
      label="Labels"
      size="sm"
      disabled={disabled}
      placeholder={item.labels.length === 0 ? 'Type a label, then Enter' : ''}
      value={[...item.labels]}
      data={known}
      limit={50}
      openOnFocus={false}
      error={error}
      onSearchChange={() => setError(null)}
      onChange={(typed) => {
        const labels = typed.map((label) => label.trim()).filter(Boolean);
        const long = labels.find((label) => label.length > MAX_LABEL);
        if (long)
          return setError(`A label has at most ${MAX_LABEL} characters; this one has ${long.length}.`);
        setError(null);
        void dispatch({ type: 'item.edit', args: { id: item.id, fields: { labels } } });
      }}
    />
  );
}
