import { formatAmount, formatNumber, formatShare } from '@shared/model/index';
import type { Projection } from '../store/projection';
import { useReport, useView } from '../store/session-context';
import { findingsAbout, stops } from '../ui/findings';
import { RowsView } from './Rows';

/** The debt budget: how large it is, product's order, and the line where it is used up. */
export function DebtView({ selection }: { readonly selection: Projection['selection'] }) {
  const { debt } = useView();
  const report = useReport();
  const { unit, share, budget, placed, ranked } = debt;
  return (
    <RowsView
      heading="Debt budget"
      summary={
        <>
          <strong>{formatShare(share)}</strong> of capacity is set aside:{' '}
          <strong>{formatAmount(budget, unit)}</strong>, {formatNumber(placed)} of it on the roadmap. The
          first {debt.cut} fit.
        </>
      }
      empty="No debt has been proposed yet."
      current={selection ? ranked.findIndex(({ item }) => item.id === selection.id) : -1}
      entries={ranked}
      rowOf={({ item, inside }, index) => {
        const { interest, businessRank } = item.debt;
        const cost = interest === null ? '' : `costs ${formatAmount(interest, unit)} each iteration`;
        const findings = findingsAbout(report, { kind: 'item', id: item.id });
        return {
          id: item.id,
          lead: businessRank === null ? '–' : index + 1,
          title: item.title,
          detail: [inside ? '' : 'under the line', businessRank === null ? 'not ranked yet' : '', cost]
            .filter(Boolean)
            .join(' · '),
          side: item.estimate === null ? 'no estimate' : formatAmount(item.estimate, unit),
          tone: findings.some(stops) ? 'blocking' : 'plain',
          isFaint: !inside,
        };
      }}
    />
  );
}
