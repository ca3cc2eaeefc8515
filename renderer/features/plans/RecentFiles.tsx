import { Button } from '@mantine/core';
import type { RecentFile } from '@shared/desktop-api';
import { IconFileDescription, IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { host } from '../../desktop/host';
import { momentText } from '../../ui/date-text';
import { isDocumentName, openHandedFile } from '../../ui/open-plan-file';
import { tellError } from '../../ui/tell';
import classes from './PlansScreen.module.css';

const FIRST_SHOWN = 5;

/** The plan files and signed PDFs that were opened last, where the host knows them. */
export function RecentFiles() {
  const [, navigate] = useLocation();
  const [isWhole, setWhole] = useState(false);
  const files = useRecentFiles();
  if (files.length === 0) return null;
  const open = async ({ id, name }: RecentFile) => {
    try {
      await openHandedFile(await host.openRecent({ id }), navigate);
    } catch (error) {
      tellError(`${name} was not opened`, error);
    }
  };
  const shown = isWhole ? files : files.slice(0, FIRST_SHOWN);
  return (
    <section aria-labelledby="recent-files" className={classes.recent}>
      <header className={classes.recentHead}>
        <h2 id="recent-files">Recently opened files</h2>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void host.clearRecent()}>
          Clear the list
        </Button>
      </header>
      <ul className={classes.list} aria-label="Recently opened files">
        {shown.map((file) => (
          <li key={file.id}>
            <button type="button" className={classes.file} onClick={() => void open(file)}>
              {isDocumentName(file.name) ? (
                <IconShieldCheck size={18} aria-label="Document" />
              ) : (
                <IconFileDescription size={18} aria-label="Plan file" />
              )}
              <span className={classes.fileName}>{file.name}</span>
              <span className={classes.folder} title={file.folder}>
                {file.folder}
              </span>
              <time className={`${classes.time} numbers`} dateTime={file.at}>
                {momentText(file.at)}
              </time>
            </button>
          </li>
        ))}
      </ul>
      {files.length > shown.length && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.more}
          onClick={() => setWhole(true)}
        >{`Show all ${files.length}`}</Button>
      )}
    </section>
  );
}

function useRecentFiles(): readonly RecentFile[] {
  const [files, setFiles] = useState<readonly RecentFile[]>([]);
  useEffect(() => {
    const leave = host.on('recentFiles', setFiles);
    // A list that cannot be had is none: every file can be opened without it.
    host.recentFiles().then(
      (known) => setFiles(known ?? []),
      () => setFiles([]),
    );
    return leave;
  }, []);
  return files;
}
