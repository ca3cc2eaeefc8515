import type { Projection } from '../store/projection';
import { useReport } from '../store/session-context';
import { RowsView } from './Rows';

/** What stops the commitment, then what only warns. */
export function FindingsView({ selection }: { readonly selection: Projection['selection'] }) {
  const { blocking, warnings, waived } = useReport();
  return (
    <RowsView
      heading="What is open"
      summary={
        <>
          <strong>{blocking.length}</strong> blocking, <strong>{warnings.length}</strong> warnings
          {waived.length > 0 && `, ${waived.length} accepted with a reason`}.
        </>
      }
      empty="Nothing is open: the plan can be committed."
      isCurrent={({ subject }) => selection !== null && 'id' in subject && subject.id === selection.id}
      entries={[...blocking, ...warnings]}
      rowOf={({ key, rule, message, severity }) => ({
        id: key,
        lead: rule,
        title: message,
        tone: severity,
      })}
    />
  );
}
