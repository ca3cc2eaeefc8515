import type { Page } from '@playwright/test';
import { expect, test } from './support/host';
import { pdfTool } from './support/pdf-tools';
import {
  blockingFindings,
  choose,
  firstTitles,
  goTo,
  type Mends,
  mendBlocking,
  openDayOne,
  rowOf,
  saved,
  signAs,
} from './support/steps';

const OBJECTIVE = 'Every courier knows the way before the first stop';
const OUTCOME = 'The platform team keeps one person free for questions, every morning until noon.';
const STOPPED = 'The accountants get the yearly list instead, and nothing is built for one merchant.';
const WAIVER = 'The rest of the debt waits for the two engineers who start in February.';
const NEEDS_NONE = 'Sales and support bring this about alone.';
const KEY_RESULT = 'Stops found at once';
const CHECKED_BY = 'The engineers of the assistant';
const RISK_NOTE = 'Rehearsed twice on a copy, with the way back timed.';
/** What is decided on the way, as it is typed; the document says every one of them. */
const DECIDED = [OBJECTIVE, KEY_RESULT, CHECKED_BY, OUTCOME, STOPPED, NEEDS_NONE, WAIVER, RISK_NOTE];
const noteOf = (step: number) => `Heard by both sides at step ${step}, and agreed without a vote.`;
const FINGERS = [4, 5, 3] as const;

const item = (page: Page) => page.getByRole('complementary', { name: 'Item', exact: true });
const milestone = (page: Page) => page.getByRole('complementary', { name: 'Milestone', exact: true });

test.use({ actionTimeout: 15_000 });

test('both days of the agenda, from day one to a PDF with two valid signatures', async ({ app }) => {
  test.setTimeout(360_000);
  const { page } = app;
  const backlog = backlogMends();
  let roadmap: Mends = {};
  let risks: readonly string[] = [];
  let voters = 0;
  await openDayOne(page);

  await test.step('who is there', async () => {
    await page.getByText('Who is there', { exact: true }).click();
    for (const box of await page.getByRole('checkbox', { name: /is there on day \d$/ }).all()) {
      // Shown once it is on disk.
      await box.click();
      await expect(box).toBeChecked();
    }
    await page.getByText('Agenda', { exact: true }).last().click();
  });

  /** What is done on the screen that a step of a day opens. */
  const work: Readonly<Record<string, () => Promise<void>>> = {
    'Day 1: Open people and teams': async () => {
      roadmap = roadmapMends(await iterationsOf(page));
    },
    'Day 1: Open the objectives': () => mendBlocking(page, OBJECTIVES),
    'Day 2: Open the debt budget': () => rankTheDebt(page),
    'Day 2: Open the backlog': () => mendBlocking(page, backlog),
    'Day 2: Open the roadmap': () => mendBlocking(page, roadmap),
    'Day 2: Open the risks': async () => {
      risks = await decideOnRisks(page);
    },
    'Day 2: Open the vote': async () => {
      voters = await vote(page);
    },
    'Day 2: Open the sign-off': () => mendBlocking(page, { ...AI, ...CONFLICTS, ...roadmap }),
  };

  const steps = (await firstTitles(page, 50, 'Steps of both days')).length;
  for (let number = 1; number <= steps; number += 1) {
    // The running step, else the first that is not done, is the one at work.
    const step = page
      .getByRole('main')
      .getByRole('region')
      .filter({ has: page.getByRole('timer') })
      .last();
    const title = (await step.getByRole('heading', { level: 2 }).textContent()) ?? '';
    await test.step(`agenda: ${title}`, async () => {
      const day = /^Day \d/.exec((await step.getByText(/^Day \d · /).textContent()) ?? '')?.[0];
      await step.getByRole('button', { name: 'Start the timer' }).click();
      await expect(step.getByRole('button', { name: 'Stop the timer' })).toBeVisible();
      const open = step.getByRole('button', { name: /^Open / });
      if ((await open.count()) > 0) {
        const label = await open.textContent();
        await open.click();
        await work[`${day}: ${label}`]?.();
        await goTo(page, 'Agenda');
        await expect(step.getByRole('heading', { level: 2 })).toHaveText(title);
      }
      await step.getByRole('textbox', { name: 'Notes' }).fill(noteOf(number));
      await step.getByRole('button', { name: 'Done', exact: true }).click();
      await expect(step.getByRole('button', { name: 'Not done after all' })).toBeVisible();
      if (number < steps) await step.getByRole('button', { name: 'Next step' }).click();
    });
  }

  await test.step('what is left is waived by both sides; then nothing blocks', async () => {
    await goTo(page, 'Sign-off');
    const left = await blockingFindings(page);
    expect(left.map(({ rule }) => rule)).toEqual(['DEBT-2']);
    await expect(page.getByRole('button', { name: 'Freeze the plan for signing' })).toBeDisabled();
    await page.getByRole('button', { name: /^Waive: / }).click();
    const form = page.getByRole('form', { name: /^Waive: / });
    await form.getByRole('textbox', { name: 'Why both sides accept it' }).fill(WAIVER);
    await expect(form.getByRole('textbox', { name: 'For product' })).not.toHaveValue('');
    await expect(form.getByRole('textbox', { name: 'For engineering' })).not.toHaveValue('');
    await form.getByRole('button', { name: 'Waive' }).click();
    await expect(page.getByText('Nothing blocks the commitment.')).toBeVisible();
  });

  await test.step('freeze, and sign on both sides', async () => {
    await page.getByRole('button', { name: 'Freeze the plan for signing' }).click();
    await expect(page.getByRole('region', { name: 'The roadmap document' })).toBeVisible({ timeout: 60_000 });
    await signAs(page, 'CPO', 'correct horse');
    await signAs(page, 'CTO', 'battery staple');
    await saved(page);
    await expect(page.getByRole('heading', { name: 'Signed by both' })).toBeVisible();
  });

  await test.step('the saved PDF is signed by both and says what was decided', async () => {
    const saving = app.answerSaveFile();
    await page.getByRole('button', { name: 'Save the PDF' }).click();
    const { bytes } = await saving;
    const signatures = pdfTool('pdfsig', [], bytes);
    if (signatures !== null) expect(signatures.match(/Signature is Valid/g)).toHaveLength(2);
    const printed = pdfTool('pdftotext', [], bytes)?.replace(/\s+/g, ' ');
    if (printed === undefined) return;
    for (let number = 1; number <= steps; number += 1) expect(printed).toContain(noteOf(number));
    for (const text of [...DECIDED, ...risks]) expect(printed).toContain(text);
    expect(printed.match(/Mitigated/g)?.length).toBeGreaterThanOrEqual(risks.length);
    expect(printed).not.toContain('Not decided');
    const sum = [...Array(voters).keys()].reduce((total, index) => total + fingersOf(index), 0);
    expect(printed).toContain(`The last round gave ${(sum / voters).toFixed(1)} of 5 on average.`);
  });
  expect(app.problems).toEqual([]);
});

