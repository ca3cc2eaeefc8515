import { Button } from '@mantine/core';
import type { RecordState } from '@shared/exchange/export-file';
import { TYPE_CHOICES, type TypeChoice } from '@shared/exchange/merge/import-options';
import { ITEM_TYPES, itemTypeName } from '@shared/model/index';
import { useState } from 'react';
import { Select } from '../../ui/Select';
import type { ImportSummary } from '../../workers/import-worker';
import classes from './Import.module.css';
import { number } from './import-texts';
import type { ImportFlow } from './useImport';

const SHOWN = 12;

const TYPE_DATA: readonly { readonly value: TypeChoice; readonly label: string }[] = [
  ...ITEM_TYPES.map((type) => ({ value: type, label: itemTypeName(type) })),
  { value: 'milestone', label: 'Milestone' },
  { value: 'objective', label: 'Objective' },
  { value: 'leave-out', label: 'Leave out' },
];

const STATE_DATA: readonly { readonly value: RecordState; readonly label: string }[] = [
  { value: 'open', label: 'To be done' },
  { value: 'done', label: 'Done' },
  { value: 'cancelled', label: 'Cancelled' },
];

interface Given {
  readonly flow: ImportFlow;
  readonly summary: ImportSummary;
}

/** The tracker's types and what they become: one of the five, or what their children belong to. */
export function TypeChoices({ flow, summary }: Given) {
  return (
    <ValueList
      legend="Types"
      nameless="(no type)"
      label={(name) => `What the type ${name || 'without a name'} becomes`}
      placeholder="By labels"
      values={summary.types}
      data={TYPE_DATA}
      onChange={(name, next) => {
        const type = TYPE_CHOICES.find((choice) => choice === next);
        if (type) flow.change({ types: { ...flow.options.types, [name]: type } });
      }}
    />
  );
}

/** The tracker's statuses: what is done or cancelled stays out of the plan. */
export function StatusChoices({ flow, summary }: Given) {
  return (
    <ValueList
      legend="Statuses"
      nameless="(no status)"
      label={(name) => `What the status ${name || 'without a name'} means`}
      placeholder="As marked"
      values={summary.statuses.map(({ name, items, states }) => ({ name, items, becomes: states }))}
      data={STATE_DATA}
      onChange={(name, next) => {
        const state = STATE_DATA.find(({ value }) => value === next)?.value;
        if (state) flow.change({ statuses: { ...flow.options.statuses, [name]: state } });
      }}
    />
  );
}

/** Names of the file, most frequent first, each with its choice. */
function ValueList({
  legend,
  nameless,
  label,
  placeholder,
  values,
  data,
  onChange,
}: {
  readonly legend: string;
  readonly nameless: string;
  readonly label: (name: string) => string;
  /** Where one name becomes several things. */
  readonly placeholder: string;
  readonly values: readonly {
    readonly name: string;
    readonly items: number;
    readonly becomes: readonly string[];
  }[];
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (name: string, value: string | null) => void;
}) {
  const [all, setAll] = useState(false);
  const sorted = values.toSorted((a, b) => b.items - a.items);
  if (values.length === 0) return null;
  return (
    <fieldset className={classes.mapping}>
      <legend>{legend}</legend>
      {(all ? sorted : sorted.slice(0, SHOWN)).map(({ name, items, becomes }) => (
        <div key={name} className={classes.mapRow}>
          <span className={classes.mapName}>
            {name || nameless} <span className={`${classes.soft} numbers`}>{number(items)}</span>
          </span>
          <Select
            size="xs"
            aria-label={label(name)}
            allowDeselect={false}
            value={becomes.length === 1 ? (becomes[0] ?? null) : null}
            placeholder={placeholder}
            data={[...data]}
            onChange={(next) => onChange(name, next)}
          />
        </div>
      ))}
      {!all && sorted.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Show all {number(sorted.length)}
        </Button>
      )}
    </fieldset>
  );
}
