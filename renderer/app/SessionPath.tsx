import type { Place } from '@shared/rules/rule';
import {
  IconArrowsLeftRight,
  IconCalendarTime,
  IconChartLine,
  IconFileImport,
  IconGitBranch,
  IconHandFinger,
  IconHistory,
  IconLayoutBoard,
  IconListCheck,
  IconListNumbers,
  IconScale,
  IconSignature,
  IconSparkles,
  IconTargetArrow,
  IconUsersGroup,
  IconVersions,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Link } from 'wouter';
import { usePlan, useReport } from '../store/session-context';
import { type PlanScreen, planPath } from '../ui/routes';
import classes from './Frame.module.css';

interface Step {
  readonly screen: PlanScreen;
  readonly label: string;
  readonly icon: ComponentType<{ size?: number }>;
}

const PATH: readonly { readonly group: string; readonly steps: readonly Step[] }[] = [
  {
    group: 'Prepare',
    steps: [
      { screen: 'session', label: 'Agenda', icon: IconCalendarTime },
      { screen: 'teams', label: 'People and teams', icon: IconUsersGroup },
      { screen: 'import', label: 'Import', icon: IconFileImport },
    ],
  },
  {
    group: 'Day 1',
    steps: [
      { screen: 'velocity', label: 'Velocity', icon: IconChartLine },
      { screen: 'objectives', label: 'Objectives', icon: IconTargetArrow },
    ],
  },
  {
    group: 'Day 2',
    steps: [
      { screen: 'debt', label: 'Debt budget', icon: IconScale },
      { screen: 'backlog', label: 'Backlog', icon: IconListNumbers },
      { screen: 'roadmap', label: 'Roadmap', icon: IconLayoutBoard },
      { screen: 'what-if', label: 'What-if', icon: IconGitBranch },
      { screen: 'ai', label: 'AI work', icon: IconSparkles },
      { screen: 'risks', label: 'Risks and confidence', icon: IconHandFinger },
    ],
  },
  { group: 'Commit', steps: [{ screen: 'sign-off', label: 'Sign-off', icon: IconSignature }] },
  {
    group: 'After',
    steps: [
      { screen: 'conflicts', label: 'Conflicts and sync', icon: IconArrowsLeftRight },
      { screen: 'refinement', label: 'Refinement', icon: IconListCheck },
      { screen: 'decisions', label: 'Decision log', icon: IconHistory },
      { screen: 'revisions', label: 'Revisions', icon: IconVersions },
    ],
  },
];

/** The path of the session, each step with how many blocking findings are mended there. */
export function SessionPath({ screen }: { readonly screen: string }) {
  const { info } = usePlan();
  const { blocking } = useReport();
  const blockingAt = (place: PlanScreen) =>
    blocking.filter((finding) => finding.place === (place as Place)).length;
  return (
    <nav className={classes.path} aria-label="Path of the session">
      {PATH.map(({ group, steps }) => [
        <div key={group} className={classes.group}>
          {group}
        </div>,
        ...steps.map(({ screen: target, label, icon: Icon }) => {
          const count = blockingAt(target);
          return (
            <Link
              key={target}
              href={planPath(info.id, target)}
              className={classes.step}
              aria-current={screen === target || screen === `rank-${target}` ? 'page' : undefined}
            >
              <Icon size={18} />
              {label}
              {count > 0 && (
                <span className={`${classes.stepCount} numbers`}>
                  {count}
                  <span className="visually-hidden"> blocking</span>
                </span>
              )}
            </Link>
          );
        }),
      ])}
    </nav>
  );
}
