import { expect, it, vi } from 'vitest';
import { fuzzDocuments } from '../../torture/child/fuzz-documents';
import type { Try } from '../../torture/child/fuzz-kind';
import { fuzzPlanFiles } from '../../torture/child/fuzz-plan-files';
import { temporaryFolder } from '../electron/temporary-folder';

vi.mock('electron', () => import('../../torture/child/electron'));

const folder = temporaryFolder();

// `npm run torture` goes on for ten thousand rounds each; these few find what is broken at once.
it.each<readonly [string, number, (seed: number, folder: string) => Promise<Try>]>([
  ['plan files', 100, fuzzPlanFiles],
  ['documents', 40, fuzzDocuments],
  ['messages', 100, async (...args) => (await import('../../torture/child/fuzz-ipc')).fuzzIpc(...args)],
])('fuzzed %s: each of %i is done, or refused with our own words', async (_, rounds, make) => {
  const tryOnce = await make(7, folder);
  const answers = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    const answer = await tryOnce(round);
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  }
  // Neither everything nor nothing gets through: the fuzz reaches both.
  expect(answers.size).toBeGreaterThan(1);
});
