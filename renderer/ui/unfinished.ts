import { useEffect } from 'react';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

interface Typed {
  /** What stood there before. */
  readonly before: string;
  /** What was sent last; null: nothing was. */
  readonly sent: string | null;
}

const named = new Map<symbol, string>();
const touched = new Map<TextElement, Typed>();
const starts = new WeakMap<TextElement, string>();

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

const isText = (target: EventTarget | null): target is TextElement =>
  target instanceof HTMLTextAreaElement ||
  // A passphrase is no work; what it is for counts by itself.
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'password', 'file'].includes(target.type));

/**
 * Notes what is typed into forms, all of them: a form that was forgotten would lose its text in silence. Until the returned function
 * is called.
 */
export function watchTyping(): () => void {
  const onFocus = ({ target }: Event) => {
    if (isText(target)) starts.set(target, target.value);
  };
  const onInput = ({ target }: Event) => {
    if (!isText(target)) return;
    for (const element of touched.keys()) if (!element.isConnected) touched.delete(element);
    const known = touched.get(target);
    touched.set(target, known ?? { before: starts.get(target) ?? target.defaultValue, sent: null });
  };
  const onSubmit = ({ target }: Event) => {
    for (const [element, { before }] of touched)
      if (target instanceof Node && target.contains(element))
        touched.set(element, { before, sent: element.value });
  };
  document.addEventListener('focusin', onFocus, true);
  document.addEventListener('input', onInput, true);
  document.addEventListener('submit', onSubmit, true);
  return () => {
    document.removeEventListener('focusin', onFocus, true);
    document.removeEventListener('input', onInput, true);
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
