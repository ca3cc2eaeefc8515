import type { Activity, Project } from '@shared/schedule/sequence/project';

/** Reads a single-mode PSPLIB instance (`.sm`). @throws Error when a section is missing or does not add up. */
export function readInstance(text: string): Project {
  const lines = text.split(/\r?\n/);
  const section = (title: string, skip: number): number[][] => {
    const from = lines.findIndex((line) => line.startsWith(title));
    if (from < 0) throw new Error(`The section "${title}" is missing.`);
    const rows: number[][] = [];
    for (const line of lines.slice(from + 1 + skip)) {
      if (line.startsWith('*')) break;
      rows.push(line.trim().split(/\s+/).map(Number));
    }
    return rows;
  };
  const [capacities = []] = section('RESOURCEAVAILABILITIES', 1);
  const successors = section('PRECEDENCE RELATIONS', 1).map((row) => row.slice(3));
  const requests = section('REQUESTS/DURATIONS', 2);
  if (requests.length !== successors.length)
    throw new Error('Two sections speak of different numbers of jobs.');
  const needs: number[][] = requests.map(() => []);
  for (const [job, followers] of successors.entries()) {
    for (const follower of followers) needs[follower - 1]?.push(job);
  }
  return {
    capacities,
    activities: requests.map(
      ([, , duration = 0, ...demands], job): Activity => ({ duration, demands, needs: needs[job] ?? [] }),
    ),
  };
}
