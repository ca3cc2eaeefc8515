import { Checkbox } from '@mantine/core';
import type { EstimateChoice, Interleave } from '@shared/exchange/merge/import-options';
import type { Unit } from '@shared/model/index';
import { usePlan } from '../../store/session-context';
import { NumberField } from '../../ui/NumberField';
import { Select } from '../../ui/Select';
import type { ImportSummary } from '../../workers/import-worker';
import classes from './Import.module.css';
import { count, number } from './import-texts';
import { TeamMapping } from './TeamMapping';
import { TextSettings } from './TextSettings';
import type { ImportFlow, Stage } from './useImport';
import { StatusChoices, TypeChoices } from './ValueChoices';

const MAX_FACTOR = 1_000;

const INTERLEAVE_CHOICES = [
  { value: 'append', label: 'Under everything' },
  { value: 'alternate', label: 'Alternate: one of ours, one of theirs' },
  { value: 'score', label: 'By score or priority' },
  { value: 'product-first', label: 'Product first' },
] as const satisfies readonly { readonly value: Interleave; readonly label: string }[];

const INTERLEAVE_HELP = {
  append: 'Items of the plan keep their places.',
  alternate: 'Items of the plan keep their order among themselves.',
  score: 'Each over the first item that scores less; no score counts as nothing.',
  'product-first': 'New features and AI work over engineering’s first item, the rest under everything.',
} as const satisfies Record<Interleave, string>;

/** What may be chosen; each choice shows its effect in the preview beside it. */
export function OptionsPanel({
  stage: { read, text, table },
  flow,
  summary,
}: {
  readonly stage: Extract<Stage, { readonly stage: 'preview' }>;
  readonly flow: ImportFlow;
  readonly summary: ImportSummary;
}) {
  const { items } = usePlan();
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
      {items.size > 0 && (
        <Select
          label="Where the new items stand"
          size="sm"
          allowDeselect={false}
          value={summary.interleave}
          data={INTERLEAVE_CHOICES}
          description={INTERLEAVE_HELP[summary.interleave]}
          onChange={(rule) => rule && flow.change({ interleave: rule as Interleave })}
        />
      )}
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
      <TypeChoices flow={flow} summary={summary} />
      <StatusChoices flow={flow} summary={summary} />
      <fieldset className={classes.mapping}>
        <legend>How the file is read</legend>
        <TextSettings
          encoding={read.encoding}
          separator={table?.described.separator ?? null}
          text={text}
          onChange={flow.rewrite}
        />
      </fieldset>
    </aside>
  );
}

/** Estimates in the other unit are taken only where the user says how much one is: that they are there is said. */
function estimateHelp({ used, points, time }: ImportSummary['estimate'], unit: Unit): string | null {
  if (points + time === 0) return 'No column of the file holds estimates.';
  if (used !== 'none') return null;
  const there = points > 0 ? `${number(points)} in points` : `${number(time)} in work time`;
  return `The file has ${there}; the plan counts in ${unit}. Choose them to convert.`;
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
        description={estimateHelp(summary.estimate, unit)}
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