/** What is between quotation marks in a finding. */
const quoted = (message: string): string => /["“](.+?)["”]/.exec(message)?.[1] ?? '';

const OBJECTIVES: Mends = {
  'OKR-1': async (page) => {
    await page.getByRole('button', { name: 'Add objective' }).first().click();
    const title = page.getByRole('form', { name: 'New objective' }).getByRole('textbox');
    await title.fill(OBJECTIVE);
    await title.press('Enter');
    await expect(page.getByRole('article', { name: OBJECTIVE })).toBeVisible();
  },
  'OKR-2': async (page, message) => {
    const card = page.getByRole('article').filter({ hasText: message });
    const missing = [
      ...(message.includes('product metric') ? [['key result', 'Target']] : []),
      ...(message.includes('constraint') ? [['health constraint', 'Threshold']] : []),
    ] as const;
    for (const [kind = '', goal = ''] of missing) {
      const article = page.getByRole('article', { name: quoted(message) });
      await article.getByRole('button', { name: `Add ${kind}` }).click();
      const form = article.getByRole('form', { name: `New ${kind}` });
      await form.getByRole('textbox', { name: /what is measured/ }).fill(`${KEY_RESULT}, as a ${kind}`);
      await form.getByRole('textbox', { name: 'Baseline' }).fill('80');
      await form.getByRole('textbox', { name: goal }).fill('90');
      await form.getByRole('button', { name: `Add ${kind}` }).click();
      await expect(form).toBeHidden();
    }
    await expect(card).toBeHidden();
  },
  'OKR-3': async (page, message) => {
    const card = page.getByRole('article', { name: quoted(message) });
    if (message.includes('in product')) await choose(card, 'Owner in product', /Product manager/);
    if (message.includes('in engineering')) await choose(card, 'Owner in engineering', /Engineering lead/);
  },
};

