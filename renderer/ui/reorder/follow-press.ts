/** Pixels a pressed pointer moves before it is a drag and no longer a click. */
const DISTANCE = 5;
/** The click that belongs to a drag comes right after the release. */
const CLICK_MS = 50;

interface PressHandlers {
  /** The press has become a drag; runs in the event of the pointer itself. */
  readonly onStart: (at: PointerEvent) => void;
  /** Called once for every press. */
  readonly onEnd: (as: 'click' | 'drop' | 'cancelled drag') => void;
}

/** Follows a press until the button is let go. Escape, a resized or a hidden window cancel. */
export function followPress(press: PointerEvent, { onStart, onEnd }: PressHandlers): void {
  const until = new AbortController();
  const { signal } = until;
  let isDrag = false;
  const finish = (isCancelled: boolean) => {
    until.abort();
    onEnd(!isDrag ? 'click' : isCancelled ? 'cancelled drag' : 'drop');
  };
  const cancel = () => finish(true);
  const start = (at: PointerEvent) => {
    isDrag = true;
    const after = new AbortController();
    signal.addEventListener('abort', () => setTimeout(() => after.abort(), CLICK_MS));
    const stop = (event: Event) => event.stopPropagation();
    document.addEventListener('click', stop, { capture: true, signal: after.signal });
    selectNothing();
    document.addEventListener('selectionchange', selectNothing, { signal: after.signal });
    onStart(at);
  };
  const own = (event: PointerEvent) => event.pointerId === press.pointerId;
  document.addEventListener(
    'pointermove',
    (event) => {
      const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > DISTANCE;
      if (!isDrag && own(event) && far) start(event);
    },
    { signal, passive: true },
  );
  document.addEventListener('pointerup', (event) => own(event) && finish(false), { signal });
  document.addEventListener('pointercancel', (event) => own(event) && cancel(), { signal });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && cancel(), { signal });
  document.addEventListener('visibilitychange', cancel, { signal });
  window.addEventListener('resize', cancel, { signal });
  // Neither the browser's own dragging nor a menu comes between.
  for (const type of ['dragstart', 'contextmenu']) {
    window.addEventListener(type, (event) => event.preventDefault(), { signal });
  }
}

const selectNothing = () => document.getSelection()?.removeAllRanges();
