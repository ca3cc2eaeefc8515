import { EXPERIMENT_SHARE_RANGE, formatAmount, formatShare } from '@shared/model/index';
import { experimentBudget } from '@shared/schedule/set-aside';
import { usePlan } from '../../store/session-context';
import { NumberField } from '../../ui/NumberField';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Ai.module.css';

const SCALE_END = 0.25;
const EPSILON = 1e-6;

/** The share of the AI teams' capacity that is kept for experiments, against the 10 to 15 % it should be (AI-3). */
export function ExperimentGauge({ disabled }: { readonly disabled: boolean }) {
  const plan = usePlan();
  const submit = useSubmit();
  const budget = experimentBudget(plan);
  const { unit, experimentShare: share } = plan.info;
  const { from, to } = EXPERIMENT_SHARE_RANGE;
  const inside = share >= from - EPSILON && share <= to + EPSILON;
  const verdict = inside
    ? 'inside the range'
    : share < from
      ? 'too little: nothing new is learnt'
      : 'too much: what is promised lacks hands';
  const end = Math.max(SCALE_END, share * 1.1);
  const at = (value: number) => `${(value / end) * 100}%`;
  return (
    <section className={classes.panel} aria-label="Experimentation budget">
      <h2>Experimentation budget</h2>
      <div className={classes.gaugeLine}>
        <NumberField
          label="Experimentation share"
          hideLabel
          w={96}
          unit="%"
          value={share * 100}
          range={{ what: 'The experimentation share', max: 100 }}
          disabled={disabled}
          save={(percent) =>
            submit({
              type: 'plan.edit',
              args: { fields: { experimentShare: Math.round(percent * 10) / 1_000 } },
            })
          }
        />
        <span className="numbers">
          {budget ? (
            <>
              of {formatAmount(budget.capacity, unit)} ={' '}
              <strong className={classes.big}>{formatAmount(budget.budget, unit)}</strong> for experiments
            </>
          ) : (
            'of the AI teams’ capacity; there is no AI team yet'
          )}
        </span>
      </div>
      <div
        className={classes.gauge}
        role="img"
        aria-label={`${formatShare(share)} of the AI capacity is kept for experiments, ${verdict}; ${formatShare(from)} to ${formatShare(to)} is the range.`}
      >
        <span className={classes.zone} style={{ left: at(from), width: at(to - from) }} />
        <span className={classes.fill} style={{ width: at(share) }} />
        <span className={classes.needle} style={{ left: at(share) }} />
        <span className={`${classes.mark} numbers`} style={{ left: at(from) }}>
          10 %
        </span>
        <span className={`${classes.mark} numbers`} style={{ left: at(to) }}>
          15 %
        </span>
      </div>
      <p className={`${classes.soft} numbers`} data-outside={!inside || undefined}>
        {formatShare(share)} is {verdict}.
        {budget && ` ${formatAmount(budget.placed, unit)} of experiments are on the roadmap.`}
      </p>
    </section>
  );
}
