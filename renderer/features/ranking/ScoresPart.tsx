import { formatNumber, type Item, type ItemId } from '@shared/model/index';
import {
  NO_RICE,
  NO_WSJF,
  orderByScore,
  type Rice,
  riceScore,
  type Wsjf,
  wsjfScore,
} from '@shared/ranking/scores';
import { useCallback, useMemo } from 'react';
import type { Outcome } from '../../store/plan-session';
import { usePlan, useView } from '../../store/session-context';
import { onGridKey } from '../../ui/grid/grid-keys';
import { numberText } from '../../ui/NumberField';
import { useFrozen } from '../../ui/useFrozen';
import { type NumberColumn, NumberRow } from './NumberRow';
import { OrderPreview } from './OrderPreview';
import { outcomeOf, type PartProps } from './part';
import classes from './Ranking.module.css';
import { idsIn } from './ranking-lists';
import { useApply } from './useApply';

interface Column<Factor extends string> {
  readonly factor: Factor;
  readonly name: string;
  readonly hint: string;
  readonly max: number;
  /** Where nothing is entered the estimate counts. */
  readonly isSize?: boolean;
}

const MOST = 1_000_000;
const SCALE = '1 to 20';

const COLUMNS = {
  rice: [
    { factor: 'reach', name: 'Reach', hint: 'in the quarter', max: MOST },
    { factor: 'impact', name: 'Impact', hint: '0.25 to 3', max: MOST },
    { factor: 'confidence', name: 'Confidence %', hint: '50, 80, 100', max: 100 },
    { factor: 'effort', name: 'Effort', hint: 'or the estimate', max: MOST, isSize: true },
  ],
  wsjf: [
    { factor: 'businessValue', name: 'Business value', hint: SCALE, max: MOST },
    { factor: 'timeCriticality', name: 'Time criticality', hint: SCALE, max: MOST },
    { factor: 'riskReduction', name: 'Risk reduction', hint: SCALE, max: MOST },
    { factor: 'jobSize', name: 'Job size', hint: 'or the estimate', max: MOST, isSize: true },
  ],
} as const satisfies { rice: readonly Column<keyof Rice>[]; wsjf: readonly Column<keyof Wsjf>[] };

const cellOf = ({ factor, name, max }: Column<string>): NumberColumn => ({
  key: factor,
  label: `${name} of`,
  range: { what: name, max },
});
const CELLS = { rice: COLUMNS.rice.map(cellOf), wsjf: COLUMNS.wsjf.map(cellOf) } as const;

const SCALES = {
  rice: 'Impact: 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal. Confidence: 100 high, 80 medium, 50 low.',
  wsjf: 'Relative to each other on one scale: 1, 2, 3, 5, 8, 13, 20. Risk reduction includes what it enables.',
} as const;

const FORMULAS = {
  rice: 'Reach × impact × confidence ÷ effort.',
  wsjf: '(Business value + time criticality + risk reduction) ÷ job size.',
} as const;

/** RICE or WSJF: the factors of each item, and the order they give to start from. */
export function ScoresPart({ list, paper, edit, method }: PartProps & { readonly method: 'rice' | 'wsjf' }) {
  const plan = usePlan();
  const view = useView();
  const frozen = useFrozen();
  const apply = useApply(list, method);
  const ids = useMemo(() => idsIn(view, list, paper.scope), [view, list, paper.scope]);
  const items = ids.flatMap((id) => plan.items.get(id) ?? []);
  const factorsOf = (id: ItemId): Readonly<Record<string, number | null>> =>
    method === 'rice' ? (paper.rice[id] ?? NO_RICE) : (paper.wsjf[id] ?? NO_WSJF);
  const scoreOf = (id: ItemId): number | null => {
    const estimate = plan.items.get(id)?.estimate ?? null;
    return method === 'rice'
      ? riceScore(paper.rice[id] ?? NO_RICE, estimate)
      : wsjfScore(paper.wsjf[id] ?? NO_WSJF, estimate);
  };
  const set = useCallback(
    async (id: ItemId, factor: string, value: number | null): Promise<Outcome> => {
      const isKept = await edit((before) =>
        method === 'rice'
          ? {
              ...before,
              rice: { ...before.rice, [id]: { ...(before.rice[id] ?? NO_RICE), [factor]: value } },
            }
          : {
              ...before,
              wsjf: { ...before.wsjf, [id]: { ...(before.wsjf[id] ?? NO_WSJF), [factor]: value } },
            },
      );
      return outcomeOf(isKept);
    },
    [edit, method],
  );
  const order = orderByScore(ids, scoreOf);
  const columns: readonly Column<string>[] = COLUMNS[method];
  const cells = CELLS[method];

  return (
    <>
      <p className={classes.note}>{SCALES[method]}</p>
      <div className={classes.split}>
        <div className={classes.tableBox}>
          <table
            className={`${classes.table} numbers`}
            aria-label={method === 'rice' ? 'RICE scores' : 'WSJF scores'}
            data-grid
            onKeyDown={onGridKey}
          >
            <thead>
              <tr>
                <th scope="col">Item</th>
                {columns.map(({ factor, name, hint }) => (
                  <th key={factor} scope="col">
                    {name}
                    <span className={classes.used}>{hint}</span>
                  </th>
                ))}
                <th scope="col">Score</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item, row) => {
                const factors = factorsOf(item.id);
                return (
                  <NumberRow
                    key={item.id}
                    item={item}
                    row={row}
                    columns={cells}
                    values={columns.map(({ factor }) => factors[factor] ?? null)}
                    placeholders={columns.map(({ isSize }) => (isSize ? numberText(item.estimate) : null))}
                    sum={scoreText(scoreOf(item.id))}
                    disabled={frozen !== null}
                    set={set}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
        <OrderPreview
          list={list}
          ids={order}
          amountOf={(id) => scoreText(scoreOf(id))}
          note={{ text: noteOf(method, items, order.length) }}
          onApply={(found) => void apply(found)}
        />
      </div>
    </>
  );
}

function noteOf(method: 'rice' | 'wsjf', items: readonly Item[], scored: number): string {
  const open = items.length - scored;
  if (open === 0) return `${FORMULAS[method]} Equal scores keep their present order.`;
  const them =
    open === 1 ? 'One item has no score yet and stays' : `${open} items have no score yet and stay`;
  return `${FORMULAS[method]} ${them} where ${open === 1 ? 'it is' : 'they are'}.`;
}

/** Three figures are enough to tell scores apart. */
function scoreText(score: number | null): string {
  if (score === null) return '';
  return score >= 100
    ? Math.round(score).toLocaleString('en')
    : score >= 10
      ? formatNumber(score)
      : String(Number(score.toPrecision(3)));
}
