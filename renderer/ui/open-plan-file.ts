import { notifications } from '@mantine/notifications';
import type { OpenedFile } from '@shared/desktop-api';
import { host } from '../desktop/host';
import { useUi } from '../store/ui-store';
import { askFirst } from './dialogs';
import { planPath, verifyPath } from './routes';
import { tellError } from './tell';

/** Lets the user choose a plan file and opens its plan. */
export async function openPlanFile(navigate: (path: string) => void): Promise<void> {
  try {
    const [file] = await host.openFile({ kind: 'plan' });
    if (file) await openPlanBytes(file.bytes, navigate);
  } catch (error) {
    tellError('The plan file was not opened', error);
  }
}

/** Opens a plan file's plan; asks before it puts a copy beside a plan that is here in another state. */
export async function openPlanBytes(bytes: Uint8Array, navigate: (path: string) => void): Promise<void> {
  const { addAsCopy, addPlanFile } = await import('../store/plans');
  const opened = await addPlanFile(bytes);
  if (opened.status === 'added') {
    navigate(planPath(opened.id, 'backlog'));
    return;
  }
  askFirst({
    title: 'This plan is already here',
    children: `The file holds ${opened.stored.number} steps, the plan on this machine ${opened.here}. You can open the one that is here, or add the file's as a copy beside it. Neither is overwritten.`,
    labels: { confirm: 'Add as a copy', cancel: 'Open the one here' },
    onCancel: () => navigate(planPath(opened.id, 'backlog')),
    onConfirm: async () => {
      try {
        const id = await addAsCopy(opened.stored);
        notifications.show({ message: 'The plan was added as a copy.' });
        navigate(planPath(id, 'backlog'));
      } catch (error) {
        tellError('The copy was not added', error);
      }
    },
  });
}

/** Whether a file is a document to be verified, by its name. */
export const isDocumentName = (name: string): boolean => name.toLowerCase().endsWith('.pdf');

/** Opens a file that the host read: a PDF to be verified, anything else as a plan file. What fails is told. */
export async function openHandedFile(file: OpenedFile, navigate: (path: string) => void): Promise<void> {
  if (isDocumentName(file.name)) {
    useUi.getState().setFileToVerify(file);
    navigate(verifyPath);
    return;
  }
  try {
    await openPlanBytes(file.bytes, navigate);
  } catch (error) {
    tellError(`${file.name} was not opened`, error);
  }
}
