import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { host } from '../desktop/host';
import { useUi } from '../store/ui-store';
import { openPlanBytes } from '../ui/open-plan-file';
import { verifyPath } from '../ui/routes';
import { tellError } from '../ui/tell';

/** Opens what the desktop hands over (a double click, "open with"): a PDF to be verified, anything else as a plan file. */
export function OpenedFiles() {
  const [, navigate] = useLocation();
  useEffect(
    () =>
      host.on('openedFile', (file) => {
        if (file.name.toLowerCase().endsWith('.pdf')) {
          useUi.getState().setFileToVerify(file);
          navigate(verifyPath);
          return;
        }
        openPlanBytes(file.bytes, navigate).catch((error: unknown) =>
          tellError(`${file.name} was not opened`, error),
        );
      }),
    [navigate],
  );
  return null;
}
