import {
  estimateSchema,
  formatNumber,
  ITEM_TYPES,
  type Item,
  initials,
  itemTypeName,
  MAX_ESTIMATE,
  type Person,
  type Team,
  type Unit,
} from '@shared/model/index';
import type { Finding } from '@shared/rules/rule';
import { type MouseEvent, memo } from 'react';
import type { Outcome } from '../../store/plan-session';
import { FindingMark } from '../../ui/FindingMark';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { numberText } from '../../ui/NumberField';
import { type Checked, parseNumber } from '../../ui/parse-number';
import classes from './BacklogRow.module.css';
import { CellInput } from './CellInput';
import { CellSelect } from './CellSelect';
import type { Editing, Field } from './fields';

/** What a row can ask of the screen; the same object for all rows. */
export interface RowActions {
  readonly teams: readonly Team[];
  readonly people: readonly Person[];
  readonly edit: (item: Item, field: Field) => void;
  readonly save: (
    item: Item,
    fields: Partial<Pick<Item, 'type' | 'title' | 'teamId' | 'ownerId' | 'estimate'>>,
  ) => Promise<Outcome>;
  readonly done: (item: Item, field: Field, focus: 'back' | 'stay') => void;
}

interface BacklogRowProps {
  readonly item: Item;
  /** 1 for the first of the backlog. */
  readonly number: number;
  readonly team: Team | null;
  readonly owner: Person | null;
  readonly unit: Unit;
  readonly findings: readonly Finding[];
  readonly isActive: boolean;
  readonly isFixed: boolean;
  readonly editing: Editing | null;
  readonly actions: RowActions;
}

const TYPE_OPTIONS = ITEM_TYPES.map((value) => ({ value, label: itemTypeName(value) }));

function parseTitle(typed: string): Checked<string> {
  const title = typed.trim();
  if (title === '') return { ok: false, reason: 'An item needs a title.' };
  return title.length > 500
    ? { ok: false, reason: 'A title has at most 500 characters. Put the rest into the description.' }
    : { ok: true, value: title };
}

const parseEstimate = (typed: string): Checked<number | null> => {
  const checked = parseNumber(typed, { what: 'An estimate', max: MAX_ESTIMATE });
  return checked.ok && checked.value !== null && !estimateSchema.safeParse(checked.value).success
    ? { ok: false, reason: `An estimate is between 0 and ${MAX_ESTIMATE}.` }
    : checked;
};

/** One item of the backlog: what there is to know at a glance, each part edited where it stands. */
export const BacklogRow = memo(function BacklogRow(props: BacklogRowProps) {
  const { item, number, team, owner, findings, editing, actions } = props;
  const isEditing = (field: Field) => editing?.field === field;
  const part = (field: Field) => ({
    type: 'button' as const,
    'data-field': field,
    className: classes.part,
    tabIndex: props.isActive ? 0 : -1,
    disabled: props.isFixed,
    onClick: (event: MouseEvent) => {
      if (event.shiftKey || event.ctrlKey || event.metaKey) return;
      event.stopPropagation();
      actions.edit(item, field);
    },
  });
  const done = (field: Field) => (focus: 'back' | 'stay') => actions.done(item, field, focus);
  const save = (fields: Parameters<RowActions['save']>[1]): Promise<Outcome> => actions.save(item, fields);

  return (
    <div className={classes.cells}>
      <div role="gridcell" className={`${classes.number} numbers`}>
        {number}
      </div>
      <div role="gridcell">
        {isEditing('type') ? (
          <CellSelect
            label="Type"
            value={item.type}
            options={TYPE_OPTIONS}
            onPick={(type) => type && void save({ type })}
            onDone={done('type')}
          />
        ) : (
          <button {...part('type')} aria-label={`Type: ${itemTypeName(item.type)}`}>
            <ItemTypeIcon type={item.type} />
          </button>
        )}
      </div>
      <div role="gridcell">
        {isEditing('title') ? (
          <CellInput
            label="Title"
            text={item.title}
            typed={editing?.typed ?? null}
            parse={parseTitle}
            save={(title) => save({ title })}
            onDone={done('title')}
          />
        ) : (
          <button
            {...part('title')}
            title={item.title}
            onClick={undefined}
            onDoubleClick={() => actions.edit(item, 'title')}
          >
            {item.title}
          </button>
        )}
      </div>
      <div role="gridcell">
        <FindingMark findings={findings} />
      </div>
      <div role="gridcell" className={classes.key} title={item.source?.key}>
        {item.source?.key}
      </div>
      <div role="gridcell">
        {isEditing('team') ? (
          <CellSelect
            label="Team"
            value={item.teamId}
            options={actions.teams.map(({ id, name }) => ({ value: id, label: name }))}
            none="No team"
            onPick={(teamId) => void save({ teamId })}
            onDone={done('team')}
          />
        ) : (
          <button {...part('team')} aria-label={`Team: ${team?.name ?? 'none'}`} title={team?.name}>
            {team?.name ?? <Missing>No team</Missing>}
          </button>
        )}
      </div>
      <div role="gridcell" className={classes.owner}>
        {isEditing('owner') ? (
          <CellSelect
            label="Owner"
            value={item.ownerId}
            options={actions.people.map(({ id, name }) => ({ value: id, label: name }))}
            none="No owner"
            onPick={(ownerId) => void save({ ownerId })}
            onDone={done('owner')}
          />
        ) : (
          <button {...part('owner')} aria-label={`Owner: ${owner?.name ?? 'none'}`}>
            {owner ? <Owner name={owner.name} /> : <Missing>No owner</Missing>}
          </button>
        )}
      </div>
      <div role="gridcell" className={classes.estimate}>
        {isEditing('estimate') ? (
          <CellInput
            label="Estimate"
            text={numberText(item.estimate)}
            typed={editing?.typed ?? null}
            parse={parseEstimate}
            save={(estimate) => save({ estimate })}
            onDone={done('estimate')}
            isNumber
          />
        ) : (
          <button
            {...part('estimate')}
            aria-label={`Estimate: ${item.estimate === null ? 'none' : `${formatNumber(item.estimate)} ${props.unit}`}`}
          >
            {item.estimate === null ? <Missing>–</Missing> : formatNumber(item.estimate)}
          </button>
        )}
      </div>
    </div>
  );
});

function Owner({ name }: { readonly name: string }) {
  return (
    <span className={classes.person} title={name}>
      <span className={classes.initials} aria-hidden>
        {initials(name)}
      </span>
      <span className={classes.name}>{name}</span>
    </span>
  );
}

function Missing({ children }: { readonly children: string }) {
  return (
    <span className={classes.missing}>
      <span className={classes.narrow} aria-hidden>
        –
      </span>
      <span className={classes.wide}>{children}</span>
    </span>
  );
}
