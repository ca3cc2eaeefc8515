import '@mantine/core/styles.css';
import '../../../../renderer/ui/theme.css';
import { MantineProvider } from '@mantine/core';
import { EMPTY_HISTORY } from '@shared/change/journal';
import { checkPlan } from '@shared/rules/check-plan';
import { viewOf } from '@shared/rules/plan-view';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { BacklogScreen } from '../../../../renderer/features/backlog/BacklogScreen';
import { PlanSession } from '../../../../renderer/store/plan-session';
import { SessionProvider } from '../../../../renderer/store/session-context';
import { theme } from '../../../../renderer/ui/theme';
import { inTurn, type TwoWays } from '../../statistics';
import { BareBacklog } from '../bare-backlog';
import { bigPlan } from '../big-plan';
import { painted } from '../paint';

interface Place {
  readonly draw: (content: ReactNode) => Promise<void>;
  readonly remove: () => void;
}

/** Where a screen is drawn in a window that stands already: theme and styles are there, as they are when a screen is changed. */
async function openPlace(): Promise<Place> {
  const place = document.createElement('div');
  place.style.cssText = 'position:fixed;inset:0;display:flex;flex-direction:column';
  document.body.append(place);
  const root = createRoot(place);
  const render = (content: ReactNode) =>
    root.render(<MantineProvider theme={theme}>{content}</MantineProvider>);
  render(null);
  await painted();
  await painted();
  return {
    /** Resolves when its rows are drawn. */
    draw: (content) =>
      new Promise((resolve) => {
        const watch = new MutationObserver(() => {
          if (place.querySelectorAll('[data-row]').length < 5) return;
          watch.disconnect();
          void painted().then(resolve);
        });
        watch.observe(place, { childList: true, subtree: true });
        render(content);
      }),
    remove: () => {
      root.unmount();
      place.remove();
    },
  };
}

/** The backlog's screen on a plan that is in memory and checked, beside a bare virtual list of the same rows. */
export async function measure(items: number): Promise<TwoWays> {
  const plan = bigPlan(items);
  const session = new PlanSession({ plan, number: 0, history: EMPTY_HISTORY });
  checkPlan(plan);
  const { backlog } = viewOf(plan);
  const screen = (
    <SessionProvider value={session}>
      <BacklogScreen />
    </SessionProvider>
  );
  let place: Place | null = null;
  const before = async () => {
    place?.remove();
    place = await openPlace();
  };
  return inTurn(
    15,
    { before, ours: () => place?.draw(screen), peer: () => place?.draw(<BareBacklog items={backlog} />) },
    3,
  );
}
