import type { modals } from '@mantine/modals';
import type { ReactNode } from 'react';
import { create } from 'zustand';
import { tellError } from './tell';

type Question = Parameters<typeof modals.openConfirmModal>[0];

/** Whether a dialog was asked for in this window: what draws them is loaded then. */
export const useDialogsWanted = create<boolean>(() => false);

let stand: () => void = () => {};
const standing = new Promise<void>((resolve) => {
  stand = resolve;
});
/** Called by what draws the dialogs, once it hears. */
export const dialogsStand = (): void => stand();

async function whenTheyStand(use: (dialogs: typeof modals) => void): Promise<void> {
  useDialogsWanted.setState(true, true);
  try {
    const [{ modals }] = await Promise.all([import('@mantine/modals'), standing]);
    use(modals);
  } catch (error) {
    tellError('The question could not be asked, and nothing was done', error);
  }
}

/** Asks before something that cannot be taken back, or has two ways to go. */
export const askFirst = (question: Question): void =>
  void whenTheyStand((dialogs) => dialogs.openConfirmModal(question));

/** Opens a dialog with content of its own, which is given what closes it. */
export const openDialog = (title: string, content: (close: () => void) => ReactNode): void =>
  void whenTheyStand((dialogs) => {
    const id: string = dialogs.open({ title, children: content(() => dialogs.close(id)) });
  });
