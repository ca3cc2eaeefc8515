import '@mantine/core/styles.css';
import '../../../renderer/ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { App } from '../../../renderer/app/App';
import { addPlan, writeSetting } from '../../../renderer/store/plans';
import { planPath } from '../../../renderer/ui/routes';
import { theme } from '../../../renderer/ui/theme';
import { boardPlan } from './board-plan';

/** The whole app on the roadmap of a large plan, with everything the board can show. */
async function openBoard(): Promise<void> {
  const plan = boardPlan();
  await addPlan(plan);
  await writeSetting('roadmap-board', {
    links: 'all',
    zoom: 'iteration',
    colouring: 'team',
    critical: true,
    collapsed: [],
  });
  window.location.hash = planPath(plan.info.id, 'roadmap');
  const root = document.getElementById('root');
  if (!root) throw new Error('board.html has no root element');
  createRoot(root).render(
    <MantineProvider theme={theme}>
      <App />
    </MantineProvider>,
  );
}

void openBoard();
