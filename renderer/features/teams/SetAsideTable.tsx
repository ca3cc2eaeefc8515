import { formatNumber, formatShare } from '@shared/model/index';
import { type SetAside, type SetAsideTotals, setAsides, setAsideTotals } from '@shared/schedule/set-aside';
import { type ReactNode, useMemo } from 'react';
import { usePlan } from '../../store/session-context';
import { NumberField } from '../../ui/NumberField';
import { useSubmit } from '../../ui/useSubmit';
import classes from './TeamsScreen.module.css';

/** What is set aside of each team's capacity before anything is planned, and what is left. */
export function SetAsideTable({ disabled }: { readonly disabled: boolean }) {
  const plan = usePlan();
  const rows = useMemo(() => setAsides(plan), [plan]);
  const { info } = plan;
  const hasAi = rows.some(({ team }) => team.kind === 'ai');
  return (
    <div className={classes.scroll}>
      <table className={`${classes.grid} numbers`} aria-label="What is set aside first, and what is left">
        <thead>
          <tr>
            <th scope="col">Set aside first, in {info.unit}</th>
            <th scope="col">All capacity</th>
            <th scope="col">Support share</th>
            <th scope="col">Support</th>
            <th scope="col">
              Debt <span>{formatShare(info.debtShare)} of the rest</span>
            </th>
            {hasAi && (
              <th scope="col">
                AI experiments <span>{formatShare(info.experimentShare)} of AI teams</span>
              </th>
            )}
            <th scope="col">Left to plan</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TeamRow key={row.team.id} row={row} hasAi={hasAi} disabled={disabled} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All teams</th>
            <Amounts amounts={setAsideTotals(rows)} hasAi={hasAi} share={null} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function TeamRow({
  row,
  hasAi,
  disabled,
}: {
  readonly row: SetAside;
  readonly hasAi: boolean;
  readonly disabled: boolean;
}) {
  const submit = useSubmit();
  const { id, name, supportShare } = row.team;
  return (
    <tr>
      <th scope="row">{name}</th>
      <Amounts
        amounts={row}
        hasAi={hasAi}
        share={
          <NumberField
            label={`Support share of ${name} in percent`}
            hideLabel
            size="xs"
            w={84}
            unit="%"
            value={supportShare * 100}
            range={{ what: 'The support share', max: 100 }}
            disabled={disabled}
            save={(percent) =>
              submit({
                type: 'team.edit',
                args: { id, fields: { supportShare: Math.round(percent * 10) / 1_000 } },
              })
            }
          />
        }
      />
    </tr>
  );
}

function Amounts({
  amounts,
  hasAi,
  share,
}: {
  readonly amounts: SetAsideTotals;
  readonly hasAi: boolean;
  readonly share: ReactNode;
}) {
  return (
    <>
      <td>{formatNumber(amounts.total)}</td>
      <td className={classes.shareCell}>{share}</td>
      <td>{formatNumber(amounts.support)}</td>
      <td className={classes.debtSum}>{formatNumber(amounts.debt)}</td>
      {hasAi && <td>{formatNumber(amounts.experiments)}</td>}
      <td className={classes.sum}>{formatNumber(amounts.left)}</td>
    </>
  );
}
