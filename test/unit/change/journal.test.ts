import { advanceHistory, EMPTY_HISTORY, HISTORY_LIMIT, type History } from '@shared/change/journal';
import { describe, expect, it } from 'vitest';

const command = (number: number) => ({ number, type: 'item.move', args: {} });
const undo = (number: number, of: number) => ({ number, type: 'undo', args: { of } });
const redo = (number: number, of: number) => ({ number, type: 'redo', args: { of } });

type Entry = Parameters<typeof advanceHistory>[1];
const historyOf = (...entries: readonly Entry[]): History =>
  entries.reduce((history, entry) => advanceHistory(history, entry, false), EMPTY_HISTORY);

describe('what can be undone and redone', () => {
  it('is the latest command first; undo moves it to redo and back', () => {
    expect(historyOf(command(1), command(2))).toEqual({ undo: [1, 2], redo: [] });
    expect(historyOf(command(1), command(2), undo(3, 2))).toEqual({ undo: [1], redo: [2] });
    expect(historyOf(command(1), command(2), undo(3, 2), undo(4, 1))).toEqual({ undo: [], redo: [2, 1] });
    expect(historyOf(command(1), command(2), undo(3, 2), undo(4, 1), redo(5, 1))).toEqual({
      undo: [1],
      redo: [2],
    });
  });

  it('forgets what was undone when something new is done', () => {
    expect(historyOf(command(1), undo(2, 1), command(3))).toEqual({ undo: [3], redo: [] });
  });

  it('ignores an undo or redo that is not next', () => {
    expect(historyOf(command(1), command(2), undo(3, 1))).toEqual({ undo: [1, 2], redo: [] });
    expect(historyOf(command(1), redo(2, 1))).toEqual({ undo: [1], redo: [] });
    expect(historyOf(undo(1, 9))).toEqual(EMPTY_HISTORY);
  });

  it('ends at what has left the plan: a signature', () => {
    const signed = advanceHistory(
      historyOf(command(1), undo(2, 1)),
      { number: 3, type: 'signature.record', args: {} },
      true,
    );
    expect(signed).toEqual(EMPTY_HISTORY);
  });

  it('reaches back a thousand commands', () => {
    const long = historyOf(...Array.from({ length: HISTORY_LIMIT + 5 }, (_, index) => command(index + 1)));
    expect([long.undo.length, long.undo[0], long.undo.at(-1)]).toEqual([1_000, 6, 1_005]);
  });
});
