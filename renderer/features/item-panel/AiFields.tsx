import { Button } from '@mantine/core';
import { type AiDetails, EXPERIMENT_STATES, type Item } from '@shared/model/index';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useDispatch } from '../../store/session-context';
import { FeasibilityCheck } from '../../ui/FeasibilityCheck';
import { MetricFields, MetricForm, type MetricWords } from '../../ui/MetricFields';
import panel from '../../ui/Panel.module.css';
import { Select } from '../../ui/Select';
import { useSubmit } from '../../ui/useSubmit';
import classes from './ItemPanel.module.css';

const COMMITTED = 'committed';

const STATES = [
  { value: COMMITTED, label: 'Committed work' },
  { value: 'running', label: 'Experiment, running' },
  { value: 'succeeded', label: 'Experiment, succeeded' },
  { value: 'failed', label: 'Experiment, failed' },
] as const satisfies readonly {
  value: typeof COMMITTED | (typeof EXPERIMENT_STATES)[number];
  label: string;
}[];

const WORDS = {
  modelMetric: { kind: 'Model metric', goal: 'Target', example: 'Hallucination rate' },
  userMetric: { kind: 'User-impact metric', goal: 'Target', example: 'Questions solved without a call' },
} as const satisfies Record<string, MetricWords>;

type MetricField = keyof typeof WORDS;

/** What only AI work has: two metrics, engineering's feasibility check, and whether it is an experiment. */
export function AiFields({
  item,
  ai,
  disabled,
}: {
  readonly item: Item;
  readonly ai: AiDetails;
  readonly disabled: boolean;
}) {
  const dispatch = useDispatch();
  const submit = useSubmit();
  const { id } = item;
  return (
    <section className={panel.section} aria-label="AI work">
      <h2 className={panel.sectionTitle}>AI work</h2>
      <Select
        label="Committed, or an experiment"
        size="sm"
        allowDeselect={false}
        disabled={disabled}
        data={STATES}
        value={ai.experiment ?? COMMITTED}
        onChange={(value) =>
          void dispatch({
            type: 'ai.edit',
            args: { id, fields: { experiment: EXPERIMENT_STATES.find((state) => state === value) ?? null } },
          })
        }
      />
      {ai.experiment !== null && (
        <p className={panel.facts}>An experiment may fail; that does not count as missed.</p>
      )}
      <Metric item={item} ai={ai} field="modelMetric" disabled={disabled} />
      <Metric item={item} ai={ai} field="userMetric" disabled={disabled} />
      <h3 className={panel.sectionTitle}>Feasibility, by engineering</h3>
      <FeasibilityCheck
        check={ai.feasibility}
        disabled={disabled}
        save={(feasibility) => submit({ type: 'ai.edit', args: { id, fields: { feasibility } } })}
      />
    </section>
  );
}

function Metric({
  item: { id },
  ai,
  field,
  disabled,
}: {
  readonly item: Item;
  readonly ai: AiDetails;
  readonly field: MetricField;
  readonly disabled: boolean;
}) {
  const submit = useSubmit();
  const [adding, setAdding] = useState(false);
  const words = WORDS[field];
  const metric = ai[field];
  const save = (next: AiDetails[MetricField]) =>
    submit({ type: 'ai.edit', args: { id, fields: { [field]: next } } });
  if (metric) {
    return (
      <div className={classes.metric}>
        <MetricFields metric={metric} words={words} disabled={disabled} save={save} />
        {!disabled && (
          <div>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void save(null)}>
              Remove the {words.kind.toLowerCase()}
            </Button>
          </div>
        )}
      </div>
    );
  }
  if (disabled) return <p className={panel.facts}>No {words.kind.toLowerCase()}</p>;
  if (adding) {
    return (
      <div className={classes.metric}>
        <MetricForm
          words={words}
          add={async (added) => {
            const outcome = await save(added);
            if (outcome.status === 'done') setAdding(false);
            return outcome;
          }}
          onCancel={() => setAdding(false)}
        />
      </div>
    );
  }
  return (
    <div>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => setAdding(true)}
      >
        Add the {words.kind.toLowerCase()}
      </Button>
    </div>
  );
}
