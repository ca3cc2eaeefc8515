import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconFileImport } from '@tabler/icons-react';
import { useEffect } from 'react';
import { host } from '../../desktop/host';
import { useUi } from '../../store/ui-store';
import { FrozenAlert } from '../../ui/FrozenAlert';
import { Screen } from '../../ui/Screen';
import { reasonOf } from '../../ui/tell';
import { useUnfinished } from '../../ui/unfinished';
import { useFrozen } from '../../ui/useFrozen';
import type { ImportSummary } from '../../workers/import-worker';
import { BringingIn } from './BringingIn';
import { ChooseFile } from './ChooseFile';
import { Imported } from './Imported';
import { count, importLabel } from './import-texts';
import { MapColumns } from './MapColumns';
import { Preview } from './Preview';
import { Reading } from './Reading';
import { useFileDrop } from './useFileDrop';
import { type ImportFlow, useImport } from './useImport';
import { useTablePaste } from './useTablePaste';

/** Exports of trackers, or any table, on their way into the backlog: chosen, previewed with the code that commits, accepted. */
export function ImportScreen() {
  const flow = useImport();
  const frozen = useFrozen();
  useUnfinished(unfinishedImport(flow));
  const over = useFileDrop(frozen === null && !flow.committing, flow.read);
  useTablePaste(frozen === null && (flow.stage.stage === 'choose' || flow.stage.stage === 'done'), (file) =>
    flow.read([file]),
  );
  // A preview wants the width: the panel of an item that was open before is closed.
  useEffect(() => useUi.getState().select(null), []);
  const choose = async () => {
    try {
      const files = await host.openFile({ kind: 'import', multiple: true });
      // The bytes go over as they are: a Blob is handed to the worker without a copy.
      flow.read(files.map(({ name, bytes }) => ({ name, content: new Blob([bytes as BlobPart]) })));
    } catch (error) {
      flow.leave(`The file was not opened. ${reasonOf(error)}`);
    }
  };
  return (
    <Screen
      title="Import"
      lead="Nothing changes before you have seen what will."
      controls={<Controls flow={flow} onChoose={() => void choose()} />}
    >
      {frozen ? (
        <FrozenAlert />
      ) : (
        <>
          {flow.error && (
            <Alert variant="light" color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {flow.error}
            </Alert>
          )}
          <Work flow={flow} over={over} onChoose={() => void choose()} />
        </>
      )}
    </Screen>
  );
}

/** An import that was seen and not accepted is named before the window closes. */
function unfinishedImport({ stage, waiting }: ImportFlow): string | null {
  if (stage.stage === 'choose') return null;
  if (stage.stage === 'done') return waiting[0] ? `Import of ${waiting[0].name}` : null;
  return `Import of ${stage.file.name}`;
}

/** What takes longer than a moment says how far it is. */
const isLarge = ({ counts }: ImportSummary): boolean => counts.created + counts.updated > 2_000;

function Work({
  flow,
  over,
  onChoose,
}: {
  readonly flow: ImportFlow;
  readonly over: boolean;
  readonly onChoose: () => void;
}) {
  const { stage, progress } = flow;
  switch (stage.stage) {
    case 'choose':
      return (
        <ChooseFile
          error={stage.error}
          over={over}
          waiting={flow.waiting}
          onChoose={onChoose}
          onNext={flow.next}
          onFiles={flow.read}
        />
      );
    case 'reading':
      return <Reading file={stage.file} progress={progress} onCancel={() => flow.leave()} />;
    case 'mapping':
      return (
        <MapColumns
          // Another encoding or separator makes other columns: their choices begin anew.
          key={`${stage.table.described.fingerprint} ${stage.table.described.separator}`}
          table={stage.table}
          text={stage.text}
          name={stage.file.name}
          error={stage.error}
          onText={flow.rewrite}
          onMap={flow.map}
        />
      );
    case 'preview':
      if (flow.bringing && flow.summary && isLarge(flow.summary))
        return <BringingIn bringing={flow.bringing} summary={flow.summary} />;
      return flow.summary ? (
        <Preview stage={stage} flow={flow} summary={flow.summary} />
      ) : (
        <Reading file={stage.file} progress={progress} onCancel={() => flow.leave()} />
      );
    case 'done':
      return <Imported flow={flow} file={stage.file} summary={stage.summary} number={stage.number} />;
  }
}

function Controls({ flow, onChoose }: { readonly flow: ImportFlow; readonly onChoose: () => void }) {
  const { stage, summary, preparing, committing, waiting } = flow;
  if (stage.stage !== 'mapping' && stage.stage !== 'preview') return null;
  const [next] = waiting;
  return (
    <>
      {next && (
        <Button
          variant="default"
          disabled={committing}
          title={`${count(waiting.length, 'file')} after this one`}
          onClick={flow.next}
        >
          Skip to “{next.name.length > 24 ? `${next.name.slice(0, 24)}…` : next.name}”
        </Button>
      )}
      <Button variant="default" onClick={onChoose} disabled={committing}>
        Choose other files
      </Button>
      {stage.stage === 'preview' && (
        <Button
          leftSection={<IconFileImport size={18} />}
          loading={committing}
          disabled={!summary || preparing || summary.empty}
          onClick={flow.commit}
        >
          {summary ? importLabel(summary) : 'Import'}
        </Button>
      )}
    </>
  );
}
