import { useEffect, useState } from 'react';
import { whenNeeded } from './when-needed';

const HintShown = whenNeeded(() => import('./HintShown').then((m) => m.HintShown), null);

/** How long the pointer rests before words come: passing over says nothing. */
const REST_MS = 250;

const hinted = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('[data-hint]') : null;

/** Shows the `hint` of what the pointer or the keyboard is on: one for the whole window, where one in each row would cost every row. */
export function Hints() {
  const [shown, setShown] = useState<Element | null>(null);
  useEffect(() => {
    let over: Element | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (element: Element | null) => {
      if (element === over) return;
      over = element;
      clearTimeout(timer);
      setShown(null);
      if (element) timer = setTimeout(() => element.isConnected && setShown(element), REST_MS);
    };
    const hide = () => {
      clearTimeout(timer);
      setShown(null);
    };
    const onOver = ({ target, pointerType }: PointerEvent) => {
      if (pointerType !== 'touch') show(hinted(target));
    };
    const onOut = ({ relatedTarget }: PointerEvent) => {
      if (relatedTarget === null) show(null);
    };
    const onFocus = ({ target }: FocusEvent) =>
      show(target instanceof Element && target.matches(':focus-visible') ? hinted(target) : null);
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Tab') hide();
    };
    const heard = new AbortController();
    const early = { capture: true, signal: heard.signal } as const;
    document.addEventListener('pointerover', onOver, early);
    document.addEventListener('pointerout', onOut, early);
    document.addEventListener('focusin', onFocus, early);
    document.addEventListener('keydown', onKey, early);
    for (const ending of ['pointerdown', 'scroll']) document.addEventListener(ending, hide, early);
    return () => {
      clearTimeout(timer);
      heard.abort();
    };
  }, []);
  return shown && <HintShown element={shown} />;
}
