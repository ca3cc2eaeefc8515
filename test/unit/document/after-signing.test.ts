import { amendPlan } from '@shared/compare/next-plan';
import { drawFromPlanJson } from '@shared/document/draw-plan-document';
import { drawPlanDocument } from '@shared/document/index';
import { type Plan, serialisePlan } from '@shared/model/index';
import { samplePlan } from '@shared/sample/sample-plan';
import { beforeAll, describe, expect, test } from 'vitest';
import { pdfTool } from '../../e2e/support/pdf-tools';
import { run } from './plans';
import { flat, fonts, ReadDocument } from './support';

const CONFLICT = {
  title: 'Press date of the spring launch',
  tension: 'Marketing has booked the press for week 4; the vault moves until week 6.',
  product: 'Launch without the vault and move it in summer.',
  engineering: 'Move the press, keep the auditors.',
  outcome: 'The press moves to week 7 and the vault is done by then.',
} as const;
const STOPPED = 'Nobody asked for it, and the vendor has a report of its own.';
const REFINED = 'Two items were too large to estimate and were split.';

function livingPlan(): Plan {
  const before = samplePlan();
  const [first, ...rest] = [...before.items.values()].sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return run(
    before,
    { type: 'sync.open', args: { id: 'sync_new', date: '2027-01-11' } },
    {
      type: 'conflict.add',
      args: {
        id: 'conflict_new',
        title: CONFLICT.title,
        raisedBy: 'product',
        raisedAt: '2027-01-08T09:00:00.000Z',
        tension: CONFLICT.tension,
        productProposal: CONFLICT.product,
        engineeringProposal: CONFLICT.engineering,
        syncId: 'sync_new',
        outcome: { kind: 'escalated', text: CONFLICT.outcome, by: 'Marianne Keller', date: '2027-01-11' },
        candidate: null,
      },
    },
    { type: 'sync.start', args: { id: 'sync_new', at: '2027-01-11T09:00:00.000Z' } },
    { type: 'sync.end', args: { id: 'sync_new', at: '2027-01-11T09:26:00.000Z' } },
    {
      type: 'refinement.add',
      args: {
        id: 'refinement_a',
        at: '2027-01-12T09:00:00.000Z',
        productLead: 'Priya Nair',
        engineeringLead: 'Jonas Weber',
        notes: '',
      },
    },
    {
      type: 'item.move',
      args: { ids: [first?.id ?? 'item_'], position: { after: rest[30]?.id ?? 'item_' } },
    },
    {
      type: 'refinement.add',
      args: {
        id: 'refinement_b',
        at: '2027-01-19T09:00:00.000Z',
        productLead: 'Priya Nair',
        engineeringLead: 'Jonas Weber',
        notes: REFINED,
      },
    },
    {
      type: 'hiddenWork.add',
      args: {
        id: 'hidden_boardReport',
        title: 'A report for the board',
        who: 'Platform, for finance',
        amount: 4,
        foundAt: '2027-01-13T09:00:00.000Z',
        outcome: null,
      },
    },
    { type: 'hiddenWork.stop', args: { id: 'hidden_boardReport', reason: STOPPED } },
    {
      type: 'hiddenWork.add',
      args: {
        id: 'hidden_newsletter',
        title: 'Newsletter sender',
        who: 'Storefront, for marketing',
        amount: 3,
        foundAt: '2027-01-14T09:00:00.000Z',
        outcome: null,
      },
    },
    { type: 'hiddenWork.enter', args: { id: 'hidden_newsletter', itemId: 'item_mail', type: 'feature' } },
  );
}

/** The text of a document as another tool reads it, or as our own strict reader does where there is none. */
const textOf = (pdf: Uint8Array): string =>
  flat(pdfTool('pdftotext', ['-raw'], pdf) ?? new ReadDocument(pdf).text.join(' '));

describe('the document of a plan that lives', () => {
  const plan = livingPlan();
  let text = '';
  beforeAll(async () => {
    text = textOf(await drawPlanDocument(plan, { fonts, draft: true }));
  });

  test('prints each conflict with both proposals, the outcome, who decided and when', () => {
    for (const part of Object.values(CONFLICT)) expect(text).toContain(part);
    expect(text).toContain('Escalated to the CEO, Marianne Keller on 11 Jan 2027');
    for (const { title, outcome } of plan.conflicts.values()) {
      expect(text).toContain(flat(title));
      expect(text).toContain(flat(outcome?.by ?? '?'));
    }
  });

  test('prints the syncs with how long they took', () => {
    expect(text).toMatch(/11 Jan 2027 26 min Press date of the spring launch/);
    expect(text).toContain('cancelled');
  });

  test('prints hidden work with its way out', () => {
    expect(text).toContain('Platform, for finance, 4 days, found on 13 Jan 2027');
    expect(text).toContain(`Stopped: ${STOPPED}`);
    expect(text).toMatch(/Entered the backlog as \S+ Newsletter sender/);
  });

  test('prints refinements with what each changed about the contract', () => {
    const [first] = [...samplePlan().items.values()].sort((a, b) => (a.rank < b.rank ? -1 : 1));
    expect(text).toContain(REFINED);
    expect(text).toContain('Priya Nair for product, Jonas Weber for engineering');
    expect(text).toContain(`Left it: ${first?.title}.`);
  });

  test('says nothing of changes since a signed revision, for there is none', () => {
    expect(text).not.toContain('What changed since the signed revision');
  });
});

describe('the document of an amendment', () => {
  const signed = samplePlan();
  const [item] = signed.items.values();
  const [milestone] = signed.milestones.values();
  const amendment = run(
    amendPlan(signed, '2027-01-20T09:00:00.000Z'),
    { type: 'item.remove', args: { ids: [item?.id ?? 'item_'] } },
    { type: 'milestone.edit', args: { id: milestone?.id ?? 'milestone_', fields: { date: '2027-03-30' } } },
    { type: 'debt.setShare', args: { share: 0.22 } },
  );

  test('tells what was removed and changed since it was signed, from its attached plan alone', async () => {
    const pdf = await drawPlanDocument(amendment, { fonts });
    const again = await drawFromPlanJson(new TextEncoder().encode(serialisePlan(amendment)), { fonts });
    expect(Buffer.compare(again, pdf)).toBe(0);
    const text = textOf(pdf);
    expect(text).toContain('It amends revision 1, which stays as it was signed');
    expect(text).toContain(`Removed: ${flat(item?.title ?? '?')}`);
    expect(text).toContain('Date: 30 Mar 2027 (was');
    expect(text).toContain('Debt share: 22 % (was 20 %)');
    expect(new ReadDocument(pdf).outline().map(({ title }) => title)).toContain(
      'What changed since the signed revision',
    );
  });

  test('without any change says so', async () => {
    const same = amendPlan(signed, '2027-01-20T09:00:00.000Z');
    const text = textOf(await drawPlanDocument(same, { fonts, draft: true }));
    expect(text).toContain('Nothing differs.');
  });
});
