import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawPlanDocument } from '@shared/document/index';
import {
  formatDate,
  formatMeasure,
  formatNumber,
  formatShare,
  type Plan,
  verdictName,
} from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { setAsides } from '@shared/schedule/set-aside';
import { describe, expect, test } from 'vitest';
import { emptyQuarter, run } from './plans';
import { flat, fonts, ReadDocument } from './support';

function hasPdftotext(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const runs = hasPdftotext();
if (!runs)
  console.warn(
    'SKIPPED: pdftotext is not installed, so the texts of the document are not found again by it.',
  );

/** The sample with a check-in, a promise outside the company, set-asides for support and everything else a section prints. */
function decidedPlan(): Plan {
  const plan = samplePlan();
  const [milestone] = plan.milestones.values();
  const [objective] = plan.objectives.values();
  const [metric] = objective?.keyResults ?? [];
  if (!milestone || !objective || !metric) throw new Error('The sample lacks a milestone or a metric');
  return run(
    plan,
    {
      type: 'milestone.edit',
      args: {
        id: milestone.id,
        fields: {
          external: true,
          feasibility: {
            by: 'Zora Quist',
            date: '2026-12-09',
            verdict: 'risky',
            note: 'Only if the partner opens the test system in January.',
          },
        },
      },
    },
    {
      type: 'checkIn.add',
      args: {
        id: 'checkin_zq',
        objectiveId: objective.id,
        metricId: metric.id,
        date: '2026-12-10',
        value: 12.75,
        note: 'Measured after the winter sale.',
      },
    },
    { type: 'team.edit', args: { id: 'team_checkout', fields: { supportShare: 0.15 } } },
    {
      type: 'debt.reviewShare',
      args: {
        id: 'review_zq',
        date: '2026-12-11',
        share: 0.225,
        by: 'Helena and Tomas',
        note: 'Velocity rose after each of the three paid debts.',
      },
    },
  );
}

describe.skipIf(!runs)('pdftotext finds again', () => {
  const plan = decidedPlan();
  let text = '';
  const read = async () => {
    if (text) return text;
    const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
    try {
      const file = join(folder, 'plan.pdf');
      writeFileSync(file, await drawPlanDocument(plan, { fonts }));
      text = words(execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 64e6 }));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return text;
  };
  /** Cells break over lines beside each other, so that long texts are looked for word by word. */
  const words = (value: string) => ` ${flat(value)} `;
  const expectWords = (page: string, value: string) => {
    for (const word of flat(value).split(' ')) expect(page, `“${word}” of “${value}”`).toContain(word);
  };

  test('every objective, metric, owner, goal and check-in', async () => {
    const page = await read();
    expect(plan.objectives.size).toBeGreaterThanOrEqual(3);
    for (const objective of plan.objectives.values()) {
      expectWords(page, objective.title);
      for (const metric of [...objective.keyResults, ...objective.constraints]) {
        expectWords(page, metric.name);
        expectWords(page, formatMeasure(metric.goal, metric.unit));
      }
      const owners = [objective.productOwnerId, objective.engineeringOwnerId];
      for (const owner of owners) expect(page).toContain(plan.people.get(owner ?? 'person_')?.name ?? '?');
      for (const id of objective.itemIds) expectWords(page, plan.items.get(id)?.title ?? '?');
    }
    for (const { note, date, value } of plan.checkIns.values()) {
      expectWords(page, note);
      expectWords(page, `${formatDate(date, true)} ${formatMeasure(value, '')}`);
    }
    expectWords(page, 'Measured after the winter sale.');
    expectWords(page, '12.75');
  });

  test('every past iteration, what each team’s velocity does, and what paid debt returned', async () => {
    const page = await read();
    expect(plan.velocities.size).toBeGreaterThan(10);
    for (const { completed, end, name } of plan.velocities.values()) {
      expectWords(page, `${formatNumber(completed)} ${formatDate(end, true)} ${name}`);
    }
    for (const { name } of plan.teams.values()) {
      expect(page).toMatch(new RegExp(`The velocity of ${name} is (degrading|steady|improving)`, 'u'));
    }
    expect(page).toMatch(/The velocity of all teams together is (degrading|steady|improving)/u);
    for (const { title, cost } of plan.repayments.values())
      expectWords(page, `${title} ${formatNumber(cost)}`);
    expect(plan.repayments.size).toBeGreaterThan(0);
  });

  test('each review of the debt share, and when the next is due', async () => {
    const page = await read();
    for (const { share, by, note } of plan.shareReviews.values()) {
      expectWords(page, `${formatShare(share)} ${by} ${note}`);
    }
    expect(page).toContain('The next review is due on 11 Dec 2027');
  });

  test('what is set aside of each team’s capacity', async () => {
    const page = await read();
    expect(page).toContain('What is set aside first');
    for (const row of setAsides(plan)) {
      for (const amount of [row.total, row.debt, row.experiments, row.left]) {
        if (amount > 0) expectWords(page, formatNumber(amount));
      }
    }
    expectWords(page, '15 %');
  });

  test('AI work: who answers for it, both metrics, checks, experiments and what was seen to be possible', async () => {
    const page = await read();
    const described = [...plan.items.values()].filter(({ ai }) => ai?.feasibility);
    expect(described.length).toBeGreaterThan(3);
    for (const { ai } of described) {
      for (const metric of [ai?.modelMetric, ai?.userMetric]) {
        if (metric) expectWords(page, `${metric.name} ${formatMeasure(metric.goal, metric.unit)}`);
      }
      if (ai?.feasibility) {
        const { by, verdict, note } = ai.feasibility;
        expectWords(page, `${by} ${verdictName(verdict)} ${note}`);
      }
      if (ai?.experiment) expect(page).toContain(`experiment, ${ai.experiment}`);
    }
    const manager = [...plan.people.values()].find(({ role }) => role === 'ai-product-manager');
    expect(page).toContain(`AI product manager: ${manager?.name ?? '?'}`);
    expect(plan.possibilities.size).toBeGreaterThan(0);
    for (const { title, note, shownBy } of plan.possibilities.values()) {
      expectWords(page, `${title} ${note} ${shownBy}`);
    }
  });

  test('a promise outside the company, and engineering’s word on it', async () => {
    const page = await read();
    expect(page).toContain('Promised outside the company for');
    expect(page).toContain('Feasible with risk, says Zora Quist on 9 Dec 2026');
    expectWords(page, 'Only if the partner opens the test system in January.');
  });
});

test('a chart says in words what it shows', async () => {
  const document = new ReadDocument(await drawPlanDocument(samplePlan(), { fonts }));
  const alts = document
    .tags()
    .filter(({ type }) => type === 'Figure')
    .map(({ element }) => JSON.stringify(element.get('Alt')));
  expect(alts.length).toBeGreaterThan(1);
});

test('nothing of it is printed where nothing was decided', async () => {
  const titles = new ReadDocument(await drawPlanDocument(emptyQuarter(), { fonts }))
    .outline()
    .map(({ title }) => title);
  for (const title of [
    'Shared objectives',
    'What is set aside first',
    'Reviews of the debt share',
    'Velocity',
    'What paid debt returned',
    'AI work',
  ]) {
    expect(titles).not.toContain(title);
  }
});
