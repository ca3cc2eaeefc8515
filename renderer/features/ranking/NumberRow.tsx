import type { Item } from '@shared/model/index';
import { memo } from 'react';
import type { Outcome } from '../../store/plan-session';
import { GridInput } from '../../ui/grid/GridInput';
import { cellName } from '../../ui/grid/grid-keys';
import type { NumberRange } from '../../ui/parse-number';
import { ItemHead } from './ItemHead';
import classes from './Ranking.module.css';

/** A number of each item: a person's dots, a factor. */
export interface NumberColumn {
  readonly key: string;
  /** "Dots of Ann on", "Reach of": the item's title follows. */
  readonly label: string;
  readonly range: NumberRange;
}

interface NumberRowProps {
  readonly item: Item;
  readonly row: number;
  readonly columns: readonly NumberColumn[];
  /** By column. */
  readonly values: readonly (number | null)[];
  /** What counts where a column is empty. */
  readonly placeholders?: readonly (string | null)[];
  /** What stands at the end; left out: nothing. */
  readonly sum?: string;
  readonly disabled: boolean;
  readonly set: (id: Item['id'], key: string, value: number | null) => Promise<Outcome>;
}

/** One item with its numbers. Drawn again only when something in it changes: a table has thousands of cells. */
export const NumberRow = memo(function NumberRow({
  item,
  row,
  columns,
  values,
  placeholders,
  sum,
  disabled,
  set,
}: NumberRowProps) {
  return (
    <tr>
      <ItemHead item={item} />
      {columns.map(({ key, label, range }, column) => {
        const placeholder = placeholders?.[column];
        return (
          <td key={key}>
            <GridInput
              label={`${label} ${item.title}`}
              cell={cellName(row, column)}
              value={values[column] ?? null}
              range={range}
              disabled={disabled}
              {...(placeholder && { placeholder })}
              save={(value) => set(item.id, key, value)}
              clear={() => set(item.id, key, null)}
            />
          </td>
        );
      })}
      {sum !== undefined && <td className={classes.sum}>{sum}</td>}
    </tr>
  );
}, isSame);

const isSameList = <T,>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean =>
  a === b || (a?.length === b?.length && (a ?? []).every((value, index) => value === b?.[index]));

function isSame(a: NumberRowProps, b: NumberRowProps): boolean {
  return (
    a.item === b.item &&
    a.row === b.row &&
    a.columns === b.columns &&
    a.sum === b.sum &&
    a.disabled === b.disabled &&
    a.set === b.set &&
    isSameList(a.values, b.values) &&
    isSameList(a.placeholders, b.placeholders)
  );
}
