import type { ClipboardEvent, KeyboardEvent } from 'react';

export const cellName = (row: number, column: number): string => `${row}:${column}`;

/** Goes to a neighbouring cell of the grid and selects what is in it; false: there is none that way. */
function goTo(from: HTMLInputElement, rows: number, columns: number): boolean {
  const [row = 0, column = 0] = (from.dataset.cell ?? '').split(':').map(Number);
  const grid = from.closest('[data-grid]');
  const target = grid?.querySelector(`[data-cell="${cellName(row + rows, column + columns)}"]`);
  if (!(target instanceof HTMLInputElement)) return false;
  target.focus();
  return true;
}

/** Enter and arrows as in a spreadsheet. Left and right leave a cell only where the caret cannot go further. */
export function onGridKey(event: KeyboardEvent<HTMLElement>): void {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !input.dataset.cell) return;
  const { selectionStart, selectionEnd, value } = input;
  const allSelected = selectionStart === 0 && selectionEnd === value.length;
  const steps: Record<string, readonly [number, number] | null> = {
    Enter: event.shiftKey ? [-1, 0] : [1, 0],
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: allSelected || selectionEnd === 0 ? [0, -1] : null,
    ArrowRight: allSelected || selectionStart === value.length ? [0, 1] : null,
  };
  const step = event.altKey || event.ctrlKey || event.metaKey ? null : (steps[event.key] ?? null);
  if (step && goTo(input, ...step)) event.preventDefault();
}

/** The cells of a pasted block, row by row; null: one value, which goes into the field as ever. */
export function pastedBlock(event: ClipboardEvent<HTMLElement>): readonly (readonly string[])[] | null {
  const text = event.clipboardData.getData('text/plain').replace(/\r\n?/gu, '\n').replace(/\n+$/u, '');
  if (!/[\t\n]/u.test(text)) return null;
  return text.split('\n').map((line) => line.split('\t'));
}
