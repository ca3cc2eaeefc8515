import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { host } from '../desktop/host';
import { openHandedFile } from '../ui/open-plan-file';

/** Opens what the desktop hands over (a double click, "open with", the menu of recent files). */
export function OpenedFiles() {
  const [, navigate] = useLocation();
  useEffect(() => host.on('openedFile', (file) => void openHandedFile(file, navigate)), [navigate]);
  return null;
}
