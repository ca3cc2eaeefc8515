import type { Project } from '@shared/schedule/sequence/project';
import { networkOf } from '@shared/schedule/sequence/project';
import { ProjectProblem } from '@shared/schedule/sequence/project-problem';
import { search, searchToEnd } from '@shared/schedule/sequence/search';
import { newTrial } from '@shared/schedule/sequence/search-problem';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInstance } from '../../../bench/psplib';

const projects = (most: number): fc.Arbitrary<Project> =>
  fc.integer({ min: 1, max: most }).chain((count) =>
    fc
      .tuple(
        ...Array.from({ length: count }, (_, index) =>
          fc.record({
            duration: fc.integer({ min: 0, max: 4 }),
            demands: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 3 })),
            needs: fc.uniqueArray(fc.nat({ max: Math.max(0, index - 1) }), {
              maxLength: index === 0 ? 0 : 2,
            }),
          }),
        ),
      )
      .map((activities) => ({ activities, capacities: [4, 3] })),
  );

/** What is wrong with a schedule; counted period by period. */
function faults({ activities, capacities }: Project, starts: ArrayLike<number>, length: number): string[] {
  const found: string[] = [];
  const start = (index: number) => starts[index] ?? Number.NaN;
  for (const [index, { duration, needs }] of activities.entries()) {
    if (start(index) < 0 || start(index) + duration > length) found.push(`${index} is outside`);
    for (const need of needs) {
      if (start(index) < start(need) + (activities[need]?.duration ?? 0))
        found.push(`${index} before ${need}`);
    }
  }
  for (let time = 0; time < length; time += 1) {
    for (const [resource, capacity] of capacities.entries()) {
      const used = activities
        .filter(({ duration }, index) => start(index) <= time && time < start(index) + duration)
        .reduce((sum, { demands }) => sum + (demands[resource] ?? 0), 0);
      if (used > capacity) found.push(`resource ${resource} at ${time}`);
    }
  }
  return found;
}

/** The shortest makespan, by trying all starts of all activities. */
function shortest(project: Project): number {
  const total = project.activities.reduce((sum, { duration }) => sum + duration, 0);
  const fits = (starts: readonly number[]) =>
    faults({ ...project, activities: project.activities.slice(0, starts.length) }, starts, total).length ===
    0;
  let best = total;
  const extend = (starts: readonly number[], length: number): void => {
    if (length >= best) return;
    const next = project.activities[starts.length];
    if (!next) {
      best = length;
      return;
    }
    for (let start = 0; start + next.duration < best; start += 1) {
      const more = [...starts, start];
      if (fits(more)) extend(more, Math.max(length, start + next.duration));
    }
  };
  extend([], 0);
  return best;
}

describe('the search for a short schedule', () => {
  it('finds the shortest of small projects, as trying everything does', () => {
    fc.assert(
      fc.property(projects(6), fc.nat({ max: 99 }), (project, seed) => {
        const { best } = searchToEnd(new ProjectProblem(project), { seed, schedules: 400 });
        expect(faults(project, best.starts, best.length)).toEqual([]);
        expect(best.length).toBe(shortest(project));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps needs and capacities in projects of any size, forward and backward', () => {
    fc.assert(
      fc.property(projects(30), fc.nat({ max: 99 }), (project, seed) => {
        const problem = new ProjectProblem(project);
        for (const direction of ['forward', 'backward'] as const) {
          const trial = newTrial(problem.size);
          problem.decode(problem.order, direction, trial);
          expect(faults(project, trial.starts, trial.length)).toEqual([]);
        }
        const { best, schedules } = searchToEnd(problem, { seed, schedules: 300 });
        expect(faults(project, best.starts, best.length)).toEqual([]);
        expect(best.length).toBeGreaterThanOrEqual(problem.lowerBound);
        expect(schedules).toBeLessThanOrEqual(300);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same for the same seed, never gets worse, and stays within its budget', () => {
    const activities = Array.from({ length: 40 }, (_, index) => ({
      duration: 1 + ((index * 7) % 5),
      demands: [1 + ((index * 3) % 4), (index * 5) % 3],
      needs: index % 4 === 3 ? [index - 3] : [],
    }));
    const project: Project = { activities, capacities: [6, 3] };
    const states = (seed: number) =>
      [...search(new ProjectProblem(project), { seed, schedules: 500 })].map(({ best, schedules }) => ({
        length: best.length,
        starts: [...best.starts],
        schedules,
      }));
    const first = states(3);
    expect(states(3)).toEqual(first);
    expect(first.map(({ length }) => length)).toEqual(
      first.map(({ length }) => length).sort((a, b) => b - a),
    );
    expect(first.every(({ schedules }) => schedules <= 500)).toBe(true);
  });

  it('refuses loops, unknown needs and what no capacity can carry', () => {
    const activity = (needs: number[], demand = 1) => ({ duration: 1, demands: [demand], needs });
    expect(() => networkOf({ activities: [activity([1]), activity([0])], capacities: [1] })).toThrow(/loop/);
    expect(() => networkOf({ activities: [activity([7])], capacities: [1] })).toThrow(/unknown/);
    expect(() => networkOf({ activities: [activity([], 2)], capacities: [1] })).toThrow(/more of a resource/);
  });
});

describe('a PSPLIB instance', () => {
  const stars = '*'.repeat(72);
  const text = [
    stars,
    'PRECEDENCE RELATIONS:',
    'jobnr.    #modes  #successors   successors',
    '   1        1          2           2   3',
    '   2        1          1           4',
    '   3        1          1           4',
    '   4        1          0        ',
    stars,
    'REQUESTS/DURATIONS:',
    'jobnr. mode duration  R 1  R 2',
    '------------------------------',
    '  1      1     0       0    0',
    '  2      1     3       2    0',
    '  3      1     5       1    4',
    '  4      1     0       0    0',
    stars,
    'RESOURCEAVAILABILITIES:',
    '  R 1  R 2',
    '    2    4',
    stars,
  ].join('\n');

  it('is read with durations, requests, successors and availabilities', () => {
    expect(readInstance(text)).toEqual({
      capacities: [2, 4],
      activities: [
        { duration: 0, demands: [0, 0], needs: [] },
        { duration: 3, demands: [2, 0], needs: [0] },
        { duration: 5, demands: [1, 4], needs: [0] },
        { duration: 0, demands: [0, 0], needs: [1, 2] },
      ],
    });
    // Both jobs together need three of the first resource: one after the other.
    expect(searchToEnd(new ProjectProblem(readInstance(text)), { seed: 1, schedules: 20 }).best.length).toBe(
      8,
    );
  });

  it('is refused when a section is missing', () => {
    expect(() => readInstance(text.replace('REQUESTS', 'WISHES'))).toThrow(/REQUESTS/);
  });
});
