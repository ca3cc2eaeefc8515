import { useEffect, useRef } from 'react';
import type { ChosenFile } from '../../workers/import-worker';

/** A table that was copied in a spreadsheet or on a page, as a file. */
export const pastedTable = (text: string): ChosenFile => ({
  name: 'Pasted table',
  content: new Blob([text]),
});

/** Takes a table that is pasted while no field has the focus. */
export function useTablePaste(enabled: boolean, onTable: (file: ChosenFile) => void): void {
  const now = useRef({ enabled, onTable });
  now.current = { enabled, onTable };
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input, textarea') !== null;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isTyping || text.trim() === '' || !now.current.enabled) return;
      event.preventDefault();
      now.current.onTable(pastedTable(text));
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
}