function backlogMends(): Mends {
  let filled = false;
  return {
    // The first is filled in, the others leave the contract.
    'LOG-1': async (page, message) => {
      const panel = item(page);
      if (filled) {
        await rowOf(page, quoted(message)).focus();
        for (const key of ['Space', 'End', 'Space']) await page.keyboard.press(key);
        await expect(panel.getByText('under the contract line')).toBeVisible();
        return;
      }
      filled = true;
      if (message.includes('no team')) await choose(panel, 'Team', /./);
      if (message.includes('owner')) await choose(panel, 'Owner', /Engineering lead/);
      if (message.includes('estimate')) {
        const estimate = panel.getByRole('textbox', { name: 'Estimate' });
        await estimate.fill('9');
        await estimate.press('Enter');
      }
    },
    'LOG-4': async (page, message) => {
      await page.getByRole('button', { name: `Stop: ${quoted(message)}` }).click();
      const form = page.getByRole('form', { name: `Stop: ${quoted(message)}` });
      await form.getByRole('textbox', { name: 'Why it stops' }).fill(STOPPED);
      await form.getByRole('button', { name: 'Stop it' }).click();
      await expect(page.getByText(`Stopped: ${STOPPED}`)).toBeVisible();
    },
  };
}

const CONFLICTS: Mends = {
  'SYNC-1': async (page, message) => {
    const title = quoted(message);
    await page.getByRole('list', { name: 'Conflicts' }).getByRole('button', { name: title }).click();
    const form = page.getByRole('form', { name: `Settle: ${title}` });
    await form.getByRole('textbox', { name: 'What was agreed' }).fill(OUTCOME);
    await form.getByRole('button', { name: 'Settle it' }).click();
    await expect(form).toBeHidden();
  },
};

const AI: Mends = {
  'AI-1': (page) => choose(page, 'Name the AI product manager', /Product manager/),
  'AI-2': async (page) => {
    for (const kind of ['model metric', 'user-impact metric']) {
      const add = item(page).getByRole('button', { name: `Add the ${kind}` });
      if ((await add.count()) === 0) continue;
      await add.click();
      const form = item(page).getByRole('form', { name: `New ${kind}` });
      await form.getByRole('textbox', { name: /what is measured/ }).fill(`Right at the first try (${kind})`);
      await form.getByRole('textbox', { name: 'Target' }).fill('85');
      await form.getByRole('button', { name: `Add ${kind}` }).click();
      await expect(form).toBeHidden();
    }
  },
  'AI-4': async (page) => {
    await item(page).getByRole('button', { name: 'Record the feasibility check' }).click();
    const form = item(page).getByRole('form', { name: 'Feasibility check' });
    await form.getByRole('textbox', { name: 'Checked by' }).fill(CHECKED_BY);
    await form.getByRole('button', { name: 'Record the check' }).click();
    await expect(form).toBeHidden();
  },
};

interface Iteration {
  readonly name: string;
  /** As a date field holds it, so that it can be compared as text. */
  readonly end: string;
}

async function iterationsOf(page: Page): Promise<Iteration[]> {
  const ends = page.getByLabel(/^Last day of /);
  await expect(ends.first()).toBeVisible();
  return Promise.all(
    (await ends.all()).map(async (end) => ({
      name: ((await end.getAttribute('aria-label')) ?? '').replace('Last day of ', ''),
      end: await end.inputValue(),
    })),
  );
}

/** Places the item of the panel. */
async function place(page: Page, from: Iteration | undefined, to: Iteration | undefined): Promise<void> {
  await choose(item(page), 'From', from?.name ?? '');
  await expect(item(page).getByRole('combobox', { name: 'From', exact: true })).toHaveValue(from?.name ?? '');
  await choose(item(page), 'To', to?.name ?? '');
  await expect(item(page).getByRole('combobox', { name: 'To', exact: true })).toHaveValue(to?.name ?? '');
}

