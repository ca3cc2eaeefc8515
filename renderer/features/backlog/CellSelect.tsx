import { Select } from '../../ui/Select';
import classes from './BacklogRow.module.css';

const NONE = '';

/** A choice made in a row; opens at once, can be searched, Escape gives up. */
export function CellSelect<V extends string>({
  label,
  value,
  options,
  none,
  onPick,
  onDone,
}: {
  readonly label: string;
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  /** What the choice of nothing is called; left out: something must be chosen. */
  readonly none?: string;
  readonly onPick: (value: V | null) => void;
  readonly onDone: (focus: 'back' | 'stay') => void;
}) {
  const data = none === undefined ? [...options] : [{ value: NONE, label: none }, ...options];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps keys and clicks of the choice from the row around it
    <div
      data-no-drag
      className={classes.select}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone('back');
      }}
    >
      <Select
        aria-label={label}
        size="xs"
        data={data}
        value={value ?? NONE}
        searchable
        autoFocus
        defaultDropdownOpened
        selectFirstOptionOnChange
        limit={60}
        allowDeselect={false}
        maxDropdownHeight={320}
        comboboxProps={{ width: 240, position: 'bottom-start' }}
        nothingFoundMessage="None has this name"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(picked) => {
          const found = options.find((option) => option.value === picked);
          onPick(found?.value ?? null);
          onDone('back');
        }}
        onBlur={() => onDone('stay')}
      />
    </div>
  );
}
