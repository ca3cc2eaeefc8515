import { applyChange } from '@shared/change/apply';
import { reverseChange } from '@shared/change/reverse';
import { serialisePlan, type Unit } from '@shared/model/index';
import { rankedItems } from '@shared/ranking/rankings';
import { describe, expect, it } from 'vitest';
import { importInto, itemOf, planIn, sample } from './support';

// The numbers were taken from the files with Python's csv module (csv.reader over the file opened with utf-8-sig, newline=''):
//   rows      len(rows) - 1, less the footer
//   open      rows whose status category is not the done one (jira-10 has none: all its rows have the status Closed)
//   cancelled rows with the resolution "Not a bug" (jira-13); in jira-10 Invalid 4, Not A Problem 2, Incomplete 1, Duplicate 1,
//             Cannot Reproduce 1, Later 1, Won't Fix 1
//   people    distinct assignees of the open rows
//   estimates filled story point cells of the open rows, and their sum (jira-05: seconds)
//   labels    distinct labels of each open row, added up (one row of jira-03 names a label twice)
//   cells     cells that are not blank in all rows
//   first     keys of the open rows sorted by the text of the rank column
const EXPECTED = [
  {
    file: 'jira-03-cloud-labels-sprints-points.csv',
    unit: 'points',
    columns: 58,
    rows: 71,
    open: 28,
    done: 43,
    cancelled: 0,
    people: 2,
    estimates: 17,
    sum: 121,
    labels: 49,
    cells: 2412,
    types: { Task: 14, Epic: 9, Story: 5 },
    bugs: 0,
    first: ['PRA-14', 'PRA-21', 'PRA-22'],
    last: 'PRA-78',
  },
  {
    file: 'jira-05-cloud-spanish-multiline-261.csv',
    unit: 'days',
    columns: 53,
    rows: 261,
    open: 206,
    done: 55,
    cancelled: 0,
    people: 4,
    estimates: 5,
    sum: 7200 / 28800,
    labels: 0,
    cells: 8931,
    types: { Subtarea: 166, Historia: 32, Epic: 8 },
    bugs: 0,
    first: ['PRA-81', 'PRA-83', 'PRA-84'],
    last: 'PRA-349',
  },
  {
    file: 'jira-13-sprint-x47-story-points.csv',
    unit: 'points',
    columns: 402,
    rows: 185,
    open: 105,
    done: 79,
    cancelled: 1,
    people: 10,
    estimates: 23,
    sum: 111,
    labels: 29,
    cells: 10296,
    types: { 'Change Request': 66, Epic: 31, Bug: 4, Story: 2, 'Test Execution': 1, Test: 1 },
    bugs: 4,
    first: ['PRJC-1098', 'PRJC-1206', 'PRJC-1112'],
    last: 'PRJC-1052',
  },
] as const satisfies readonly { readonly unit: Unit; readonly [field: string]: unknown }[];

