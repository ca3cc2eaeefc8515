import { Alert, Button, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconClipboardText, IconFileImport } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { ChosenFile } from '../../workers/import-worker';
import classes from './Import.module.css';
import { count } from './import-texts';
import { pastedTable } from './useTablePaste';

const FORMATS = [
  ['Jira', 'Filters, then Export, “CSV (all fields)”: ranks and links come along. Any language.'],
  ['Linear', 'Settings, Import and export, “Export data”: CSV.'],
  ['Azure DevOps', 'A query, flat or as a tree, “Export to CSV”.'],
  ['GitHub Projects', 'A view, “Export view data”: TSV.'],
  ['Trello', 'The board’s menu, “Export as JSON”.'],
  ['Any other table', 'CSV or TSV out of a spreadsheet: you say what its columns are.'],
] as const;

/** The first step: files, by button or by drop, or a table out of the clipboard. */
export function ChooseFile({
  error,
  over,
  waiting,
  onChoose,
  onNext,
  onFiles,
}: {
  readonly error: string | null;
  readonly over: boolean;
  readonly waiting: readonly ChosenFile[];
  readonly onChoose: () => void;
  /** Goes on with the first file that waits. */
  readonly onNext: () => void;
  readonly onFiles: (files: readonly ChosenFile[]) => void;
}) {
  const [pasting, setPasting] = useState(false);
  return (
    <>
      {error && (
        <Alert
          variant="light"
          color="red"
          icon={<IconAlertTriangle size={18} />}
          role="alert"
          title="Nothing was imported"
        >
          <div className={classes.stack}>
            {error}
            {waiting[0] && (
              <div>
                <Button size="compact-sm" onClick={onNext}>
                  Go on with “{waiting[0].name}”
                </Button>{' '}
                <span className={classes.soft}>
                  {waiting.length > 1 && `and ${count(waiting.length - 1, 'more file')} after it`}
                </span>
              </div>
            )}
          </div>
        </Alert>
      )}
      <div className={classes.drop} data-over={over || undefined}>
        <IconFileImport size={40} stroke={1.4} aria-hidden />
        <p className={classes.dropTitle}>
          {over ? 'Let go to read them' : 'Drop exports here, choose them, or paste a table'}
        </p>
        <div className={classes.line}>
          <Button size="md" onClick={onChoose}>
            Choose files
          </Button>
          <Button
            size="md"
            variant="default"
            leftSection={<IconClipboardText size={18} />}
            aria-expanded={pasting}
            onClick={() => setPasting(!pasting)}
          >
            Paste a table
          </Button>
        </div>
        {pasting ? (
          <PasteTable onFiles={onFiles} onClose={() => setPasting(false)} />
        ) : (
          <p className={classes.help}>
            Several at once: product’s list and engineering’s become one. Each has its own preview, and
            nothing changes before you accept it. The files stay on this machine.
          </p>
        )}
        <dl className={classes.formats}>
          {FORMATS.map(([name, how]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={classes.how}>{how}</dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}

/** A table that is pasted goes on by itself; one that is typed, or mended, by the button. */
function PasteTable({
  onFiles,
  onClose,
}: {
  readonly onFiles: (files: readonly ChosenFile[]) => void;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const go = () => {
    if (text.trim() === '') return setError('Write or paste the table first: a line for each item.');
    onFiles([pastedTable(text)]);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    go();
  };
  return (
    <form className={classes.pasted} aria-label="A table as text" onSubmit={onSubmit} noValidate>
      <Textarea
        autoFocus
        minRows={4}
        autosize
        maxRows={8}
        label="The table, with its header"
        description="Copy the rows in the spreadsheet and paste them here, or write them: a line for each item, commas between."
        value={text}
        error={error}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setError(null);
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          // What is pasted into a text that was begun belongs to it.
          if (pasted.trim() === '' || text.trim() !== '') return;
          event.preventDefault();
          onFiles([pastedTable(pasted)]);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text.trim() === '') onClose();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            go();
          }
        }}
      />
      <div className={classes.line}>
        <Button type="submit">Read this table</Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
