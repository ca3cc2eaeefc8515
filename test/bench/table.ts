import { type Budget, isKept, type Row } from './row';

const HEAD = ['what', 'ours', 'limit', 'ratio', 'budget', '', 'limit or peer'];

/** The rows as lines of one table. */
export function tableOf(rows: readonly Row[]): string[] {
  const all = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all.map((row) =>
    row
      .map((cell, column) =>
        column > 0 && column < 5 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function cellsOf(row: Row): string[] {
  const { what, ours, unit, peer, budget } = row;
  const kept = isKept(row);
  return [
    what,
    amount(ours, unit),
    peer ? amount(peer.value, unit) : '',
    peer ? (ours / peer.value).toFixed(2) : '',
    budget ? budgetText(budget, unit) : '',
    kept === null ? '' : kept ? 'kept' : 'MISSED',
    peer ? peer.name : budget ? 'absolute' : '',
  ];
}

const budgetText = (budget: Budget, unit: Row['unit']): string =>
  'times' in budget ? `${budget.times} x` : amount(budget.most, unit);

const amount = (value: number, unit: Row['unit']): string =>
  `${value.toFixed(unit === 'kB' || value >= 1000 ? 0 : 2)} ${unit}`;
