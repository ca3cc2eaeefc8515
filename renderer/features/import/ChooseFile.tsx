import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconFileImport } from '@tabler/icons-react';
import classes from './Import.module.css';

/** The first step: a file, by button or by drop. */
export function ChooseFile({
  error,
  over,
  onChoose,
}: {
  readonly error: string | null;
  readonly over: boolean;
  readonly onChoose: () => void;
}) {
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
          {error}
        </Alert>
      )}
      <div className={classes.drop} data-over={over || undefined}>
        <IconFileImport size={40} stroke={1.4} aria-hidden />
        <p className={classes.dropTitle}>
          {over ? 'Let go to read it' : 'Drop an export here, or choose it'}
        </p>
        <Button size="md" onClick={onChoose}>
          Choose a file
        </Button>
        <p className={classes.help}>
          From Jira: open the list of issues, then Export, then “Export CSV (all fields)”. With all fields the
          ranks and the links between issues come along. The file stays on this machine.
        </p>
      </div>
    </>
  );
}
