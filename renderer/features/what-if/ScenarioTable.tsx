import { ActionIcon, Button, Menu } from '@mantine/core';
import { formatShare } from '@shared/model/index';
import type { KeyFigures } from '@shared/scenario/key-figures';
import { IconColumns2, IconCopy, IconDots, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { OpenScenario } from '../../store/scenario-journal';
import { usePlan, useSession, useSessionState } from '../../store/session-context';
import { useWhatIf } from '../../store/what-if-store';
import { momentText } from '../../ui/date-text';
import { planPath } from '../../ui/routes';
import { bringUpToDate, duplicate, openRename, remove } from './scenario-actions';
import { useFigures } from './useFigures';
import classes from './WhatIf.module.css';

/** The plan and its scenarios with their key figures, one row each. */
export function ScenarioTable({ scenarios }: { readonly scenarios: readonly OpenScenario[] }) {
  const plan = usePlan();
  const figures = useFigures([plan, ...scenarios.map(({ state }) => state.plan)]);
  const ofPlan = figures.get(plan);
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label="What-ifs">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Blocking</th>
            <th scope="col">Warnings</th>
            <th scope="col">Over capacity</th>
            <th scope="col">Work placed</th>
            <th scope="col">Milestones kept</th>
            <th scope="col">Debt placed</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              <span className={classes.name}>The plan</span>
              <span className={classes.soft}>{plan.info.name}</span>
            </th>
            <FigureCells figures={ofPlan} than={undefined} />
            <td />
          </tr>
          {scenarios.map((scenario) => (
            <ScenarioRow
              key={scenario.row.id}
              scenario={scenario}
              figures={figures.get(scenario.state.plan)}
              than={ofPlan}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly scenario: OpenScenario;
  readonly figures: KeyFigures | undefined;
  readonly than: KeyFigures | undefined;
}

function ScenarioRow({ scenario, figures, than }: RowProps) {
  const { row } = scenario;
  const session = useSession();
  const compare = useWhatIf((state) => state.compare);
  const right = useWhatIf((state) => state.right);
  return (
    <tr data-chosen={right === row.id || undefined}>
      <th scope="row">
        <Link className={classes.name} href={planPath(row.id, 'roadmap')}>
          {row.name}
        </Link>
        <Standing scenario={scenario} />
      </th>
      <FigureCells figures={figures} than={than} />
      <td className={classes.actions}>
        <Button
          component={Link}
          href={planPath(row.id, 'roadmap')}
          size="compact-sm"
          variant="default"
          aria-label={`Open ${row.name}`}
        >
          Open
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Compare ${row.name} with the plan`}
          onClick={() => compare('plan', row.id)}
        >
          Compare
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More for ${row.name}`}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => openRename(row)}>
              Rename
            </Menu.Item>
            <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void duplicate(row)}>
              Duplicate
            </Menu.Item>
            <Menu.Item
              leftSection={<IconColumns2 size={16} />}
              disabled={right === null || right === 'plan' || right === row.id}
              onClick={() => right && compare(row.id, right)}
            >
              Compare with the one below
            </Menu.Item>
            <Menu.Item
              leftSection={<IconRefresh size={16} />}
              disabled={row.base === session.state.number}
              onClick={() => void bringUpToDate(scenario, session)}
            >
              Bring up to date with the plan
            </Menu.Item>
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => void remove(row)}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}

/** Where it comes from and how far the plan has gone on since. */
function Standing({ scenario: { row } }: { readonly scenario: OpenScenario }) {
  const number = useSessionState((state) => state.number);
  const isAdopted = useSessionState(
    ({ history }) => row.adopted !== null && history.undo.includes(row.adopted),
  );
  const steps = number - row.base;
  const made = momentText(row.createdAt);
  const moved =
    steps === 0
      ? 'from the plan as it is'
      : `the plan is ${steps === 1 ? 'one step' : `${steps} steps`} further`;
  return (
    <span className={classes.soft}>
      {isAdopted ? 'Adopted into the plan' : `Made ${made}, ${moved}`}
      {row.about && ` · ${row.about}`}
    </span>
  );
}

function FigureCells({ figures, than }: Pick<RowProps, 'figures' | 'than'>) {
  if (!figures) {
    return (
      <td colSpan={6} className={classes.soft}>
        Counting…
      </td>
    );
  }
  return (
    <>
      <Figure value={figures.blocking} than={than?.blocking} better="less" />
      <Figure value={figures.warnings} than={than?.warnings} better="less" />
      <Figure value={figures.overfull} than={than?.overfull} better="less" />
      <Figure value={figures.placed} than={than?.placed} better="more" of={figures.items} />
      <Figure
        value={figures.milestonesKept}
        than={than?.milestonesKept}
        better="more"
        of={figures.milestones}
      />
      <td className={`${classes.figure} numbers`}>
        {formatShare(figures.debtPlaced)}{' '}
        <span className={classes.soft}>of {formatShare(figures.debtShare)}</span>
      </td>
    </>
  );
}

interface FigureProps {
  readonly value: number;
  readonly than: number | undefined;
  readonly better: 'less' | 'more';
  readonly of?: number;
}

/** A count, and by how much it differs from the plan's; the sign and a word say it, the colour only repeats it. */
function Figure({ value, than, better, of }: FigureProps) {
  const difference = than === undefined ? 0 : value - than;
  const isBetter = better === 'less' ? difference < 0 : difference > 0;
  return (
    <td className={`${classes.figure} numbers`}>
      {value}
      {of !== undefined && <span className={classes.soft}> of {of}</span>}
      {difference !== 0 && (
        <span className={classes.difference} data-better={isBetter}>
          {difference > 0 ? `+${difference}` : `−${-difference}`}
          <span className="visually-hidden">
            {isBetter ? ' better than the plan' : ' worse than the plan'}
          </span>
        </span>
      )}
    </td>
  );
}
