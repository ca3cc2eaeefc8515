/** How long a control that is switched off may take to come back, and a screen or a dialog to give the focus itself. */
const PATIENCE_MS = 400;
const LOOK_MS = 60;

const FOCUSABLE =
  'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';
const DIALOG = '[role="dialog"], [role="menu"], [role="listbox"]';

/** Where something was taken out: what stood before it, in what is left. */
interface Gap {
  readonly parent: Element;
  readonly before: Node | null;
}

let byKeyboard = false;

let giving = false;

/** Whether the focus is just being given to what stands in the place of something else: nobody asked it to open its list. */
export const isFocusGiven = (): boolean => giving;

function give(element: HTMLElement, preventScroll: boolean): void {
  giving = true;
  element.focus({ preventScroll });
  giving = false;
}

/** Whether the last thing that was done came from the keyboard: only then does the focus go by itself. */
export const isByKeyboard = (): boolean => byKeyboard;

/** Whether the focus rests on nothing that could be used: the page, or the head of a screen that just opened. */
export const isFocusNowhere = (target: EventTarget | null): boolean =>
  target === document.body || (target instanceof Element && target.matches('main, main h1'));

/** Takes the focus to the head of the screen, so that Tab goes on in the work. */
export function focusWork(): void {
  const main = document.querySelector('main');
  (main?.querySelector<HTMLElement>('h1[tabindex]') ?? main)?.focus({ preventScroll: true });
}

const canHold = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 &&
  !element.matches(':disabled, [aria-hidden="true"] *') &&
  (element.getClientRects().length > 0 || element.matches('input'));

/** The first control after the gap, else the last before it, looked for further and further out. */
function nextTo({ parent, before }: Gap): HTMLElement | null {
  let last: Node | null = before;
  for (let around: Element | null = parent; around; around = around.parentElement) {
    if (around.matches('main') || around.contains(document.querySelector('main'))) return null;
    const all = [...around.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(canHold);
    const isAfter = (element: HTMLElement): boolean =>
      last === null ||
      (!last.contains(element) &&
        (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
    const found = all.find(isAfter) ?? all.at(-1);
    if (found) return found;
    if (around.matches(DIALOG)) return null;
    last = around;
  }
  return null;
}

/**
 * Whoever works with the keyboard keeps a place: when the focused control is taken away or switched off, the focus goes on to what
 * stands in its place, from a dialog that is gone to where it was before, and from a screen that is gone to the head of the next.
 */
export function keepFocus(): () => void {
  let focused: HTMLElement | null = null;
  let outside: HTMLElement | null = null;
  let gap: Gap | null = null;
  let since = 0;
  let timer = 0;

  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    focused = target;
    gap = null;
    if (!target.closest(DIALOG)) outside = target;
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (!['Shift', 'Control', 'Alt', 'Meta'].includes(key)) byKeyboard = true;
  };
  const onPointer = () => {
    byKeyboard = false;
  };

  const isLost = () =>
    document.activeElement === document.body ||
    document.activeElement === null ||
    focused?.matches(':disabled');
  const look = () => {
    if (!byKeyboard || !focused || !isLost() || !document.hasFocus()) return;
    const waited = performance.now() - since;
    if (focused.isConnected) {
      if (!focused.matches(':disabled')) return give(focused, true);
      if (waited < PATIENCE_MS) return wait();
      gap = focused.parentElement && { parent: focused.parentElement, before: focused };
    }
    const dialog = focused.closest(DIALOG);
    const back = dialog && !dialog.isConnected && outside?.isConnected && canHold(outside) ? outside : null;
    const next = back ?? (gap?.parent.isConnected ? nextTo(gap) : null);
    if (next) give(next, back !== null);
    else focusWork();
  };
  const wait = () => {
    timer = window.setTimeout(look, LOOK_MS);
  };
  const startLooking = () => {
    window.clearTimeout(timer);
    since = performance.now();
    wait();
  };

  const observer = new MutationObserver((records) => {
    if (!byKeyboard || !focused) return;
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement !== focused) return;
    for (const { type, target, removedNodes, previousSibling } of records) {
      if (type === 'attributes') {
        if (target.contains(focused) && focused.matches(':disabled')) startLooking();
        continue;
      }
      for (const node of removedNodes) {
        if (!node.contains(focused) || focused.isConnected || !(target instanceof Element)) continue;
        gap = { parent: target, before: previousSibling };
        startLooking();
      }
    }
  });

  document.addEventListener('focusin', onFocus, true);
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('pointerdown', onPointer, true);
  document.addEventListener('wheel', onPointer, { capture: true, passive: true });
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  return () => {
    window.clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('focusin', onFocus, true);
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('pointerdown', onPointer, true);
    document.removeEventListener('wheel', onPointer, { capture: true });
  };
}
