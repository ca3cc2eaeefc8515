import type { Page } from '@playwright/test';
import type { HostApp } from '../../e2e/support/host-app';
import type { Base, Prepared } from './prepare';

/** Where the app is driven. */
export interface Stage extends Prepared {
  readonly app: HostApp;
  readonly page: Page;
  readonly go: (path: string) => Promise<void>;
}

/** One way of the app to write, as somebody uses it. */
export interface WritePath {
  readonly name: string;
  readonly base: Base;
  /** Goes to where it is done and does what must be done before. */
  readonly reach: (stage: Stage) => Promise<void>;
  /** Does it. */
  readonly act: (stage: Stage) => Promise<void>;
  /** Does it again after it failed; left out: as the first time. */
  readonly again?: (stage: Stage) => Promise<void>;
  /** Waits until it is done. */
  readonly done: (stage: Stage) => Promise<void>;
  /** What may stand there when a later one of its writes failed; left out: nothing, it is all or nothing. */
  readonly between?: string;
  /** What a later write would have kept besides stays away, and is told: doing it again does not bring it. */
  readonly staysAway?: true;
  /** Also tried with the browser's own quota, which takes its time to sink in. `reach` writes nothing then. */
  readonly quota?: true;
  /** What is removed takes no room: a full disk does not stop it. */
  readonly takesNoRoom?: true;
}
