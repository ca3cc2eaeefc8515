import { formatShare } from '@shared/model/index';
import type { Sides } from '@shared/scenario/compare-sides';
import type { KeyFigures } from '@shared/scenario/key-figures';
import type { Names } from './names';
import { SidesTable } from './SidesTable';
import classes from './WhatIf.module.css';

const FIGURES: readonly {
  readonly label: string;
  readonly text: (figures: KeyFigures) => string;
}[] = [
  { label: 'Blocking findings', text: ({ blocking }) => String(blocking) },
  { label: 'Warnings', text: ({ warnings }) => String(warnings) },
  {
    label: 'Teams over capacity',
    text: ({ overfull }) => (overfull === 1 ? '1 iteration' : `${overfull} iterations`),
  },
  { label: 'Work placed', text: ({ placed, items }) => `${placed} of ${items} items` },
  {
    label: 'Capacity used',
    text: ({ load, capacity }) =>
      capacity > 0 ? formatShare(Math.round((load / capacity) * 1_000) / 1_000) : 'none',
  },
  {
    label: 'Milestones kept',
    text: ({ milestonesKept, milestones }) => `${milestonesKept} of ${milestones}`,
  },
  { label: 'Debt placed', text: ({ debtPlaced }) => formatShare(debtPlaced) },
  { label: 'Set aside for debt', text: ({ debtShare }) => formatShare(debtShare) },
];

export function ComparedFigures({
  names,
  figures,
}: {
  readonly names: Names;
  readonly figures: Sides<KeyFigures>;
}) {
  return (
    <section className={classes.part} aria-label="Key figures">
      <h3>Key figures</h3>
      <SidesTable names={names}>
        {FIGURES.map(({ label, text }) => {
          const [left, right] = [text(figures.left), text(figures.right)];
          return (
            <tr key={label} data-differs={left !== right || undefined}>
              <th scope="row">{label}</th>
              <td className="numbers">{left}</td>
              <td className="numbers">{right}</td>
            </tr>
          );
        })}
      </SidesTable>
    </section>
  );
}
