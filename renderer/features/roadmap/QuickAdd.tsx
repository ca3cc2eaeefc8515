import { ITEM_TYPES, type ItemType, itemTypeName } from '@shared/model/index';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ItemTypeIcon } from '../../ui/ItemTypeIcon';
import { addItem } from './board-edits';
import { type Board, METER_HEIGHT } from './board-geometry';
import { type Adding, useBoard } from './board-store';
import { revealBox } from './carry';
import classes from './QuickAdd.module.css';
import { useStage } from './stage';

const WIDTH = 260;
const HEIGHT = 40;

/** A line to write work down where it goes: Enter adds it and waits for the next, Escape leaves. */
export function QuickAdd({ board }: { readonly board: Board }) {
  const adding = useBoard((state) => state.adding);
  const row = adding && board.rows[adding.row];
  if (!adding || !row) return null;
  return <Line key={`${adding.row}|${adding.column}`} board={board} adding={adding} />;
}

/** What was added last is what is added next, more often than not. */
let lastType: ItemType = 'feature';

function Line({ board, adding }: { readonly board: Board; readonly adding: Adding }) {
  const stage = useStage();
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const [type, setType] = useState(lastType);
  const isSending = useRef(false);
  const { team = null, isCollapsed = false } = board.rows[adding.row] ?? {};
  const iteration = board.scale.columns[adding.column]?.iteration.name ?? '';
  const place = placeOf(board, adding, isCollapsed);

  const reveal = useRef(() => {});
  reveal.current = () => revealBox(stage.current, { ...place, width: WIDTH, height: HEIGHT });
  useEffect(() => {
    reveal.current();
    input.current?.focus({ preventScroll: true });
  }, []);

  const close = () => {
    useBoard.setState({ adding: null });
    adding.from?.focus({ preventScroll: true });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '' || isSending.current) return;
    isSending.current = true;
    const id = await addItem(stage.current, { title: title.trim(), type, team, column: adding.column });
    isSending.current = false;
    if (id === null) return;
    lastType = type;
    setTitle('');
    useBoard.setState({ focusable: id });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
  };
  return (
    <form
      ref={form}
      className={classes.add}
      style={{ transform: `translate(${place.x}px, ${place.y}px)`, width: WIDTH, height: HEIGHT }}
      aria-label={`Add work to ${team?.name ?? 'No team'}, ${iteration}`}
      onSubmit={(event) => void submit(event)}
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => {
        // An empty line that is left is gone; one with words waits for its Enter.
        if (title.trim() === '' && !form.current?.contains(relatedTarget))
          useBoard.setState({ adding: null });
      }}
    >
      <label className={classes.type}>
        <ItemTypeIcon type={type} />
        <select
          aria-label="Kind of work"
          value={type}
          onChange={(event) => setType(ITEM_TYPES.find((each) => each === event.target.value) ?? type)}
        >
          {ITEM_TYPES.map((each) => (
            <option key={each} value={each}>
              {itemTypeName(each)}
            </option>
          ))}
        </select>
      </label>
      <input
        ref={input}
        className={classes.title}
        aria-label="Title of the new work"
        placeholder="Title, then Enter"
        maxLength={500}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
    </form>
  );
}

/** Where its card will be: under the last one of the cell. */
function placeOf({ rows, cards, scale, sizes }: Board, { row, column }: Adding, isCollapsed: boolean) {
  const top = (rows[row]?.y ?? 0) + METER_HEIGHT;
  const taken = cards.filter((card) => card.row === row && card.from <= column && card.to >= column);
  let y = top;
  while (!isCollapsed && taken.some((card) => card.y === y)) y += sizes.cardHeight + sizes.cardGap;
  const x = scale.columns[column]?.x ?? 0;
  return { x: Math.max(4, Math.min(x + 4, scale.width - WIDTH - 4)), y };
}
