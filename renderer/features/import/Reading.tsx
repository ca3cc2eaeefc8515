import { Button, Progress } from '@mantine/core';
import classes from './Import.module.css';
import { sizeText } from './import-texts';
import type { ImportFile } from './useImport';

/** While a file is read: what, and the way out. */
export function Reading({ file, onCancel }: { readonly file: ImportFile; readonly onCancel: () => void }) {
  return (
    <div className={classes.drop} data-still role="status">
      <p className={classes.dropTitle}>
        Reading “{file.name}” ({sizeText(file.bytes)})
      </p>
      <Progress value={100} animated w={320} aria-label="Reading the file" />
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
