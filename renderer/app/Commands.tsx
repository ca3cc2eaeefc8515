import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { host } from '../desktop/host';
import { ACTIONS, type Action, type ActionContext, menuEntries } from './actions';
import { LaterParts } from './LaterParts';

const FIELDS = ['INPUT', 'TEXTAREA', 'SELECT'];

/** Text fields keep their own undo, and letters that are typed; every other shortcut works everywhere. */
const isForFields = ({ id, shortcut }: Action): boolean =>
  id.startsWith('edit.') || (shortcut !== null && !shortcut.includes('mod'));

/** What the entries of the native menu mean while text is typed. */
const FIELD_STEPS: Readonly<Record<string, string>> = { 'edit.undo': 'undo', 'edit.redo': 'redo' };

const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !/^(button|checkbox|radio|range|submit)$/.test(element.type));

/** Undo from the menu while a text field has the focus is the field's own. */
function undoneInField(id: string): boolean {
  const step = FIELD_STEPS[id];
  if (step === undefined || !isTextField(document.activeElement)) return false;
  document.execCommand(step);
  return true;
}

function useIsTyping(): boolean {
  const [isTyping, setTyping] = useState(false);
  useEffect(() => {
    const look = () => setTyping(isTextField(document.activeElement));
    // The focus is nowhere between two fields.
    const later = () => setTimeout(look, 0);
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', later);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', later);
    };
  }, []);
  return isTyping;
}

/** The catalogue of actions at work: keys, palette, native menu. */
export function Commands({ context }: { readonly context: ActionContext }) {
  const current = useRef(context);
  current.current = context;

  const run = (id: string) => {
    const action = ACTIONS.find((candidate) => candidate.id === id);
    if (action?.isEnabled(current.current)) action.run(current.current);
  };
  const runRef = useRef(run);
  runRef.current = run;

  const keysOf = (actions: readonly Action[]) =>
    actions.flatMap(({ id, shortcut }) =>
      shortcut === null ? [] : [[shortcut, () => run(id)] as [string, () => void]],
    );
  useHotkeys(keysOf(ACTIONS.filter(isForFields)), FIELDS);
  useHotkeys(keysOf(ACTIONS.filter((action) => !isForFields(action))), []);

  const isTyping = useIsTyping();
  useEffect(() => host.on('action', (id) => undoneInField(id) || runRef.current(id)), []);
  useEffect(() => {
    const entries = menuEntries(context);
    // The Mac's menu takes the key before the field does, and a field has its own steps to go back.
    host.setMenu(
      isTyping
        ? entries.map((entry) => (entry.action in FIELD_STEPS ? { ...entry, enabled: true } : entry))
        : entries,
    );
  }, [context, isTyping]);

  return <LaterParts context={context} run={run} />;
}
