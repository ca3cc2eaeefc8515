import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconFileImport, IconLock } from '@tabler/icons-react';
import { host } from '../../desktop/host';
import { Screen } from '../../ui/Screen';
import { reasonOf } from '../../ui/tell';
import { useFrozen } from '../../ui/useFrozen';
import { ChooseFile } from './ChooseFile';
import { Imported } from './Imported';
import { importLabel } from './import-texts';
import { Preview } from './Preview';
import { Reading } from './Reading';
import { useFileDrop } from './useFileDrop';
import { type ImportFlow, useImport } from './useImport';

/** A tracker's export on its way into the backlog: chosen, previewed with the very code that commits, accepted. */
export function ImportScreen() {
  const flow = useImport();
  const frozen = useFrozen();
  const over = useFileDrop(frozen === null, flow.read, flow.leave);
  const choose = async () => {
    try {
      const [file] = await host.openFile({ kind: 'import' });
      if (file) flow.read(file);
    } catch (error) {
      flow.leave(`The file was not opened. ${reasonOf(error)}`);
    }
  };
  return (
    <Screen
      title="Import"
      lead="Bring the tracker’s issues into the one backlog. Nothing changes before you have seen what will."
      controls={
        flow.stage.stage === 'preview' && <PreviewControls flow={flow} onChoose={() => void choose()} />
      }
    >
      {frozen ? (
        <Alert variant="light" color="gray" icon={<IconLock size={18} />} p="xs">
          {frozen}
        </Alert>
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

function Work({
  flow,
  over,
  onChoose,
}: {
  readonly flow: ImportFlow;
  readonly over: boolean;
  readonly onChoose: () => void;
}) {
  const { stage } = flow;
  switch (stage.stage) {
    case 'choose':
      return <ChooseFile error={stage.error} over={over} onChoose={onChoose} />;
    case 'reading':
      return <Reading file={stage.file} onCancel={() => flow.leave()} />;
    case 'preview':
      return flow.summary ? (
        <Preview file={stage.file} flow={flow} summary={flow.summary} />
      ) : (
        <Reading file={stage.file} onCancel={() => flow.leave()} />
      );
    case 'done':
      return <Imported flow={flow} file={stage.file} summary={stage.summary} number={stage.number} />;
  }
}

function PreviewControls({ flow, onChoose }: { readonly flow: ImportFlow; readonly onChoose: () => void }) {
  const { summary, preparing, committing } = flow;
  return (
    <>
      <Button variant="default" onClick={onChoose} disabled={committing}>
        Choose another file
      </Button>
      <Button
        leftSection={<IconFileImport size={18} />}
        loading={committing}
        disabled={!summary || preparing || summary.empty}
        onClick={flow.commit}
      >
        {summary ? importLabel(summary) : 'Import'}
      </Button>
    </>
  );
}
