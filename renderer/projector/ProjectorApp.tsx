import { type CSSProperties, useEffect } from 'react';
import { openProjectionChannel, shownView, toggleBlack, useProjection } from '../store/projection';
import { SessionProvider } from '../store/session-context';
import { SIZES } from './legibility';
import classes from './Projector.module.css';
import { TitleView } from './TitleView';
import { useColorScheme } from './useColorScheme';
import { usePlanOnDisk } from './usePlanOnDisk';
import { ViewOf } from './ViewOf';

const sizes = Object.fromEntries(
  Object.entries(SIZES).map(([name, percent]) => [`--${name}`, `${percent}vh`]),
) as CSSProperties;

/** The room's window: one view of the plan on disk, without controls, dialogs or cursor. */
export function ProjectorApp() {
  const projection = useProjection();
  const session = usePlanOnDisk(projection.plan);
  usePresence();
  useKeys();
  useColorScheme();
  if (projection.black) return <main className={classes.black} aria-label="Black screen" />;
  return (
    <main className={classes.screen} style={sizes}>
      {session ? (
        <SessionProvider value={session}>
          <ViewOf view={shownView(projection)} selection={projection.selection} pair={projection.pair} />
        </SessionProvider>
      ) : (
        <TitleView plan={null} />
      )}
    </main>
  );
}

/** Tells the other windows that the projector is there, and closes it where no host can. */
function usePresence(): void {
  useEffect(() => {
    const channel = openProjectionChannel(({ kind }) => {
      if (kind === 'asked') channel.send({ kind: 'present' });
      if (kind === 'close') window.close();
    });
    const leave = () => channel.send({ kind: 'gone' });
    channel.send({ kind: 'present' });
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      channel.close();
    };
  }, []);
}

/** B: black and back. F: full screen, where the window is a browser's. */
function useKeys(): void {
  useEffect(() => {
    const onKeyDown = ({ key, repeat, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (repeat || ctrlKey || metaKey || altKey) return;
      if (key === 'b' || key === 'B') toggleBlack();
      if (key !== 'f' && key !== 'F') return;
      const change = document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen();
      // A host that fills the display itself refuses; there is nothing to mend.
      change.catch(() => undefined);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
