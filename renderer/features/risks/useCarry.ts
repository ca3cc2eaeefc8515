import type { Risk } from '@shared/model/index';
import { type KeyboardEvent, useCallback, useState } from 'react';
import { type Column, columnBeside, columnOf, columnText } from './roam';

interface Held {
  readonly risk: Risk;
  readonly column: Column;
}

/** Carries a card by keyboard: Space picks it up, left and right choose the column, Space or Enter drops, Escape cancels. */
export function useCarry({
  announce,
  onDrop,
}: {
  readonly announce: (text: string) => void;
  readonly onDrop: (risk: Risk, column: Column) => void;
}) {
  const [held, setHeld] = useState<Held | null>(null);
  const cancel = useCallback(() => setHeld(null), []);

  const onKeyDown = (event: KeyboardEvent, risk: Risk) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null;
    const mine = held?.risk.id === risk.id ? held : null;
    if (by !== null && (mine || event.altKey)) {
      event.preventDefault();
      const column = columnBeside(mine?.column ?? columnOf(risk), by);
      if (!mine) return onDrop(risk, column);
      setHeld({ risk, column });
      return announce(columnText(column).name);
    }
    if (event.key === ' ' || (mine && event.key === 'Enter')) {
      event.preventDefault();
      setHeld(mine ? null : { risk, column: columnOf(risk) });
      if (mine) return onDrop(risk, mine.column);
      return announce(
        `Picked up ${risk.title}. Left and right choose the column, Space drops, Escape cancels.`,
      );
    }
    if (mine && event.key === 'Escape') {
      event.preventDefault();
      setHeld(null);
      announce('Cancelled. Nothing was moved.');
    }
  };
  return { held, onKeyDown, cancel };
}
