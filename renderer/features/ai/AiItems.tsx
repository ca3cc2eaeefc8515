import {
  EXPERIMENT_STATES,
  formatDate,
  formatGoal,
  type Item,
  type Metric,
  verdictName,
} from '@shared/model/index';
import {
  IconAlertOctagonFilled,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useDispatch, usePlan, useReport, useView } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { FindingMark } from '../../ui/FindingMark';
import { findingsAbout } from '../../ui/findings';
import { Select } from '../../ui/Select';
import classes from './Ai.module.css';

const STATES = [
  { value: 'committed', label: 'Committed' },
  { value: 'running', label: 'Experiment, running' },
  { value: 'succeeded', label: 'Experiment, succeeded' },
  { value: 'failed', label: 'Experiment, failed' },
];

const SHOWN = 40;

/** Every AI item with what the model gets better at beside what users notice of it. The panel edits it. */
export function AiItems({
  items,
  disabled,
}: {
  readonly items: readonly Item[];
  readonly disabled: boolean;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, SHOWN);
  return (
    <section className={classes.panel} aria-label="AI items">
      <h2>AI items</h2>
      {items.length === 0 ? (
        <p className={classes.soft}>
          No AI work is in the backlog yet. Add the first, or turn a note of a “what’s possible” session into
          one.
        </p>
      ) : (
        <table className={classes.items}>
          <thead>
            <tr>
              <th scope="col">AI item</th>
              <th scope="col">The model: metric</th>
              <th scope="col">Users: impact metric</th>
              <th scope="col">Feasibility, by engineering</th>
              <th scope="col">Commitment</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <AiRow key={item.id} item={item} disabled={disabled} />
            ))}
          </tbody>
        </table>
      )}
      {items.length > SHOWN && (
        <button type="button" className={classes.more} onClick={() => setAll(!all)}>
          {all ? `Show the first ${SHOWN}` : `Show all ${items.length}`}
        </button>
      )}
    </section>
  );
}

function AiRow({ item, disabled }: { readonly item: Item; readonly disabled: boolean }) {
  const plan = usePlan();
  const report = useReport();
  const { iterations } = useView();
  const dispatch = useDispatch();
  const { id, title, ai, placement, teamId } = item;
  const findings = findingsAbout(report, { kind: 'item', id }).filter(({ rule }) => rule.startsWith('AI-'));
  const open = () => useUi.getState().select({ kind: 'item', id });
  const from = iterations.find((iteration) => iteration.id === placement?.from);
  const team = teamId === null ? null : plan.teams.get(teamId)?.name;
  const isMissing = (field: string) => findings.some(({ message }) => message.includes(field));
  if (!ai) return null;
  return (
    <tr>
      <th scope="row">
        <span className={classes.title}>
          <FindingMark findings={findings} />
          <button type="button" className={classes.open} onClick={open}>
            {title}
          </button>
        </span>
        <span className={classes.soft}>
          {[team, from ? `from ${from.name}` : 'not on the roadmap'].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td>
        <MetricCell
          metric={ai.modelMetric}
          missing="No model metric"
          blocks={isMissing('model metric')}
          onAdd={open}
        />
      </td>
      <td>
        <MetricCell
          metric={ai.userMetric}
          missing="No user-impact metric"
          blocks={isMissing('user-impact metric')}
          onAdd={open}
        />
      </td>
      <td>
        <Feasibility item={item} blocks={isMissing('feasib')} onOpen={open} />
      </td>
      <td>
        <Select
          aria-label={`Committed, or an experiment: ${title}`}
          size="sm"
          w={196}
          allowDeselect={false}
          disabled={disabled}
          data={STATES}
          value={ai.experiment ?? 'committed'}
          onChange={(value) =>
            void dispatch({
              type: 'ai.edit',
              args: {
                id,
                fields: { experiment: EXPERIMENT_STATES.find((state) => state === value) ?? null },
              },
            })
          }
        />
      </td>
    </tr>
  );
}

function MetricCell({
  metric,
  missing,
  blocks,
  onAdd,
}: {
  readonly metric: Metric | null;
  readonly missing: string;
  readonly blocks: boolean;
  readonly onAdd: () => void;
}) {
  if (!metric) {
    return (
      <button type="button" className={classes.missing} data-blocks={blocks || undefined} onClick={onAdd}>
        {missing}
      </button>
    );
  }
  return (
    <span className={classes.metric}>
      {metric.name}
      <strong className="numbers">{formatGoal(metric)}</strong>
    </span>
  );
}

const VERDICT_ICONS = {
  feasible: IconCircleCheck,
  risky: IconAlertTriangle,
  'not-feasible': IconAlertOctagonFilled,
} as const;

function Feasibility({
  item: { ai },
  blocks,
  onOpen,
}: {
  readonly item: Item;
  readonly blocks: boolean;
  readonly onOpen: () => void;
}) {
  const check = ai?.feasibility ?? null;
  if (!check) {
    return (
      <button type="button" className={classes.missing} data-blocks={blocks || undefined} onClick={onOpen}>
        <IconCircleDashed size={16} aria-hidden /> Not checked yet
      </button>
    );
  }
  const Icon = VERDICT_ICONS[check.verdict];
  return (
    <span className={classes.metric} data-verdict={check.verdict} title={check.note || undefined}>
      <strong className={classes.verdict}>
        <Icon size={16} aria-hidden /> {verdictName(check.verdict)}
      </strong>
      <span className={classes.soft}>
        {check.by}, {formatDate(check.date, true)}
      </span>
    </span>
  );
}
