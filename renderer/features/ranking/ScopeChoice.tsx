import { NumberInput } from '@mantine/core';
import type { RankingList, Scope } from '@shared/ranking/ranking-paper';
import { useState } from 'react';
import { useView } from '../../store/session-context';
import { Select } from '../../ui/Select';
import classes from './Ranking.module.css';
import { idsIn, isRanked, itemsOf, LISTS, MOST_TOGETHER } from './ranking-lists';

/** Which items are ranked: all, the first ones, the marked ones, or the debt that has no rank yet. */
export function ScopeChoice({
  list,
  scope,
  isFixed,
  onChange,
}: {
  readonly list: RankingList;
  readonly scope: Scope;
  /** A ranking of pairs is under way: its items stay what they are. */
  readonly isFixed: boolean;
  readonly onChange: (scope: Scope) => void;
}) {
  const view = useView();
  const items = itemsOf(view, list);
  const ranked = items.filter((item) => isRanked(list, item)).length;
  const waiting = items.length - ranked;
  const [marked] = useState(() => (scope.kind === 'marked' ? scope : null));
  const markedIds = marked ? idsIn(view, list, marked) : [];
  const options: { value: Scope['kind']; label: string }[] = [
    {
      value: 'all',
      label:
        items.length > MOST_TOGETHER
          ? `The first ${MOST_TOGETHER}`
          : `All ${items.length} ${LISTS[list].items}`,
    },
    { value: 'top', label: 'From the top' },
    ...(list === 'debt' && waiting > 0 && ranked > 0
      ? [{ value: 'unranked' as const, label: `The ${waiting} without a rank` }]
      : []),
    ...(markedIds.length > 1 ? [{ value: 'marked' as const, label: `The ${markedIds.length} marked` }] : []),
  ];
  const choose = (kind: string | null) => {
    if (kind === 'all' || kind === 'unranked') onChange({ kind });
    if (kind === 'top') onChange({ kind, count: Math.min(20, items.length) });
    if (kind === 'marked' && marked) onChange(marked);
  };
  return (
    <div className={classes.scope}>
      <Select
        aria-label="Which items"
        w={210}
        value={scope.kind}
        onChange={choose}
        data={options}
        allowDeselect={false}
        disabled={isFixed}
      />
      {scope.kind === 'top' && (
        <NumberInput
          aria-label="How many from the top"
          w={84}
          min={2}
          max={Math.min(MOST_TOGETHER, items.length)}
          allowDecimal={false}
          clampBehavior="strict"
          value={Math.min(scope.count, items.length)}
          onChange={(count) => typeof count === 'number' && count >= 2 && onChange({ kind: 'top', count })}
          disabled={isFixed}
        />
      )}
    </div>
  );
}
