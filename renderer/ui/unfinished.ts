import { useEffect } from 'react';

type TextElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Typed {
  /** What stood there before. */
  readonly before: string;
  /** What was sent last; null: nothing was. */
  readonly sent: string | null;
}

const named = new Map<symbol, string>();
const touched = new Map<TextElement, Typed>();
const starts = new WeakMap<TextElement, string>();
/** Fields of which a list of choices was used. */
const chosen = new WeakSet<TextElement>();

/** Counts what a screen has begun as unfinished, by a name the user knows it by; null: nothing is. */
export function useUnfinished(name: string | null): void {
  useEffect(() => {
    if (name === null) return;
    const key = Symbol(name);
    named.set(key, name);
    return () => {
      named.delete(key);
    };
  }, [name]);
}

/** Where text is kept until it is sent as a whole. A section without a form of its own says so. */
const FORM = 'form, [data-form]';

const valueAtFirst = (element: TextElement): string =>
  element instanceof HTMLSelectElement
    ? ([...element.options].find(({ defaultSelected }) => defaultSelected)?.value ?? '')
    : element.defaultValue;

const isText = (target: EventTarget | null): target is TextElement =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  // A passphrase is no work; what it is for counts by itself.
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'password', 'file'].includes(target.type));

/** The field of the list in which something is being chosen: it is told of no input. */
function fieldOf(target: EventTarget | null): TextElement | null {
  const option = target instanceof Element ? target.closest('[role="option"]') : null;
  const list = option?.closest('[role="listbox"]');
  const field = list?.id ? document.querySelector(`[aria-controls="${list.id}"]`) : null;
  return isText(field) && field.closest(FORM) ? field : null;
}

/**
 * Notes what is typed and chosen in forms, all of them: a form that was forgotten would lose its text in silence. Until the returned function
 * is called.
 */
export function watchTyping(): () => void {
  const onFocus = ({ target }: Event) => {
    if (isText(target)) starts.set(target, target.value);
  };
  const onInput = ({ target }: Event) => {
    if (!isText(target)) return;
    for (const element of touched.keys()) if (!element.isConnected) touched.delete(element);
    if (target instanceof HTMLSelectElement) chosen.add(target);
    const known = touched.get(target);
    touched.set(target, known ?? { before: starts.get(target) ?? valueAtFirst(target), sent: null });
  };
  const onChoice = ({ target }: Event) => {
    const field = fieldOf(target);
    if (field && !touched.has(field))
      touched.set(field, { before: starts.get(field) ?? field.value, sent: null });
    if (field) chosen.add(field);
  };
  const onSubmit = ({ target }: Event) => {
    for (const [element, { before }] of touched)
      if (target instanceof Node && target.contains(element)) {
        // What a list shows after it was sent is the form's own proposal for the next.
        if (chosen.delete(element)) touched.delete(element);
        else touched.set(element, { before, sent: element.value });
      }
  };
  document.addEventListener('focusin', onFocus, true);
  document.addEventListener('input', onInput, true);
  document.addEventListener('click', onChoice, true);
  document.addEventListener('submit', onSubmit, true);
  return () => {
    document.removeEventListener('focusin', onFocus, true);
    document.removeEventListener('input', onInput, true);
    document.removeEventListener('click', onChoice, true);
    document.removeEventListener('submit', onSubmit, true);
  };
}

/** The names of everything that would be lost if the window closed now: begun, typed, refused. */
export function unfinished(): readonly string[] {
  const names = new Set(named.values());
  for (const [element, typed] of touched) {
    if (!element.isConnected) continue;
    const { value } = element;
    if (value.trim() === '' || value === typed.before) continue;
    const form = element.closest(FORM);
    const isRefused = (form ?? element.parentElement)?.querySelector('[aria-invalid="true"]') !== null;
    // Outside a form a field is sent when it is left; what is still there then was refused.
    if (
      isRefused
        ? form !== null || element.getAttribute('aria-invalid') === 'true'
        : form !== null && value !== typed.sent
    )
      names.add(nameOf(form, element));
  }
  return [...names];
}

function nameOf(form: Element | null, element: TextElement): string {
  const dialog = element.closest('[role="dialog"]');
  const title = dialog?.getAttribute('aria-labelledby');
  return (
    form?.getAttribute('aria-label') ||
    (title && document.getElementById(title)?.textContent) ||
    element.getAttribute('aria-label') ||
    element.labels?.[0]?.textContent ||
    'A form'
  )
    .trim()
    .slice(0, 200);
}
