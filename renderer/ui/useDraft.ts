import { type ChangeEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Outcome } from '../store/plan-session';
import type { Checked } from './parse-number';
import { tell } from './tell';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

interface DraftOptions<T> {
  /** What the plan holds, as text. */
  readonly text: string;
  readonly parse: (typed: string) => Checked<T>;
  /** Sends one command; a refusal is told at the field. */
  readonly save: (value: T) => Promise<Outcome>;
  /** Enter writes a line break instead of saving (Ctrl or Cmd with Enter saves). */
  readonly lines?: boolean;
}

export interface DraftField {
  readonly value: string;
  readonly error: string | null;
  readonly changed: boolean;
  readonly onChange: (event: ChangeEvent<TextElement>) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent<TextElement>) => void;
}

/**
 * Typing stays here; blur or Enter sends one command, Escape gives back what the plan holds. What is refused stays typed, with
 * the reason beside it. What is still typed when the field goes away is saved, or told.
 */
export function useDraft<T>({ text, parse, save, lines = false }: DraftOptions<T>): DraftField {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const sent = useRef<string | null>(null);
  const now = useRef({ typed, text, parse, save });
  now.current = { typed, text, parse, save };

  const submit = useCallback(async () => {
    const { typed: mine, text: known, parse: check, save: send } = now.current;
    if (mine === null || sent.current === mine) return;
    const clear = () => {
      setTyped((current) => (current === mine ? null : current));
      setError(null);
    };
    if (mine === known) return clear();
    const checked = check(mine);
    if (!checked.ok) return setError(checked.reason);
    sent.current = mine;
    const outcome = await send(checked.value);
    sent.current = null;
    if (outcome.status === 'rejected' || outcome.status === 'failed') setError(outcome.reason);
    else clear();
  }, []);

  useEffect(
    () => () => {
      const { typed: mine, text: known, parse: check, save: send } = now.current;
      if (mine === null || mine === known || sent.current === mine) return;
      const checked = check(mine);
      if (!checked.ok) return tell(`Not taken over: ${checked.reason}`);
      void send(checked.value).then((outcome) => {
        if (outcome.status === 'rejected') tell(`Not taken over: ${outcome.reason}`);
      });
    },
    [],
  );

  return {
    value: typed ?? text,
    error,
    changed: typed !== null && typed !== text,
    onChange: (event) => {
      setTyped(event.currentTarget.value);
      setError(null);
    },
    onBlur: () => void submit(),
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void submit();
      }
      if (event.key === 'Escape' && typed !== null) {
        // Only the field gives way; whatever else listens for Escape stays as it is.
        event.preventDefault();
        event.stopPropagation();
        setTyped(null);
        setError(null);
      }
    },
  };
}
