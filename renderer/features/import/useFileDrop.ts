import { useEffect, useRef, useState } from 'react';
import type { ChosenFile } from '../../workers/import-worker';

/** Takes files that are dropped anywhere on the page while the screen is shown; gives whether some hover. */
export function useFileDrop(enabled: boolean, onFiles: (files: readonly ChosenFile[]) => void): boolean {
  const [over, setOver] = useState(false);
  const now = useRef({ enabled, onFiles });
  now.current = { enabled, onFiles };
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this the window would leave the app and show the file.
      event.preventDefault();
      setOver(now.current.enabled);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (now.current.enabled) now.current.onFiles(files.map((file) => ({ name: file.name, content: file })));
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}
