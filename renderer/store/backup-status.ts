import { create } from 'zustand';

/** How the backups of the open plan stand; a failure stays until a backup was written. */
export interface BackupStatus {
  readonly failing: { readonly since: Date; readonly reason: string } | null;
  readonly isWriting: boolean;
  /** Writes one now; null: no plan is open. */
  readonly retry: (() => Promise<void>) | null;
}

export const useBackupStatus = create<BackupStatus>(() => ({ failing: null, isWriting: false, retry: null }));
