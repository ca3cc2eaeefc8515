import type { Projection } from '../store/projection';
import { useReport } from '../store/session-context';
import { RowsView } from './Rows';

/** What stops the commitment, then what only warns. */
export function FindingsView({ selection }: { readonly selection: Projection['selection'] }) {
  const { blocking, warnings, waived } = useReport();
  const open = blocking.concat(warnings);
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
      current={
        selection ? open.findIndex(({ subject }) => 'id' in subject && subject.id === selection.id) : -1
      }
      entries={open}
      rowOf={({ key, rule, message, severity }) => ({
        id: key,
        lead: rule,
        title: message,
        tone: severity,
      })}
    />
  );
}
