import { useEffect, useRef, useState } from 'react';
import { reasonOf } from '../../ui/tell';

/** Takes a file that is dropped anywhere on the page while the screen is shown; gives whether one hovers. */
export function useFileDrop(
  enabled: boolean,
  onFile: (file: { readonly name: string; readonly bytes: Uint8Array }) => void,
  onRefused: (reason: string) => void,
): boolean {
  const [over, setOver] = useState(false);
  const now = useRef({ enabled, onFile, onRefused });
  now.current = { enabled, onFile, onRefused };
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
    const onDrop = async (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      const [file] = files;
      if (!file || !now.current.enabled) return;
      if (files.length > 1)
        return now.current.onRefused('Drop one file at a time: each has its own preview.');
      try {
        now.current.onFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
      } catch (error) {
        now.current.onRefused(`“${file.name}” was not read. ${reasonOf(error)}`);
      }
    };
    const drop = (event: DragEvent) => void onDrop(event);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