/** Spreads work as wide as its milestone lets it; what waits for other work comes in the second half. */
function roadmapMends(iterations: readonly Iteration[]): Mends {
  let linked = false;
  const half = Math.floor(iterations.length / 2);
  return {
    // The first is linked to work that is placed already, the others need none.
    'MAP-1': async (page) => {
      const panel = milestone(page);
      if (!linked) {
        linked = true;
        await panel.getByRole('combobox', { name: 'Link work' }).click();
        await page.getByRole('option').first().click();
        return;
      }
      await panel.getByRole('button', { name: 'It needs no engineering work' }).click();
      await panel.getByRole('textbox', { name: 'Why does it need no engineering work?' }).fill(NEEDS_NONE);
      await panel.getByRole('button', { name: 'Mark as needing none' }).click();
    },
    'MAP-3': async (page, message) => {
      await place(page, iterations[half], iterations.at(-1));
      const needed = /needs “(.+?)”/.exec(message)?.[1] ?? '';
      await item(page)
        .getByRole('region', { name: 'Needs first' })
        .getByRole('button', { name: needed })
        .first()
        .click();
      await expect(item(page).getByRole('textbox', { name: 'Title' })).toHaveValue(needed);
      await place(page, iterations[0], iterations[half - 1]);
    },
    'MAP-4': async (page, message) => {
      const date = milestone(page).getByLabel('Date');
      if (!message.includes('not on the roadmap')) {
        // Promised too early: to the end of the quarter.
        await date.fill((await date.getAttribute('max')) ?? '');
        await date.press('Enter');
        return;
      }
      const day = await date.inputValue();
      const late = milestone(page).getByRole('listitem').filter({ hasText: 'Not on the roadmap' });
      await late.first().getByRole('button').first().click();
      await place(
        page,
        iterations[0],
        iterations.findLast(({ end }) => end <= day),
      );
    },
    // Whoever has too much in an iteration takes two more for what stands in it alone.
    'MAP-5': async (page, message) => {
      const [, team, iteration] = /^(.+) is .+ over in (.+)\.$/.exec(message) ?? [];
      const card = page
        .getByRole('region', { name: 'Roadmap board' })
        .getByRole('button', { name: new RegExp(`, ${team}, ${iteration}(,|$)`) })
        .first();
      await card.focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Space');
    },
  };
}

/** Ranks all debt of the pool by keyboard, the last of the pool first, and takes the rank over as the sequence. */
async function rankTheDebt(page: Page): Promise<void> {
  const ranking = page.getByRole('region', { name: "Product's rank" });
  const pool = ranking.getByText(/drag into the ranking|nothing waits/);
  const waiting = Number.parseInt((await pool.textContent()) ?? '', 10);
  const [first = ''] = await firstTitles(page, 1, "Product's rank");
  await ranking.getByRole('row', { name: first, exact: true }).focus();
  for (let left = waiting - 1; left >= 0; left -= 1) {
    await page.keyboard.press('End');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(pool).toHaveText(left === 0 ? 'nothing waits' : `${left}, drag into the ranking`);
  }
  const sequence = page.getByRole('region', { name: "The CTO's sequence" });
  await sequence.getByRole('button', { name: 'Sequence as ranked' }).click();
  await expect(sequence.getByText('nothing waits')).toBeVisible();
}

/** Carries every undecided risk to "Mitigated" by keyboard, and notes for the first what is done about it; their titles. */
async function decideOnRisks(page: Page): Promise<string[]> {
  const undecided = page.getByRole('region', { name: /^Not yet, / });
  const first = undecided.getByRole('button').first();
  await first.click();
  const note = page
    .getByRole('complementary', { name: 'Risk', exact: true })
    .getByRole('textbox', { name: 'Note' });
  await note.fill(RISK_NOTE);
  await note.press('Control+Enter');
  const names = await undecided
    .getByRole('button')
    .evaluateAll((all) => all.map((card) => card.getAttribute('aria-label') ?? ''));
  for (let left = names.length; left > 0; left -= 1) {
    await first.focus();
    await page.keyboard.press('Space');
    for (let column = 0; column < 4; column += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await expect(undecided).toHaveAccessibleName(`Not yet, ${left - 1}`);
  }
  return names.map((name) => name.replace('Risk: ', ''));
}

const fingersOf = (voter: number): number => FINGERS[voter % FINGERS.length] ?? 3;

/** Everybody shows a number of fingers; how many have voted. */
async function vote(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Open the vote' }).click();
  const state = page.getByRole('region', { name: 'Who has voted' }).getByRole('status');
  const voters = Number(/of (\d+)/.exec((await state.textContent()) ?? '')?.[1]);
  const result = page.getByRole('region', { name: 'Result of round 1' });
  for (let voter = 0; voter < voters; voter += 1) {
    await expect(result).toBeHidden();
    await page.keyboard.press(String(fingersOf(voter)));
    if (voter < voters - 1) await expect(state).toHaveText(`${voter + 1} of ${voters} have voted`);
  }
  await expect(result).toContainText(`${voters} votes`);
  return voters;
}
