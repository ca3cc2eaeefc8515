import { Anchor, Button } from '@mantine/core';
import { formatAmount, formatNumber, formatShare, type Unit } from '@shared/model/index';
import type { DebtBudget } from '@shared/schedule/debt-budget';
import { usePlan, useReport, useView } from '../../store/session-context';
import { FindingMark } from '../../ui/FindingMark';
import { findingsAbout } from '../../ui/findings';
import { hint } from '../../ui/hint';
import { NumberField } from '../../ui/NumberField';
import { useFrozen } from '../../ui/useFrozen';
import { useGo } from '../../ui/useGo';
import { useSubmit } from '../../ui/useSubmit';
import classes from './Debt.module.css';
import { needsEscalation } from './debt-share';

/** The budget: its share of capacity, how far the ranked debt fills it, how much of it stands on the roadmap. */
export function BudgetStrip({ onEscalate }: { readonly onEscalate: (share: number | null) => void }) {
  const plan = usePlan();
  const { debt } = useView();
  const findings = findingsAbout(useReport(), { kind: 'debt' });
  const submit = useSubmit();
  const go = useGo();
  const isFixed = useFrozen() !== null;
  const { unit, capacity, budget } = debt;
  const open = [...plan.escalations.values()].find(({ decision }) => decision === null);
  const shareFindings = findings.filter(({ rule }) => rule === 'DEBT-1');

  return (
    <section className={classes.stripRoom} aria-label="Share and budget">
      <div className={classes.strip}>
        <div className={classes.share}>
          <NumberField
            label="Debt share"
            hideLabel
            size="sm"
            w={92}
            unit="%"
            value={plan.info.debtShare * 100}
            range={{ what: 'The debt share', max: 100 }}
            disabled={isFixed}
            save={async (percent) => {
              const share = percent / 100;
              if (needsEscalation(plan, share)) {
                onEscalate(share);
                return { status: 'unchanged' };
              }
              return submit({ type: 'debt.setShare', args: { share } });
            }}
          />
          <span className={`${classes.sum} numbers`}>
            of {formatAmount(capacity, unit)} = <strong>{formatAmount(budget, unit)}</strong>
          </span>
          <FindingMark findings={shareFindings} />
          {(shareFindings.length > 0 || open) && (
            <Button size="compact-xs" variant="default" onClick={() => onEscalate(null)}>
              {open ? `Escalated: ${formatShare(open.share)}` : 'Escalate'}
            </Button>
          )}
        </div>
        {capacity > 0 ? (
          <BudgetBar debt={debt} unit={unit} />
        ) : (
          <p className={classes.soft}>
            There is no capacity yet, so there is no budget.{' '}
            <Anchor component="button" onClick={() => go('teams')}>
              Add teams
            </Anchor>
          </p>
        )}
        {capacity > 0 && (
          <div className={classes.onRoadmap}>
            <FindingMark findings={findings.filter(({ rule }) => rule === 'DEBT-2')} />
            <span className="numbers">
              <strong>{formatNumber(debt.placed)}</strong> of {formatAmount(budget, unit)} on the{' '}
              <Anchor component="button" className={classes.link} onClick={() => go('roadmap')}>
                roadmap
              </Anchor>
            </span>
          </div>
        )}
      </div>
    </section>
  );
}

function BudgetBar({ debt, unit }: { readonly debt: DebtBudget; readonly unit: Unit }) {
  const { budget } = debt;
  const ranked = debt.ranked.filter(({ item }) => item.debt.businessRank !== null);
  const total = ranked.at(-1)?.after ?? 0;
  const used = ranked.filter(({ inside }) => inside).at(-1)?.after ?? 0;
  const scale = Math.max(total, budget, 1e-9);
  const percent = (amount: number) => `${(amount / scale) * 100}%`;
  const over = used - budget;
  const state =
    over > 1e-9
      ? `${formatAmount(over, unit)} over the budget`
      : over < -1e-9
        ? `${formatAmount(-over, unit)} of the budget are free`
        : 'The budget is filled exactly';
  const below = total - used;
  return (
    <div className={classes.meter}>
      <div
        className={classes.bar}
        role="img"
        aria-label={`Ranked above the cut line: ${formatNumber(used)} of ${formatAmount(budget, unit)}. ${state}.`}
      >
        {segmentsOf(ranked, scale).map(({ key, name, before, after, inside }) => (
          <span
            key={key}
            {...hint(`${name}: ${formatAmount(after - before, unit)}`)}
            className={classes.segment}
            data-outside={!inside || undefined}
            style={{ left: percent(before), width: percent(after - before) }}
          />
        ))}
        {over > 1e-9 && (
          <span className={classes.overrun} style={{ left: percent(budget), width: percent(over) }} />
        )}
        <span className={classes.limit} style={{ left: percent(budget) }} />
      </div>
      <div className={`${classes.meterText} numbers`}>
        <span>
          <strong>{formatNumber(used)}</strong> of {formatAmount(budget, unit)}
        </span>
        <strong>{state}</strong>
        {below > 1e-9 && <span>{formatNumber(below)} under the line</span>}
      </div>
    </div>
  );
}

interface Segment {
  readonly key: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly inside: boolean;
}

/** Of the bar: what is narrower cannot be told apart or pointed at. */
const NARROWEST = 1 / 80;

/** One part of the bar for each item; narrow neighbours on the same side of the cut line are one. */
function segmentsOf(ranked: DebtBudget['ranked'], scale: number): Segment[] {
  const segments: Segment[] = [];
  let items = 0;
  for (const { item, before, after, inside } of ranked) {
    const last = segments.at(-1);
    if (last && last.inside === inside && last.after - last.before < scale * NARROWEST) {
      items += 1;
      segments[segments.length - 1] = { ...last, name: `${items} items`, after };
    } else {
      items = 1;
      segments.push({ key: item.id, name: item.title, before, after, inside });
    }
  }
  return segments;
}
