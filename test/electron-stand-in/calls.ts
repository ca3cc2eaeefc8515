import type {
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';

type Call<A, R> = readonly [argument: A, result: R];
interface OfWindow {
  readonly window: number;
}

/** A frame that sends a message, as the browser knows it. */
export interface SendingFrame {
  readonly url: string;
  readonly top: boolean;
}

export interface MenuItemShown {
  readonly id: string | null;
  readonly label: string | null;
  readonly role: string | null;
  readonly accelerator: string | null;
  readonly enabled: boolean;
  readonly submenu: readonly MenuItemShown[];
}

/** A display that the test plugs in. Its size is in pixels that are not scaled. */
export interface StandInDisplay {
  readonly id: number;
  readonly label: string;
  readonly internal: boolean;
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

export interface PlacedWindow {
  readonly url: string;
  readonly bounds: StandInDisplay['bounds'];
  readonly fullScreen: boolean;
  readonly maximised: boolean;
  readonly zoom: number;
}

/** What main (in its own process) asks of the process that shows the pages. */
export type PageCalls = {
  /** Main is ready: what it answers for each permission that a page could be given. */
  readonly start: Call<{ readonly permissions: Readonly<Record<string, boolean>> }, void>;
  readonly openWindow: Call<OfWindow & { readonly preload: string | null }, void>;
  readonly loadURL: Call<OfWindow & { readonly url: string }, void>;
  readonly send: Call<OfWindow & { readonly channel: string; readonly args: readonly unknown[] }, void>;
  readonly focus: Call<OfWindow, void>;
  readonly closeWindow: Call<OfWindow & { readonly force: boolean }, void>;
  readonly showOpenDialog: Call<OpenDialogOptions, OpenDialogReturnValue>;
  readonly showSaveDialog: Call<SaveDialogOptions, SaveDialogReturnValue>;
  readonly showMessageBox: Call<MessageBoxOptions, MessageBoxReturnValue>;
  readonly setMenu: Call<readonly MenuItemShown[], void>;
};

export interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type PageResponse =
  | { readonly state: 'cancelled' }
  /** Main lets it out, to a network that the stand-in does not have. */
  | { readonly state: 'foreign' }
  | {
      readonly state: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    };

/** What the process that shows the pages asks of main. */
export type MainCalls = {
  readonly request: Call<PageRequest, PageResponse>;
  readonly navigate: Call<OfWindow & { readonly url: string; readonly top: boolean }, 'go' | 'prevented'>;
  readonly committed: Call<OfWindow & { readonly url: string }, void>;
  readonly shown: Call<OfWindow, void>;
  readonly windowOpen: Call<OfWindow & { readonly url: string }, 'allow' | 'deny'>;
  readonly download: Call<OfWindow & { readonly url: string }, 'go' | 'prevented'>;
  readonly invoke: Call<
    OfWindow & {
      readonly frame: SendingFrame;
      readonly channel: string;
      readonly args: readonly unknown[];
    },
    unknown
  >;
  readonly message: Call<
    OfWindow & {
      readonly frame: SendingFrame;
      readonly channel: string;
      readonly args: readonly unknown[];
    },
    void
  >;
  readonly preventUnload: Call<OfWindow, 'stay' | 'leave'>;
  readonly closed: Call<OfWindow, void>;
  readonly focused: Call<OfWindow, void>;
  readonly userCloses: Call<OfWindow, void>;
  readonly clickMenu: Call<{ readonly id: string }, void>;
  readonly openFile: Call<{ readonly path: string }, void>;
  readonly secondInstance: Call<{ readonly argv: readonly string[]; readonly folder: string }, void>;
  /** The displays from now on; tells which came, went and changed. */
  readonly setDisplays: Call<readonly StandInDisplay[], void>;
  /** Oldest first. */
  readonly windows: Call<null, readonly PlacedWindow[]>;
  readonly keepsAwake: Call<null, boolean>;
  readonly quit: Call<null, void>;
};
