import { Button, Progress } from '@mantine/core';
import type { ChosenFile, ReadProgress } from '../../workers/import-worker';
import classes from './Import.module.css';
import { count, sizeText } from './import-texts';

/** While a file is read: what, how far, and the way out. */
export function Reading({
  file,
  progress,
  onCancel,
}: {
  readonly file: ChosenFile;
  /** null: not begun, or read to its end and compared with the plan. */
  readonly progress: ReadProgress | null;
  readonly onCancel: () => void;
}) {
  const share = progress && progress.done < progress.total ? progress.done / progress.total : null;
  return (
    <div className={classes.drop} data-still>
      <p className={classes.dropTitle} role="status">
        Reading “{file.name}” ({sizeText(file.content.size)})
      </p>
      <Progress
        value={share === null ? 100 : share * 100}
        animated={share === null}
        w={320}
        aria-label="Reading the file"
      />
      <p className={`${classes.help} numbers`}>
        {share !== null && progress
          ? `${count(progress.rows, 'row')}, ${sizeText(progress.done)} of ${sizeText(progress.total)}`
          : progress
            ? `${count(progress.rows, 'row')} read. Comparing them with the plan…`
            : 'Looking what it is…'}
      </p>
      <Button variant="default" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
