import { ProjectProblem } from '@shared/schedule/sequence/project-problem';
import { searchToEnd } from '@shared/schedule/sequence/search';
import { readInstance } from './psplib';

/** One instance of the benchmark as its file has it, with what is known of it. */
export interface Instance {
  readonly name: string;
  readonly text: string;
  readonly criticalPath: number;
  /** The shortest length anybody has found. */
  readonly upper: number;
  /** What deviations are counted from. */
  readonly base: number;
}

export interface Search {
  readonly instances: readonly Instance[];
  readonly schedules: number;
  readonly seed: number;
}

/** Averages over instances; deviations in percent. */
export interface SequenceFigures {
  readonly instances: number;
  readonly ours: number;
  readonly best: number;
  readonly milliseconds: number;
}

/** Suggests a sequence for each instance. @throws Error when an instance is read wrongly */
export function searchInstances({ instances, schedules, seed }: Search): SequenceFigures {
  const started = performance.now();
  let ours = 0;
  let best = 0;
  for (const { name, text, criticalPath, upper, base } of instances) {
    const problem = new ProjectProblem(readInstance(text));
    if (problem.criticalPath !== criticalPath) throw new Error(`${name} is read wrongly.`);
    const { length } = searchToEnd(problem, { seed, schedules }).best;
    ours += (length / base - 1) * 100;
    best += (upper / base - 1) * 100;
  }
  const count = Math.max(1, instances.length);
  return {
    instances: instances.length,
    ours: ours / count,
    best: best / count,
    milliseconds: (performance.now() - started) / count,
  };
}
