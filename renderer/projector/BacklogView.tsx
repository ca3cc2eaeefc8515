import { CONTRACT_SIZE, formatAmount } from '@shared/model/index';
import { rankIndex } from '@shared/ranking/rankings';
import type { Projection } from '../store/projection';
import { usePlan, useReport, useView } from '../store/session-context';
import { findingsAbout, stops } from '../ui/findings';
import { RowsView } from './Rows';

/** The one backlog around the selected item; the contract first. */
export function BacklogView({ selection }: { readonly selection: Projection['selection'] }) {
  const { info, teams, items } = usePlan();
  const { backlog } = useView();
  const report = useReport();
  const selected = selection?.kind === 'item' ? items.get(selection.id) : undefined;
  return (
    <RowsView
      heading="Backlog"
      summary={
        <>
          The first <strong>{CONTRACT_SIZE}</strong> of {backlog.length} are the contract for the next sprint.
        </>
      }
      empty="The backlog is empty."
      current={selected ? rankIndex(backlog, selected.rank) : -1}
      entries={backlog}
      rowOf={(item, index) => ({
        id: item.id,
        lead: index + 1,
        type: item.type,
        title: item.title,
        side: [
          item.teamId === null ? '' : (teams.get(item.teamId)?.name ?? ''),
          item.estimate === null ? 'no estimate' : formatAmount(item.estimate, info.unit),
        ]
          .filter(Boolean)
          .join(' · '),
        tone: findingsAbout(report, { kind: 'item', id: item.id }).some(stops) ? 'blocking' : 'plain',
        isFaint: index >= CONTRACT_SIZE,
      })}
    />
  );
}
