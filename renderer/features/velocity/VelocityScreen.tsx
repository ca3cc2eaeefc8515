import { Button } from '@mantine/core';
import { formatAmount, type TeamId } from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';
import { type VelocitySeries, velocityOf } from '@shared/velocity/velocity';
import { velocityWords } from '@shared/velocity/velocity-words';
import { IconMinus, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { usePlan, useReport } from '../../store/session-context';
import { EmptyState } from '../../ui/EmptyState';
import { FindingCard } from '../../ui/FindingCard';
import { ChartWithPicture } from '../../ui/picture/ChartWithPicture';
import { Screen } from '../../ui/Screen';
import { useFrozen } from '../../ui/useFrozen';
import { useGo } from '../../ui/useGo';
import { whenNeeded } from '../../ui/when-needed';
import { AddIterations } from './AddIterations';
import { DebtReturns } from './DebtReturns';
import { PastIterations } from './PastIterations';
import classes from './Velocity.module.css';

const VelocityChart = whenNeeded(
  () => import('./VelocityChart').then((m) => m.VelocityChart),
  <div className={classes.chartRoom} />,
);

/** What the teams completed in past iterations, where that is going, and what paid debt returned. */
export function VelocityScreen() {
  const plan = usePlan();
  const { findings } = useReport();
  const go = useGo();
  const frozen = useFrozen();
  const disabled = frozen !== null;
  const [shown, setShown] = useState<TeamId | null>(null);
  const teams = orderedTeams(plan);
  const team = teams.find(({ id }) => id === shown) ?? null;
  const series = useMemo(
    () => new Map([null, ...plan.teams.keys()].map((id) => [id, velocityOf(plan, id)])),
    [plan],
  );
  const current = series.get(team?.id ?? null);
  if (teams.length === 0) {
    return (
      <Screen title="Velocity">
        <EmptyState
          title="Velocity needs teams"
          action={<Button onClick={() => go('teams')}>People and teams</Button>}
        >
          Add the teams first. Then enter what each completed in past iterations, and how much of it was debt
          work.
        </EmptyState>
      </Screen>
    );
  }
  const name = team?.name ?? 'all teams together';
  return (
    <Screen
      title="Velocity"
      lead={frozen ?? 'What was completed, how much of it was debt work, and where that is going.'}
    >
      <section className={classes.verdicts} aria-label="Velocity by team">
        {[null, ...teams].map((entry) => {
          const of = series.get(entry?.id ?? null);
          return (
            of && (
              <Verdict
                key={entry?.id ?? 'all'}
                name={entry?.name ?? 'All teams'}
                series={of}
                chosen={entry?.id === team?.id}
                onChoose={() => setShown(entry?.id ?? null)}
              />
            )
          );
        })}
      </section>
      {findings
        .filter(({ rule }) => rule === 'DEBT-6')
        .map((finding) => (
          <FindingCard key={finding.key} finding={finding} withRule withGo={false} />
        ))}
      {current && current.points.length > 0 ? (
        <section className={classes.panel} aria-label={`Velocity of ${name}`}>
          <h2 className={classes.words}>
            The velocity of {name} {velocityWords(current, plan.info.unit)}.
          </h2>
          <ChartWithPicture name={`Velocity of ${name}`}>
            <VelocityChart series={current} unit={plan.info.unit} name={name} />
          </ChartWithPicture>
        </section>
      ) : (
        <p className={classes.soft}>
          {plan.velocities.size === 0
            ? 'No past iteration is entered yet. Three show a trend, six or more a reliable one.'
            : team
              ? `No past iteration of ${team.name} is entered yet.`
              : 'The teams have no past iteration that ended on the same day, so they cannot be added up.'}
        </p>
      )}
      {!disabled && <AddIterations team={team} />}
      <PastIterations team={team} disabled={disabled} />
      <DebtReturns team={team} disabled={disabled} />
    </Screen>
  );
}

const DIRECTIONS = {
  degrading: { word: 'Degrading', Icon: IconTrendingDown },
  steady: { word: 'Steady', Icon: IconMinus },
  improving: { word: 'Improving', Icon: IconTrendingUp },
} as const;

function Verdict({
  name,
  series: { points, direction },
  chosen,
  onChoose,
}: {
  readonly name: string;
  readonly series: VelocitySeries;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { info } = usePlan();
  const last = points.at(-1);
  const { word, Icon } = direction ? DIRECTIONS[direction] : { word: 'No trend yet', Icon: null };
  return (
    <button
      type="button"
      className={classes.verdict}
      aria-pressed={chosen}
      data-direction={direction ?? undefined}
      onClick={onChoose}
    >
      <span className={classes.verdictName}>{name}</span>
      <strong className={classes.verdictWord}>
        {Icon && <Icon size={18} aria-hidden />} {word}
      </strong>
      <span className={`${classes.soft} numbers`}>
        {last ? `${formatAmount(last.completed, info.unit)} last` : 'nothing entered'}
      </span>
    </button>
  );
}
