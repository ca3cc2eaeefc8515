import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { useUi } from '../store/ui-store';
import { tellError } from '../ui/tell';
import { whenNeeded } from '../ui/when-needed';
import { preloadWhenQuiet } from '../ui/when-quiet';
import type { ActionContext } from './actions';

const Palette = whenNeeded(() => import('./Palette').then((m) => m.Palette), null);
const ShortcutsSheet = whenNeeded(() => import('./ShortcutsSheet').then((m) => m.ShortcutsSheet), null);
const About = whenNeeded(() => import('./About').then((m) => m.About), null);

const usePaletteWanted = create<boolean>(() => false);

/** Opens the palette, which is loaded by then or at once. */
export function openPalette(): void {
  usePaletteWanted.setState(true, true);
  import('@mantine/spotlight').then(
    ({ spotlight }) => spotlight.open(),
    (error: unknown) => tellError('The list of actions did not open', error),
  );
}

/** Palette, shortcuts and About: drawn from the first time they are asked for. */
export function LaterParts({
  context,
  run,
}: {
  readonly context: ActionContext;
  readonly run: (id: string) => void;
}) {
  const palette = usePaletteWanted();
  const shortcuts = useSince(useUi((state) => state.shortcutsOpen));
  const about = useSince(useUi((state) => state.aboutOpen));
  // Asked for by keys, with words typed right after them: not to be waited for.
  useEffect(() => preloadWhenQuiet(Palette, ShortcutsSheet), []);
  return (
    <>
      {palette && <Palette context={context} run={run} />}
      {shortcuts && <ShortcutsSheet />}
      {about && <About />}
    </>
  );
}

/** Whether something has been so since this was first drawn; a dialog that closes is drawn until it is gone. */
function useSince(now: boolean): boolean {
  const [since, setSince] = useState(now);
  if (now && !since) setSince(true);
  return since || now;
}
