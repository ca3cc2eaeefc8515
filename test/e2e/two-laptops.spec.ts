import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { expect, test } from './support/host';
import { pdfTool } from './support/pdf-tools';
import { goTo, holdsClosing, openSamplePlan, saved, signAs } from './support/steps';

test('one signs in the plan, the other in the PDF, on a laptop that has never seen the plan', async ({
  app,
}) => {
  test.setTimeout(360_000);
  const { page } = app;
  const home = page.url().split('#')[0];

  const once = await test.step('the CPO signs in the plan and saves the document', async () => {
    await openSamplePlan(page);
    await goTo(page, 'Sign-off');
    await page.getByRole('button', { name: 'Freeze the plan for signing' }).click();
    await expect(page.getByRole('region', { name: 'The roadmap document' })).toBeVisible({ timeout: 60_000 });
    await signAs(page, 'CPO', 'correct horse');
    await saved(page);
    const saving = app.answerSaveFile();
    await page.getByRole('button', { name: 'Save the PDF' }).click();
    return (await saving).bytes;
  });

  await test.step('the plan is removed: from here on this is the other laptop', async () => {
    await page.goto(`${home}#/plans`);
    await page.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Remove from this machine' }).click();
    await page.getByRole('button', { name: 'Remove the plan' }).click();
    await expect(page.getByText('No plan is on this machine yet')).toBeVisible();
  });

  const signer = page.getByRole('region', { name: /^Signature of .*, CPO$/ });
  await test.step('the document is verified, its plan restored read-only with the signature', async () => {
    await page.goto(`${home}#/verify`);
    app.answerOpenFile([{ name: 'Plan (signed by one).pdf', bytes: once }]);
    await page.getByRole('button', { name: 'Choose a PDF' }).click();
    await expect(
      page.getByText(/only and unchanged since; the other signature is still missing/),
    ).toBeVisible({
      timeout: 60_000,
    });
    await expect(signer.getByText('Nobody at this machine has compared')).toBeVisible();
    await signer.getByRole('button', { name: 'We read it out to each other' }).click();
    await expect(signer.getByText('Known.')).toBeVisible();

    await page.getByRole('button', { name: 'Open the plan in it' }).click();
    await expect(page.getByText('One signature is there. The CTO signs next.')).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Signature of the CPO' }).getByText('Known.'),
    ).toBeVisible();
    await goTo(page, 'Backlog');
    await expect(page.getByText('120 items, contract')).toBeVisible();
  });

  await test.step('the known fingerprint is listed, saved to a file, forgotten, and taken over again', async () => {
    await page.goto(`${home}#/identities`);
    const known = page.getByRole('list', { name: 'Known fingerprints' }).getByRole('listitem');
    await expect(known).toHaveCount(1);
    const saving = app.answerSaveFile();
    await page
      .getByRole('region', { name: 'Known fingerprints' })
      .getByRole('button', { name: 'Export' })
      .click();
    const { bytes } = await saving;
    await known.getByRole('button', { name: /^Forget the fingerprint of/ }).click();
    await page.getByRole('button', { name: 'Forget it' }).click();
    await expect(page.getByText('Nobody yet.')).toBeVisible();
    app.answerOpenFile([{ name: 'Known fingerprints.json', bytes }]);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'Take them over' }).click();
    await expect(known).toHaveCount(1);
  });

  const twice = await test.step('the CTO signs the document on the verify screen', async () => {
    await page.goto(`${home}#/verify`);
    app.answerOpenFile([{ name: 'Plan (signed by one).pdf', bytes: once }]);
    await page.getByRole('button', { name: 'Choose a PDF' }).click();
    const inside = page.getByRole('region', { name: 'The plan in it' });
    await inside.getByRole('button', { name: 'Compare with a plan here' }).click({ timeout: 60_000 });
    await expect(inside.getByRole('heading', { name: 'Nothing differs' })).toBeVisible();
    const here = page.getByRole('region', { name: 'Sign here' });
    await here.getByRole('button', { name: 'Sign here' }).click({ timeout: 60_000 });
    await expect(here.getByText(/pages, exactly those shown here/)).toBeVisible();
    await here.getByLabel('Name', { exact: true }).fill('\u5c71\u7530\u82b1\u5b50');
    await here.getByLabel('Passphrase', { exact: true }).fill('battery staple');
    await here.getByLabel('Passphrase again').fill('battery staple');
    await here.getByRole('button', { name: 'Make the identity' }).click();
    await expect(here.getByRole('button', { name: 'Sign as CTO' })).toBeVisible();
    await here.getByLabel('Passphrase', { exact: true }).fill('wrong staple');
    await here.getByRole('button', { name: 'Sign as CTO' }).click();
    await expect(here.getByText(/passphrase is not the one of this identity/)).toBeVisible();
    await here.getByLabel('Passphrase', { exact: true }).fill('battery staple');
    const saving = app.answerSaveFile();
    await here.getByRole('button', { name: 'Sign as CTO' }).click();
    const file = await saving;
    expect(file.name).toBe('Plan (signed).pdf');
    await expect(page.getByText(/\(CPO\) and .*\(CTO\), and unchanged since/)).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByText(/was entered in the plan on this machine/)).toBeVisible();
    return file.bytes;
  });

  await test.step('the first signature is still there, bit for bit, and other tools accept both', async () => {
    expect(Buffer.compare(twice.subarray(0, once.length), once)).toBe(0);
    const signatures = pdfTool('pdfsig', [], twice);
    if (signatures !== null) expect(signatures.match(/Signature is Valid/g)).toHaveLength(2);
  });

  await test.step('Node draws the same pages and the same boxes again, a name beyond Inter included', async () => {
    const file = test.info().outputPath('signed.pdf');
    await writeFile(file, twice);
    const { stdout } = spawnSync(process.execPath, ['out/main/cli.js', 'verify', file, '--json'], {
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'signed-by-both',
      pages: 'same',
      signatures: [{ appearance: 'as-told' }, { appearance: 'as-told', name: '\u5c71\u7530\u82b1\u5b50' }],
    });
  });

  await test.step('the plan on this machine is signed by both, with that very document', async () => {
    await page.getByRole('button', { name: 'Open the plan here' }).click();
    await expect(page.getByRole('heading', { name: 'Signed by both' })).toBeVisible();
    const saving = app.answerSaveFile();
    await page.getByRole('button', { name: 'Save the PDF' }).click();
    expect(Buffer.compare((await saving).bytes, twice)).toBe(0);
  });

  await test.step('an amendment starts from the document, and the signed revision stays', async () => {
    await page.goto(`${home}#/verify`);
    app.answerOpenFile([{ name: 'Plan (signed).pdf', bytes: twice }]);
    await page.getByRole('button', { name: 'Choose a PDF' }).click();
    const inside = page.getByRole('region', { name: 'The plan in it' });
    await inside.getByRole('button', { name: 'Start an amendment' }).click({ timeout: 60_000 });
    await expect(page.getByText(/Revision 2 amends revision 1/)).toBeVisible();
    await page.goto(`${home}#/plans`);
    await expect(page.getByRole('link', { name: /Joint plan 2027-Q1/ })).toHaveCount(2);
  });

  const everything =
    await test.step('everything goes into one file, with the identity that is opened for it', async () => {
      await page.goto(`${home}#/move`);
      await page.getByRole('checkbox', { name: /, CPO$/ }).check();
      const passphrase = page.getByRole('textbox', { name: /^Passphrase of .*, CPO$/ });
      const save = page.getByRole('button', { name: 'Save everything in one file' });
      await expect(save).toBeDisabled();
      await passphrase.fill('wrong horse');
      await save.click();
      await expect(page.getByText(/passphrase is not the one of this identity/)).toBeVisible();
      await passphrase.fill('correct horse');
      const saving = app.answerSaveFile();
      await save.click();
      const file = await saving;
      expect(file.name).toMatch(/^Countersign \d{4}-\d\d-\d\d\.countersign-move$/);
      await expect(page.getByText(/^Everything is in/)).toBeVisible();
      expect(Buffer.from(file.bytes).includes('correct horse')).toBe(false);
      return file.bytes;
    });

  await test.step('another machine, that is another origin: bringing it in can be stopped, then all of it is there', async () => {
    const other = new URL(home ?? '');
    other.hostname = other.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    await page.goto(`${other}#/move`);
    // A worker that never starts takes as long as anybody needs to press a button.
    await page.route(/plan-file-worker/, () => undefined);
    app.answerOpenFile([{ name: 'all.countersign-move', bytes: everything }]);
    await page.getByRole('button', { name: 'Bring in a file of another machine' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await page.unroute(/plan-file-worker/);

    app.answerOpenFile([{ name: 'all.countersign-move', bytes: everything }]);
    await page.getByRole('button', { name: 'Bring in a file of another machine' }).click();
    const plans = page.getByRole('list', { name: 'Plans in the file' }).getByRole('listitem');
    await expect(plans).toHaveText([/Will be added/, /Will be added/]);
    expect(await holdsClosing(page)).toBe(true);
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await expect(page.getByText(/^2 plans were added/)).toBeVisible();
    await expect(plans).toHaveText([/Is here already, the same/, /Is here already, the same/]);
    await expect.poll(() => holdsClosing(page)).toBe(false);

    const identity = page.getByRole('form', { name: /^Bring in the identity of .*, CPO$/ });
    await identity.getByRole('textbox').fill('correct horse');
    await identity.getByRole('button', { name: 'Bring in the identity' }).click();
    await expect(page.getByText('Is on this machine')).toBeVisible();
    await page.goto(`${other}#/identities`);
    await expect(page.getByRole('listitem', { name: /, CPO$/ })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Known fingerprints' }).getByRole('listitem')).toHaveCount(1);

    await page.goto(`${other}#/plans`);
    await page
      .getByRole('link', { name: /Signed by both|Joint plan 2027-Q1/ })
      .first()
      .click();
    await goTo(page, 'Backlog');
    await expect(page.getByText('120 items, contract')).toBeVisible();
  });

  await test.step('a plan that went on in the meantime comes in as a copy, where that is asked for', async () => {
    await page.goto(`${page.url().split('#')[0]}#/plans`);
    await page.getByRole('link', { name: /revision 2/ }).click();
    await page.getByRole('button', { name: 'Add items' }).click();
    await page.getByRole('textbox', { name: 'Title of the new item' }).fill('Only on the new machine');
    await page.keyboard.press('Enter');
    await saved(page);
    await page.goto(`${page.url().split('#')[0]}#/move`);
    app.answerOpenFile([{ name: 'all.countersign-move', bytes: everything }]);
    await page.getByRole('button', { name: 'Bring in a file of another machine' }).click();
    const changed = page.getByRole('listitem').filter({ hasText: 'worked on later here' });
    await expect(changed).toHaveCount(1);
    await changed.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await expect(page.getByText(/^1 plan was added/)).toBeVisible();
    await page.goto(`${page.url().split('#')[0]}#/plans`);
    await expect(page.getByRole('list', { name: 'Plans' }).getByRole('listitem')).toHaveCount(3);
    await page.getByRole('link', { name: /from the other machine/ }).click();
    await expect(page.getByText('120 items, contract')).toBeVisible();
  });
});
