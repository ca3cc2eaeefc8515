import { type Layout, type Row, SEPARATORS, type Separator } from './row';
import { RowSplitter } from './row-splitter';

export { type Layout, MAX_CELL, MAX_COLUMNS, MAX_ROWS, type Row, SEPARATORS, type Separator } from './row';

/** Told from the text itself, of which the beginning is enough. */
export const detectLayout = (text: string): Layout => ({
  separator: detectSeparator(text),
  lineEnd: lineEndOf(text),
});

/** The separator that stands most often, outside quotation marks, in the first line that is not blank. */
function detectSeparator(text: string): Separator {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  let quoted = false;
  let started = false;
  for (let index = 0; index < Math.min(text.length, 1_000_000); index += 1) {
    const char = text[index] ?? '';
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n' || char === '\r') {
      if (started) break;
    } else {
      const count = counts.get(char);
      if (count !== undefined) counts.set(char, count + 1);
      else if (char !== ' ') started = true;
    }
  }
  let best: Separator = ',';
  for (const separator of SEPARATORS) {
    if ((counts.get(separator) ?? 0) > (counts.get(best) ?? 0)) best = separator;
  }
  return best;
}

/** `\r` alone ends a row only where no `\n` does, quoted cells not looked at: elsewhere it is text. */
function lineEndOf(text: string): Layout['lineEnd'] {
  let quoted = false;
  let hasCarriage = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n') return '\n';
    else if (char === '\r') hasCarriage = true;
  }
  return hasCarriage ? '\r' : '\n';
}

/** Reads a whole text's rows; see RowSplitter. `onRow` ends the reading by returning false. Throws ImportError. */
export function readRows(text: string, layout: Layout, onRow: (row: Row) => boolean | undefined): void {
  const splitter = new RowSplitter(layout, onRow);
  if (splitter.push(text)) splitter.end();
}

export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Positions, from 1, of the cells that are not blank. */
export function filledCells({ cells }: Row): Uint16Array {
  const positions: number[] = [];
  for (let index = 0; index < cells.length; index += 1) {
    if (cells[index]?.trim() !== '') positions.push(index + 1);
  }
  return Uint16Array.from(positions);
}
