import { CloseButton, TextInput } from '@mantine/core';
import type { ItemId, ItemType, Plan } from '@shared/model/index';
import { IconFlag3Filled, IconSearch } from '@tabler/icons-react';
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { foldText, textOf } from '../../ui/search-items';
import type { Board } from './board-geometry';
import { useBoard } from './board-store';
import type { Look, Looks } from './card-looks';
import classes from './Legend.module.css';

/**
 * What the colours and lines mean, and what to look for: the search and a click on a colour put all other cards in the shade. They
 * stay where they are, so that nobody loses sight of the whole.
 */
export const Legend = memo(function Legend({
  plan,
  board,
  looks,
  hasCritical,
}: {
  readonly plan: Plan;
  readonly board: Board;
  readonly looks: Looks;
  readonly hasCritical: boolean;
}) {
  const [text, setText] = useState('');
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const deferred = useDeferredValue(text);
  const known = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { item } of board.placeOf.values()) {
      const { key } = looks.of(item);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return looks.legend.flatMap((look) => {
      const count = counts.get(look.key) ?? 0;
      return count > 0 ? [{ look, count }] : [];
    });
  }, [board, looks]);
  const matching = useMemo(() => {
    const chosen = new Set(known.map(({ look }) => look.key).filter((key) => keys.has(key)));
    return matchesOf(plan, board, looks, { text: deferred, keys: chosen });
  }, [plan, board, looks, deferred, keys, known]);
  useEffect(() => useBoard.setState({ matching }), [matching]);

  const toggle = (key: string) => {
    const next = new Set(keys);
    if (!next.delete(key)) next.add(key);
    setKeys(next);
  };
  const clear = () => {
    setText('');
    setKeys(new Set());
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && matching) clear();
    else if (event.key === 'Enter' && matching) goToFirst(board, matching);
    else return;
    event.preventDefault();
  };
  return (
    <section className={classes.legend} aria-label="Legend and search">
      <TextInput
        size="xs"
        className={classes.search}
        aria-label="Search the board"
        placeholder="Search the board"
        leftSection={<IconSearch size={14} />}
        rightSectionWidth={84}
        rightSection={
          matching && (
            <span className={`${classes.count} numbers`}>
              {matching.size} of {board.cards.length}
              <CloseButton size="xs" aria-label="Show all cards" onClick={clear} />
            </span>
          )
        }
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onSearchKey}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these are switches of one view. */}
      <div role="group" aria-label="Colours" className={classes.looks}>
        {known.map(({ look, count }) => (
          <button
            key={look.key}
            type="button"
            className={classes.look}
            aria-pressed={keys.has(look.key)}
            title={`Only “${look.name}” in the light`}
            onClick={() => toggle(look.key)}
          >
            <Swatch look={look} />
            <span className={classes.lookName}>{look.name}</span>
            <span className="numbers">{count}</span>
          </button>
        ))}
      </div>
      <Lines hasCritical={hasCritical} />
      <span className="visually-hidden" role="status">
        {matching ? `${matching.size} of ${board.cards.length} cards match.` : ''}
      </span>
    </section>
  );
});

function Swatch({ look }: { readonly look: Look }) {
  const style = {
    '--type': `var(--${look.colour})`,
    '--tint': `var(--${look.colour}-tint)`,
  } as CSSProperties;
  if (look.tag === null) return <ItemTypeIcon type={look.key as ItemType} size={15} />;
  return (
    <span className={classes.swatch} style={style} data-hatch={look.hatch || undefined} aria-hidden>
      {look.tag}
    </span>
  );
}

function Lines({ hasCritical }: { readonly hasCritical: boolean }) {
  return (
    <span className={classes.lines}>
      <span className={classes.lineKey}>
        <svg width={26} height={8} aria-hidden>
          <path d="M1 4 H25" className={classes.line} />
        </svg>
        needed first
      </span>
      <span className={classes.lineKey}>
        <svg width={26} height={8} aria-hidden>
          <path d="M1 4 H25" className={classes.line} data-late />
        </svg>
        too late
      </span>
      {hasCritical && (
        <span className={classes.lineKey}>
          <IconFlag3Filled size={12} aria-hidden />
          critical, slack
        </span>
      )}
    </span>
  );
}

/** null: nothing is asked for, everything is in the light. */
function matchesOf(
  plan: Plan,
  { cards }: Board,
  looks: Looks,
  { text, keys }: { readonly text: string; readonly keys: ReadonlySet<string> },
): ReadonlySet<ItemId> | null {
  const words = foldText(text).split(/\s+/u).filter(Boolean);
  if (words.length === 0 && keys.size === 0) return null;
  const found = cards.filter(({ item }) => {
    if (keys.size > 0 && !keys.has(looks.of(item).key)) return false;
    const owner = item.ownerId === null ? '' : (plan.people.get(item.ownerId)?.name ?? '');
    const hay = `${textOf(item)} ${foldText(owner)} ${foldText(item.labels.join(' '))}`;
    return words.every((word) => hay.includes(word));
  });
  return new Set(found.map(({ item }) => item.id));
}

/** Takes the keyboard to the first card that matches. */
function goToFirst({ cards }: Board, matching: ReadonlySet<ItemId>): void {
  const first = cards.find(({ item }) => matching.has(item.id));
  if (first) useBoard.setState({ focusable: first.item.id, focusNext: first.item.id });
}
