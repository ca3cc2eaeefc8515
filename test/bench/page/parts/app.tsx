import '@mantine/core/styles.css';
import '../../../../renderer/ui/theme.css';
import { MantineProvider } from '@mantine/core';
import type { Plan } from '@shared/model/index';
import { createRoot } from 'react-dom/client';
import { App } from '../../../../renderer/app/App';
import { addPlan, writeSetting } from '../../../../renderer/store/plans';
import { planPath } from '../../../../renderer/ui/routes';
import { theme } from '../../../../renderer/ui/theme';
import { bigPlan } from '../big-plan';
import { boardPlan } from '../board-plan';

async function open(plan: Plan, screen: 'backlog' | 'roadmap'): Promise<void> {
  await addPlan(plan);
  window.location.hash = planPath(plan.info.id, screen);
  const root = document.getElementById('root');
  if (!root) throw new Error('bench.html has no root element');
  createRoot(root).render(
    <MantineProvider theme={theme}>
      <App />
    </MantineProvider>,
  );
}

/** The whole app on a backlog of so many items. */
export const openBacklog = (items: number): Promise<void> => open(bigPlan(items), 'backlog');

/** The whole app on the roadmap of a large plan, with everything the board can show. */
export async function openRoadmap(): Promise<void> {
  await writeSetting('roadmap-board', {
    links: 'all',
    zoom: 'iteration',
    colouring: 'team',
    critical: true,
    collapsed: [],
  });
  await open(boardPlan(), 'roadmap');
}
