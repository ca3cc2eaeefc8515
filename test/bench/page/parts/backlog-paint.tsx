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

/** Puts something into the page, waits until its rows are drawn, and takes it away again outside of the measuring. */
function show(content: ReactNode): { readonly drawn: Promise<void>; readonly remove: () => void } {
  const place = document.createElement('div');
  place.style.cssText = 'position:fixed;inset:0;display:flex;flex-direction:column';
  document.body.append(place);
  const root = createRoot(place);
  const drawn = new Promise<void>((resolve) => {
    const watch = new MutationObserver(() => {
      if (place.querySelectorAll('[data-row]').length < 5) return;
      watch.disconnect();
      void painted().then(resolve);
    });
    watch.observe(place, { childList: true, subtree: true });
  });
  root.render(content);
  const remove = () => {
    root.unmount();
    place.remove();
  };
  return { drawn, remove };
}

/** The backlog's screen on a plan that is in memory and checked, beside a bare virtual list of the same rows. */
export async function measure(items: number): Promise<TwoWays> {
  const plan = bigPlan(items);
  const session = new PlanSession({ plan, number: 0, history: EMPTY_HISTORY });
  checkPlan(plan);
  const { backlog } = viewOf(plan);
  const screen = (
    <MantineProvider theme={theme}>
      <SessionProvider value={session}>
        <BacklogScreen />
      </SessionProvider>
    </MantineProvider>
  );
  let clear = () => {};
  const shown = async (content: ReactNode) => {
    const { drawn, remove } = show(content);
    clear = remove;
    await drawn;
  };
  const before = async () => {
    clear();
    await painted();
  };
  return inTurn(
    15,
    { before, ours: () => shown(screen), peer: () => shown(<BareBacklog items={backlog} />) },
    3,
  );
}
