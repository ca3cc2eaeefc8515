import { Checkbox, Select } from '@mantine/core';
import type { EstimateChoice } from '@shared/exchange/merge/import-options';
import { ITEM_TYPES, type ItemType, itemTypeName } from '@shared/model/index';
import { usePlan } from '../../store/session-context';
import { NumberField } from '../../ui/NumberField';
import type { ImportSummary } from '../../workers/import-worker';
import classes from './Import.module.css';
import { count, number } from './import-texts';
import { TeamMapping } from './TeamMapping';
import type { ImportFlow } from './useImport';

const MAX_FACTOR = 1_000;

/** What may be chosen; each choice shows its effect in the preview beside it. */
export function OptionsPanel({
  flow,
  summary,
}: {
  readonly flow: ImportFlow;
  readonly summary: ImportSummary;
}) {
  const { skipped } = summary.counts;
  const closed = skipped.done + skipped.cancelled;
  const included = flow.options.includeClosed ?? false;
  return (
    <aside className={classes.options} aria-label="Options of the import">
      <Checkbox
        label="Include done and cancelled issues"
        description={closed > 0 ? `${count(closed, 'issue')} left out now` : null}
        checked={included}
        onChange={(event) => flow.change({ includeClosed: event.currentTarget.checked })}
      />
      <Estimate flow={flow} summary={summary} />
      <TeamMapping flow={flow} summary={summary} />
      {(summary.order === 'rank' || flow.options.order === 'file') && (
        <Select
          label="Order of the new items"
          size="sm"
          allowDeselect={false}
          value={summary.order}
          data={[
            { value: 'rank', label: 'The tracker’s rank' },
            { value: 'file', label: 'As the file lists them' },
          ]}
          onChange={(order) => flow.change({ order: order === 'file' ? 'file' : 'auto' })}
        />
      )}
      <Types flow={flow} summary={summary} />
    </aside>
  );
}

function Estimate({ flow, summary }: { readonly flow: ImportFlow; readonly summary: ImportSummary }) {
  const { unit } = usePlan().info;
  const { used, points, time } = summary.estimate;
  const isForeign = used !== 'none' && (used === 'points') !== (unit === 'points');
  const data = [
    ...(points > 0 ? [{ value: 'points', label: `Story points (${number(points)} filled)` }] : []),
    ...(time > 0 ? [{ value: 'time', label: `Work time (${number(time)} filled)` }] : []),
    { value: 'none', label: 'No estimates' },
  ];
  return (
    <>
      <Select
        label="Estimates from"
        size="sm"
        allowDeselect={false}
        value={used}
        data={data}
        disabled={data.length === 1}
        description={data.length === 1 ? 'No column of the file holds estimates.' : null}
        onChange={(choice) => choice && flow.change({ estimate: choice as EstimateChoice })}
      />
      {isForeign && (
        <NumberField
          label={used === 'points' ? `Days for one point` : 'Points for one day of work time'}
          value={flow.options.factor ?? 1}
          range={{ what: 'The factor', min: 0.01, max: MAX_FACTOR }}
          unit={unit}
          save={(factor) => {
            flow.change({ factor });
            return Promise.resolve({ status: 'unchanged' });
          }}
        />
      )}
    </>
  );
}

const TYPE_CHOICES = [
  ...ITEM_TYPES.map((type) => ({ value: type as string, label: itemTypeName(type) })),
  { value: 'leave-out', label: 'Leave out' },
];

/** The tracker's types and what they become. */
function Types({ flow, summary }: { readonly flow: ImportFlow; readonly summary: ImportSummary }) {
  const choices = flow.options.types ?? {};
  if (summary.types.length === 0) return null;
  return (
    <fieldset className={classes.mapping}>
      <legend>Types</legend>
      {summary.types.map(({ name, items, becomes }) => {
        const single = becomes.length === 1 ? (becomes[0] ?? null) : null;
        return (
          <div key={name} className={classes.mapRow}>
            <span className={classes.mapName}>
              {name || '(no type)'} <span className={`${classes.soft} numbers`}>{number(items)}</span>
            </span>
            <Select
              size="xs"
              aria-label={`What the type ${name || 'without a name'} becomes`}
              allowDeselect={false}
              value={single}
              placeholder="By labels"
              data={TYPE_CHOICES}
              onChange={(next) =>
                next && flow.change({ types: { ...choices, [name]: next as ItemType | 'leave-out' } })
              }
            />
          </div>
        );
      })}
    </fieldset>
  );
}
