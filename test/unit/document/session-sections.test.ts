import { drawPlanDocument } from '@shared/document/index';
import { averageOf, type Plan, roleName } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { orderedAgenda } from '@shared/session/agenda';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasTool, withFile } from '../signing/tools';
import { emptyQuarter, run } from './plans';
import { flat, fonts, ReadDocument } from './support';

/** What an outside tool reads in the document, on one line. */
const textOf = (bytes: Uint8Array): string =>
  withFile(bytes, (path, tool) => flat(tool('pdftotext', ['-layout', path, '-'])));

const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word.length > 3);

describe.skipIf(!hasTool('pdftotext'))('what was decided in the session stands in the document', () => {
  const plan = run(
    samplePlan(),
    {
      type: 'risk.edit',
      args: {
        id: [...samplePlan().risks.keys()][0] ?? 'risk_none',
        fields: { milestoneIds: ['milestone_oneTap'], note: 'Written confirmation\nis in the safe.' },
      },
    },
    { type: 'vote.open', args: { id: 'vote_hidden', at: '2026-12-16T15:00:00.000Z' } },
  );
  let text: string;
  beforeAll(async () => {
    text = textOf(await drawPlanDocument(plan, { fonts }));
  });

  it('the notes of every step of both days, line by line', () => {
    const noted = orderedAgenda(plan).filter(({ notes }) => notes.trim() !== '');
    expect(new Set(noted.map(({ day }) => day))).toEqual(new Set([1, 2]));
    for (const { title, notes } of noted) {
      expect(text).toContain(flat(title));
      for (const word of words(notes)) expect(text).toContain(word);
    }
  });

  it('who was there, with the role', () => {
    const there = [...plan.people.values()].filter(({ attended }) => attended.length > 0);
    expect(there.length).toBeGreaterThan(3);
    for (const { name, role } of there) expect(text).toMatch(new RegExp(`${name}\\s+${roleName(role)}\\s`));
  });

  it('what was parked, and that something still is', () => {
    expect(plan.parking.size).toBeGreaterThan(0);
    for (const parked of plan.parking.values()) expect(text).toContain(flat(parked.text));
    expect(text).toContain('still parked');
  });

  it('every risk with its state, owner, note and what it touches', () => {
    expect(plan.risks.size).toBeGreaterThan(2);
    for (const { title, ownerId, note } of plan.risks.values()) {
      for (const word of [...words(title), ...words(note)]) expect(text).toContain(word);
      if (ownerId) expect(text).toContain(plan.people.get(ownerId)?.name ?? '?');
    }
    expect(text).toContain('endangers');
  });

  it('every revealed round with its average, and nothing of the one that is still hidden', () => {
    const revealed = [...plan.votes.values()].filter((vote) => vote.revealed);
    expect(revealed.length).toBeGreaterThan(1);
    for (const vote of revealed) {
      const count = Object.keys(vote.fingers).length;
      expect(text).toMatch(
        new RegExp(
          `Round ${vote.round} .*? ${count} ${(averageOf(vote) ?? 0).toFixed(1).replace('.', '\\.')}`,
        ),
      );
    }
    expect(text).not.toContain(`Round ${Math.max(...revealed.map(({ round }) => round)) + 1}`);
  });
});

describe('what the session did not bring', () => {
  const titlesOf = async (plan: Plan) =>
    new ReadDocument(await drawPlanDocument(plan, { fonts })).outline().map(({ title }) => title);

  it('is not printed: an agenda without notes, a vote nobody has seen', async () => {
    const plan = run(
      emptyQuarter(),
      { type: 'person.add', args: { id: 'person_a', fields: { name: 'Ada', role: 'cto' } } },
      { type: 'person.add', args: { id: 'person_b', fields: { name: 'Ben', role: 'cpo' } } },
      {
        type: 'agenda.add',
        args: {
          id: 'step_a',
          fields: { day: 1, title: 'Numbers', topic: 'other', owner: 'both', minutes: 30 },
          after: null,
        },
      },
      { type: 'vote.open', args: { id: 'vote_a', at: '2027-03-02T08:00:00.000Z' } },
      { type: 'vote.cast', args: { id: 'vote_a', personId: 'person_a', fingers: 2 } },
    );
    const titles = await titlesOf(plan);
    expect(titles).not.toContain('The two days');
    expect(titles).not.toContain('Risks');
    expect(titles).not.toContain('Confidence vote');

    const next = run(
      plan,
      { type: 'agenda.edit', args: { id: 'step_a', fields: { done: true } } },
      { type: 'vote.reveal', args: { id: 'vote_a' } },
    );
    const more = await titlesOf(next);
    expect(more).toContain('The two days');
    expect(more).toContain('Confidence vote');
  });
});
