import { z } from 'zod';
import { instantSchema } from './model/dates';
import { SIGNER_ROLES, type SignerRole } from './model/signature';

export { HostError } from './host-error';

/**
 * What a window may ask of its host. Electron's preload and the browser host implement it; every argument is parsed with
 * these schemas on the host's side, and a call that fails rejects with a HostError whose message is a sentence for the user.
 */

export const FILE_KINDS = ['plan', 'import', 'pdf', 'csv', 'png', 'svg', 'any'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A file the user chose: its name without folders, and its bytes. */
export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface HostInfo {
  readonly host: 'desktop' | 'browser';
  readonly version: string;
  readonly platform: 'mac' | 'windows' | 'linux' | 'other';
  /** Where the data of the app lies, in words a user can follow. */
  readonly dataLocation: string;
  /** Where backups are kept, likewise; null: this host keeps none. */
  readonly backupLocation: string | null;
}

/** A signing identity as a window sees it: never the key. */
export interface IdentitySummary {
  readonly id: string;
  readonly name: string;
  readonly role: SignerRole;
  readonly organisation: string;
  readonly email: string;
  /** SHA-256 of the certificate as pairs of hex digits. */
  readonly fingerprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

/** A screen that the projector window can be shown on. */
export interface DisplayInfo {
  readonly id: string;
  /** As the system names it, or a name by its place. */
  readonly label: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** The facilitator's own window is on it. */
  readonly isHere: boolean;
}

export interface ProjectorStatus {
  /** `waiting`: asked for, and shown as soon as a second display is there (again). */
  readonly state: 'closed' | 'waiting' | 'open';
  /** null: this host cannot tell; the window is placed by hand. */
  readonly displays: readonly DisplayInfo[] | null;
  /** The display it is on, or would be on now; null: none. */
  readonly display: string | null;
}

/** One backup of a plan. */
export interface BackupInfo {
  readonly planId: string;
  /** Names it among the backups of its plan. */
  readonly id: string;
  /** The plan's name as a file name, without its ending. */
  readonly name: string;
  /** ISO instant. */
  readonly at: string;
  /** Bytes. */
  readonly size: number;
  /** null: it was written before Countersign noted them. */
  readonly items: number | null;
  readonly step: number | null;
}

/** A plan file or a signed PDF that was opened or saved here before. */
export interface RecentFile {
  /** Names it to the host. */
  readonly id: string;
  readonly name: string;
  /** As its owner would say it. */
  readonly folder: string;
  /** When it was opened or saved last (ISO instant). */
  readonly at: string;
}

export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, {
  error: 'Bytes are needed',
});
const MAX_FILE_BYTES = 512 * 1024 * 1024;
const fileBytes = bytesSchema.refine(
  (bytes) => bytes.byteLength <= MAX_FILE_BYTES,
  'The file is larger than 512 MB',
);
const fileName = z
  .string()
  .min(1)
  .max(200)
  .refine(
    (name) => !/[\\/]|^\.\.?$/.test(name) && !name.includes(String.fromCharCode(0)),
    'A file name without folders is needed',
  );
const passphrase = z.string().min(1, 'Enter the passphrase').max(1_000);
const planIdText = z.string().regex(/^plan_[0-9A-Za-z]{1,40}$/);
const identityId = z.string().regex(/^identity_[0-9A-Za-z]{1,40}$/);

export const inkSchema = z.strictObject({
  /** The pad's own size; strokes are in its units, y downwards. */
  width: z.number().positive().max(100_000),
  height: z.number().positive().max(100_000),
  strokes: z.array(z.array(z.strictObject({ x: z.number(), y: z.number() })).max(5_000)).max(500),
});

/** The arguments of each call. */
export const hostCalls = {
  info: z.tuple([]),
  openFile: z.tuple([z.strictObject({ kind: z.enum(FILE_KINDS), multiple: z.boolean().optional() })]),
  saveFile: z.tuple([
    z.strictObject({ kind: z.enum(FILE_KINDS), suggestedName: fileName, bytes: fileBytes }),
  ]),
  recentFiles: z.tuple([]),
  openRecent: z.tuple([z.strictObject({ id: z.string().regex(/^[0-9a-f]{20}$/) })]),
  clearRecent: z.tuple([]),
  newWindow: z.tuple([]),
  listIdentities: z.tuple([]),
  createIdentity: z.tuple([
    z.strictObject({
      name: z.string().trim().min(1, 'Enter the name').max(200),
      role: z.enum(SIGNER_ROLES),
      organisation: z.string().trim().max(200),
      email: z.string().trim().min(3, 'Enter the e-mail address').max(320),
      passphrase: z.string().min(8, 'Use at least 8 characters').max(1_000),
    }),
  ]),
  importIdentity: z.tuple([
    z.strictObject({ bytes: fileBytes, passphrase: z.string().max(1_000), role: z.enum(SIGNER_ROLES) }),
  ]),
  exportIdentity: z.tuple([z.strictObject({ id: identityId, passphrase })]),
  renewIdentity: z.tuple([z.strictObject({ id: identityId, passphrase })]),
  removeIdentity: z.tuple([z.strictObject({ id: identityId })]),
  sign: z.tuple([
    z.strictObject({
      pdf: fileBytes,
      role: z.enum(SIGNER_ROLES),
      identityId,
      passphrase,
      at: instantSchema,
      /** Minutes east of UTC of the signer's clock, for the time that is shown. */
      offsetMinutes: z.int().min(-1_440).max(1_440),
      /** A handwritten signature to be shown, or null. */
      ink: inkSchema.nullable(),
    }),
  ]),
  projector: z.tuple([]),
  /** `display: null`: the remembered one, else the first that the facilitator's window is not on. */
  openProjector: z.tuple([z.strictObject({ display: z.string().min(1).max(100).nullable() })]),
  closeProjector: z.tuple([]),
  backUp: z.tuple([
    z.strictObject({
      planId: planIdText,
      name: fileName,
      /** How many items the plan holds, and the last number of its journal: told in the list of backups. */
      items: z.int().min(0).max(10_000_000),
      step: z.int().min(0).max(1_000_000_000),
      bytes: fileBytes,
    }),
  ]),
  listBackups: z.tuple([]),
  readBackup: z.tuple([z.strictObject({ planId: planIdText, id: fileName })]),
  chooseBackupFolder: z.tuple([]),
} as const satisfies Record<string, z.ZodType<readonly unknown[]>>;

export type HostCall = keyof typeof hostCalls;
type Args<C extends HostCall> = z.input<(typeof hostCalls)[C]>;

export interface HostResults {
  info: HostInfo;
  /** Empty: the user cancelled. */
  openFile: readonly OpenedFile[];
  /** null: the user cancelled. `name` is where it went, as the user would say it. */
  saveFile: { readonly name: string } | null;
  /** The newest first. null: this host cannot know. */
  recentFiles: readonly RecentFile[] | null;
  /** Rejects, and takes it off the list, when the file is gone. */
  openRecent: OpenedFile;
  clearRecent: null;
  newWindow: null;
  listIdentities: readonly IdentitySummary[];
  createIdentity: IdentitySummary;
  importIdentity: IdentitySummary;
  /** PKCS#12 under the same passphrase. */
  exportIdentity: Uint8Array;
  /** A new identity for the same person under the same passphrase; the old one stays. */
  renewIdentity: IdentitySummary;
  removeIdentity: null;
  sign: { readonly pdf: Uint8Array; readonly identity: IdentitySummary };
  /** Written, read back and equal; `name` is where. null: this host keeps no backups. */
  backUp: { readonly name: string } | null;
  /** The newest first. null: this host keeps no backups. */
  listBackups: readonly BackupInfo[] | null;
  readBackup: Uint8Array;
  /** Where backups go from now on, as the user would say it; the ones elsewhere stay and are listed. null: cancelled. */
  chooseBackupFolder: { readonly name: string } | null;
  projector: ProjectorStatus;
  openProjector: ProjectorStatus;
  closeProjector: ProjectorStatus;
}

export type HostMethods = {
  readonly [C in HostCall]: (...args: Args<C>) => Promise<HostResults[C]>;
};

/** What the host tells the window without being asked. */
export interface HostEvents {
  /** A menu entry was chosen: an id of the action catalogue. */
  action: string;
  /** A file was opened from the desktop (double click, "open with", second start). */
  openedFile: OpenedFile;
  /** The projector window opened or closed, or a display came or went. */
  projector: ProjectorStatus;
  /** The list of recent files is another one now. */
  recentFiles: readonly RecentFile[];
  /** The person closes the window knowing what is lost. */
  letGo: null;
}

export type HostEvent = keyof HostEvents;

export const MENUS = ['file', 'edit', 'view', 'plan', 'projector', 'help'] as const;

/** One entry of the native menu, as the window's action catalogue describes it. */
export interface MenuEntry {
  readonly action: string;
  readonly label: string;
  readonly menu: (typeof MENUS)[number];
  /** Electron accelerator syntax (`CmdOrCtrl+Z`); null: none. */
  readonly accelerator: string | null;
  readonly enabled: boolean;
}

export interface DesktopApi extends HostMethods {
  /** Calls back on each event until the returned function is called. */
  readonly on: <E extends HostEvent>(event: E, listener: (payload: HostEvents[E]) => void) => () => void;
  /** Replaces the entries of the native menu; does nothing where there is none. */
  readonly setMenu: (entries: readonly MenuEntry[]) => void;
  /** Names what the window would lose if it closed now; to be called each time it is asked to. */
  readonly setUnfinished: (names: readonly string[]) => void;
}

export const menuEntriesSchema = z
  .array(
    z.strictObject({
      action: z.string().regex(/^[a-zA-Z0-9.-]{1,80}$/),
      label: z.string().min(1).max(120),
      menu: z.enum(MENUS),
      accelerator: z.string().max(60).nullable(),
      enabled: z.boolean(),
    }),
  )
  .max(300);

export const unfinishedSchema = z.array(z.string().min(1).max(200)).max(100);
