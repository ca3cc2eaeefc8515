import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPlanFile, type StoredPlan } from '@shared/exchange/plan-file';
import { afterAll } from 'vitest';
import type { CliHost } from '../../../electron/cli/cli-host';
import { runCli } from '../../../electron/cli/run-cli';
import { fonts } from '../document/fonts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own, and the command line in it. */
export class Workbench {
  readonly folder = mkdtempSync(join(tmpdir(), 'countersign-cli-'));
  environment: Record<string, string> = {};
  /** What is typed at the hidden prompts, in order; null: no terminal. */
  typed: string[] | null = null;
  now = new Date('2026-12-15T09:30:00.000Z');

  constructor() {
    afterAll(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  bytes(name: string): Uint8Array {
    return new Uint8Array(readFileSync(this.path(name)));
  }

  plainText(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  get files(): string[] {
    return readdirSync(this.folder).sort();
  }

  plan(name: string): StoredPlan {
    return readPlanFile(this.bytes(name));
  }

  async run(...args: string[]): Promise<Outcome> {
    const [out, err]: [string[], string[]] = [[], []];
    const { typed } = this;
    const host: CliHost = {
      print: (text) => out.push(text),
      warn: (text) => err.push(text),
      environment: this.environment,
      askHidden: typed && (() => Promise.resolve(typed.shift() ?? '')),
      fonts: () => Promise.resolve(fonts),
      now: () => this.now,
    };
    const code = await runCli(args, host);
    return { code, out: out.join('\n'), err: err.join('\n') };
  }
}

export const exportFile = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/exports/${name}`, import.meta.url));
