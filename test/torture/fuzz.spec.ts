import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { buildChild } from './build-child';
import type { FuzzAnswer, FuzzKind } from './child/fuzz-kind';
import { atMost, exactly, told } from './figures';
import { settings } from './settings';

const LIMIT_MS = 2_000;
const LIMIT_MB = 1_024;
/** A child that says nothing for so long hangs, however busy the machine is. */
const SILENCE_MS = 120_000;

function run(program: string, kind: FuzzKind, folder: string): Promise<FuzzAnswer | 'no answer'> {
  const child = spawn(
    process.execPath,
    [program, kind, folder, String(settings.rounds), String(settings.seed)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [text, last] = ['', ''];
  let watch: NodeJS.Timeout | undefined;
  const heard = (chunk: Buffer) => {
    last = chunk.toString();
    if (last.includes(' ms')) console.log(last.trim());
    clearTimeout(watch);
    watch = setTimeout(() => child.kill('SIGKILL'), SILENCE_MS);
  };
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stderr.on('data', heard);
  return new Promise((resolve) =>
    child.once('close', (code) => {
      clearTimeout(watch);
      if (code !== 0) console.log(`${kind}: the child ended with ${code} after ${last}`);
      resolve(code === 0 ? (JSON.parse(text) as FuzzAnswer) : 'no answer');
    }),
  );
}

for (const kind of ['plan files', 'machine files', 'documents', 'messages'] as const satisfies FuzzKind[])
  test(`fuzzed ${kind}`, async () => {
    const part = `fuzzed ${kind}`;
    const program = await buildChild('fuzz');
    const folder = mkdtempSync(join(tmpdir(), 'countersign-fuzz-'));
    const answer = await run(program, kind, folder);
    rmSync(folder, { recursive: true, force: true });
    exactly(part, 'hangs and crashes', answer === 'no answer' ? 1 : 0, 0);
    if (answer === 'no answer') return;
    told(part, 'rounds', settings.rounds);
    for (const [what, count] of Object.entries(answer.counts)) told(part, what, count);
    for (const one of answer.foreign) console.log(`${part}: ${one}`);
    exactly(part, 'answers that are not ours', answer.foreign.length, 0);
    atMost(part, 'slowest answer (processor time)', answer.slowestMs, LIMIT_MS, 'ms');
    atMost(part, 'most memory of the whole process', answer.peakMb, LIMIT_MB, 'MB');
  });