describe.each(EXPECTED)('$file', (expected) => {
  const before = planIn(expected.unit);
  const { preview, change, plan } = importInto(before, sample(expected.file));
  const ranked = rankedItems(plan.items);

  it('creates what is open and counts what is done', () => {
    expect(preview.counts).toMatchObject({
      rows: expected.rows,
      created: expected.open,
      updated: 0,
      unchanged: 0,
      skipped: { done: expected.done, cancelled: expected.cancelled, type: 0, duplicate: 0, noKey: 0 },
      people: expected.people,
      blankRows: 0,
      otherRows: 0,
    });
    expect(plan.items.size).toBe(expected.open);
    expect(plan.people.size).toBe(expected.people);
    expect(preview.problems).toEqual([]);
  });

  it('takes types, estimates, labels and the order of the tracker', () => {
    expect(Object.fromEntries(preview.types.map(({ name, items }) => [name, items]))).toEqual(expected.types);
    expect(ranked.filter(({ type }) => type === 'bug')).toHaveLength(expected.bugs);
    const estimates = ranked.flatMap(({ estimate }) => (estimate === null ? [] : [estimate]));
    expect(estimates).toHaveLength(expected.estimates);
    expect(estimates.reduce((sum, estimate) => sum + estimate, 0)).toBeCloseTo(expected.sum, 3);
    expect(ranked.flatMap(({ labels }) => labels)).toHaveLength(expected.labels);
    expect(preview.order).toBe('rank');
    expect(ranked.slice(0, 3).map(({ source }) => source?.key)).toEqual(expected.first);
    expect(ranked.at(-1)?.source?.key).toBe(expected.last);
  });

  it('accounts for every filled cell of every column', () => {
    expect(preview.columns).toHaveLength(expected.columns);
    expect(preview.columns.reduce((sum, { filled }) => sum + filled, 0)).toBe(expected.cells);
    for (const column of preview.columns) {
      expect(column.dropped + column.leftOut).toBeLessThanOrEqual(column.filled);
      if (!column.used) expect(column.dropped + column.leftOut).toBe(column.filled);
    }
  });

  it('changes nothing when it is imported again', () => {
    const again = importInto(plan, sample(expected.file));
    expect(again.change).toEqual({});
    expect(again.preview.empty).toBe(true);
    expect(again.preview.counts).toMatchObject({ created: 0, updated: 0, unchanged: expected.open });
  });

  it('is taken back by one undo', () => {
    expect(serialisePlan(applyChange(plan, reverseChange(change)))).toBe(serialisePlan(before));
  });

  it('brings in the done ones when asked to', () => {
    const all = importInto(before, sample(expected.file), { includeClosed: true });
    expect(all.preview.counts).toMatchObject({ created: expected.rows, skipped: { done: 0, cancelled: 0 } });
    const later = importInto(plan, sample(expected.file), { includeClosed: true });
    expect(later.preview.counts).toMatchObject({
      created: expected.done + expected.cancelled,
      unchanged: expected.open,
    });
  });
});

describe('jira-10-server6-asf-key-footer.csv', () => {
  const bytes = sample('jira-10-server6-asf-key-footer.csv');

  it('leaves out a hundred closed issues and knows the footer', () => {
    const { preview, change } = importInto(planIn('days'), bytes);
    expect(preview.counts).toMatchObject({
      rows: 100,
      created: 0,
      skipped: { done: 89, cancelled: 11, duplicate: 0, noKey: 0 },
      otherRows: 1,
    });
    expect(change).toEqual({});
    expect(preview.problems).toEqual([]);
    expect(preview.columns.map(({ filled }) => filled)).toEqual([
      100, 0, 100, 100, 100, 100, 100, 100, 100, 100, 100, 0,
    ]);
  });

  it('reads keys without their trailing space, in the order of the file', () => {
    const { preview, plan } = importInto(planIn('days'), bytes, { includeClosed: true });
    const ranked = rankedItems(plan.items);
    expect(preview.order).toBe('file');
    expect(ranked).toHaveLength(100);
    expect(ranked[0]?.source?.key).toBe('PRA-895');
    expect(ranked.at(-1)?.source?.key).toBe('PRA1-447');
    expect(ranked.filter(({ type }) => type === 'bug')).toHaveLength(44);
    expect(itemOf(plan, 'PRA-895').title).toBe('shard billing import billing mobile deploy shard');
  });
});

describe('texts over several lines', () => {
  it('come in whole (jira-05, PRA-127, as the file has it)', () => {
    const { plan } = importInto(planIn('days'), sample('jira-05-cloud-spanish-multiline-261.csv'));
    expect(itemOf(plan, 'PRA-127').description).toBe(
      'module stream {{queue/audit/kappa.import.audit}}:\n\n\n\n# año {{billing}}: batch mobile search {{alpha()}}.\n\n\n\n# naïve {{search}}: retry render retry panel checkout "panel cache mobile sigma gamma deploy export".',
    );
  });
});

describe('points in a plan that counts days', () => {
  it('are not mixed with days unless the user says what a point is', () => {
    const bytes = sample('jira-03-cloud-labels-sprints-points.csv');
    const plain = importInto(planIn('days'), bytes);
    expect(plain.preview.estimate).toEqual({ used: 'none', points: 36, time: 0 });
    expect(plain.preview.columns[48]).toMatchObject({
      became: 'Not imported',
      filled: 36,
      dropped: 17,
      leftOut: 19,
    });
    const { plan } = importInto(planIn('days'), bytes, { estimate: 'points', factor: 0.5 });
    const sum = [...plan.items.values()].reduce((total, { estimate }) => total + (estimate ?? 0), 0);
    expect(sum).toBe(60.5);
  });
});
