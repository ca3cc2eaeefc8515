import { Alert, Button, Loader } from '@mantine/core';
import type { TakenField } from '@shared/commands/merge-items';
import type { Item } from '@shared/model/index';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useDispatch } from '../../store/session-context';
import { useUi } from '../../store/ui-store';
import { EmptyState } from '../../ui/EmptyState';
import { FrozenAlert } from '../../ui/FrozenAlert';
import { Screen } from '../../ui/Screen';
import { useFrozen } from '../../ui/useFrozen';
import { useGo } from '../../ui/useGo';
import { ComparePair, reasonsOf } from './ComparePair';
import classes from './Duplicates.module.css';
import { type Pair, usePairs } from './usePairs';

const SHOWN = 200;

/** Items that may be the same work, two by two: merged by choice, or told apart for good. */
export function DuplicatesScreen() {
  const { pairs, error } = usePairs();
  const frozen = useFrozen();
  const dispatch = useDispatch();
  const go = useGo();
  const list = useRef<HTMLDivElement>(null);
  const mergeButton = useRef<HTMLButtonElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const [wanted] = useState(() => useUi.getState().selection);

  // Who comes here to mend one item wants its pair, and the width for it.
  useEffect(() => useUi.getState().select(null), []);
  const all = pairs ?? [];
  const place = Math.max(
    0,
    all.findIndex((pair) =>
      current === null
        ? wanted?.kind === 'item' && (pair.one.id === wanted.id || pair.other.id === wanted.id)
        : pair.name === current,
    ),
  );
  const pair = all[place];

  const choose = (next: Pair | undefined) => {
    setCurrent(next?.name ?? null);
  };
  const settle = async (settled: Pair, run: () => ReturnType<typeof dispatch>, done: string) => {
    const after = all[place + 1] ?? all[place - 1];
    const outcome = await run();
    if (outcome.status !== 'done') return;
    setTold(`${done} ${all.length > 1 ? `${all.length - 1} left.` : 'None left.'}`);
    if (settled.name === pair?.name) choose(after);
    list.current?.focus();
  };
  const merge = (settled: Pair, keep: Item, gone: Item, take: TakenField[]) =>
    void settle(
      settled,
      () => dispatch({ type: 'item.merge', args: { keepId: keep.id, goneId: gone.id, take } }),
      `Merged into “${take.includes('title') ? gone.title : keep.title}”.`,
    );
  const distinct = (settled: Pair) =>
    void settle(
      settled,
      () => dispatch({ type: 'item.distinguish', args: { id: settled.other.id, otherId: settled.one.id } }),
      'They are not the same, and are not proposed again.',
    );

  const onKeyDown = (event: KeyboardEvent) => {
    if (!pair || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Readonly<Record<string, Pair | undefined>> = {
      ArrowDown: all[place + 1],
      ArrowUp: all[place - 1],
      Home: all[0],
      End: all.at(-1),
    };
    const inList = event.target === list.current;
    if (inList && Object.hasOwn(steps, event.key)) {
      event.preventDefault();
      if (steps[event.key]) choose(steps[event.key]);
    } else if (frozen === null && event.key.toLowerCase() === 'n') {
      event.preventDefault();
      distinct(pair);
    } else if (frozen === null && event.key.toLowerCase() === 'm') {
      event.preventDefault();
      // What was chosen in the comparison counts, wherever the key is pressed.
      mergeButton.current?.click();
    }
  };
  useEffect(() => {
    if (pair) document.getElementById(`pair ${pair.name}`)?.scrollIntoView({ block: 'nearest' });
  }, [pair]);

  return (
    <Screen
      title="Duplicates"
      fill
      lead={
        <span role="status" className="numbers">
          {pairs === null
            ? 'Comparing the items…'
            : all.length === 0
              ? 'No two items look alike'
              : `${all.length === 1 ? '1 pair looks' : `${all.length.toLocaleString('en')} pairs look`} alike. Merge what is the same work; nothing is merged on its own.`}
        </span>
      }
      controls={
        <Button variant="default" onClick={() => go('backlog')}>
          Open the backlog
        </Button>
      }
    >
      <span className="visually-hidden" aria-live="polite">
        {told}
      </span>
      <FrozenAlert />
      {error && (
        <Alert variant="light" color="red" icon={<IconAlertTriangle size={18} />} role="alert">
          The items could not be compared. {error}
        </Alert>
      )}
      {pairs === null && !error && <Loader aria-label="Comparing the items" />}
      {pairs !== null && !pair && (
        <EmptyState
          title="Nothing looks like a duplicate"
          action={
            <Button variant="default" onClick={() => go('import')}>
              Import from a tracker
            </Button>
          }
        >
          Items with nearly the same title, or with the same link in two sources, stand here side by side.
          What you said is not the same does not come back.
        </EmptyState>
      )}
      {pair && (
        // biome-ignore lint/a11y/noStaticElementInteractions: keys of the two parts within
        <div className={classes.work} onKeyDown={onKeyDown}>
          <div
            ref={list}
            role="listbox"
            tabIndex={0}
            className={classes.list}
            aria-label="Pairs that look alike"
            aria-activedescendant={`pair ${pair.name}`}
            aria-keyshortcuts="M N"
          >
            {all.slice(0, Math.max(SHOWN, place + 1)).map((each) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys
              <div
                key={each.name}
                id={`pair ${each.name}`}
                role="option"
                tabIndex={-1}
                aria-selected={each.name === pair.name}
                className={classes.option}
                onClick={() => choose(each)}
              >
                <span className={classes.optionTitle}>{each.one.title}</span>
                <span className={classes.optionTitle}>{each.other.title}</span>
                <span className={classes.under}>{reasonsOf(each)[0]}</span>
              </div>
            ))}
          </div>
          <ComparePair
            key={pair.name}
            pair={pair}
            disabled={frozen !== null}
            mergeButton={mergeButton}
            onMerge={(keep, gone, take) => merge(pair, keep, gone, take)}
            onDistinct={() => distinct(pair)}
          />
        </div>
      )}
    </Screen>
  );
}
