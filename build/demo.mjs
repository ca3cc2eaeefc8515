// The whole product without a window: a tracker's export becomes a plan; the sample plan becomes a document that both sides
// sign. Leaves everything in .tmp/demo and ends with the path of the signed PDF.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'out', 'main', 'cli.js');
const folder = join(root, '.tmp', 'demo');
const at = (name) => join(folder, name);

if (!existsSync(cli)) {
  process.stderr.write(
    'The command line is not built yet: run `npm run build` first (`npm ci` does it too).\n',
  );
  process.exit(2);
}
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

/** Runs one command as a user would, and stops the demo when it does not end as it should. */
function countersign(args, { expect = 0, remark = '' } = {}) {
  const shown = args.map((arg) => {
    const text = arg.startsWith(root) ? relative(root, arg) : arg;
    return /[\s()]/.test(text) ? `'${text}'` : text;
  });
  process.stdout.write(`\n$ countersign ${shown.join(' ')}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  const lines = `${stdout}${stderr}`.trimEnd().split('\n');
  const last = lines.slice(-3);
  process.stdout.write(
    `${(lines.length > 14 ? [...lines.slice(0, 8), `… ${lines.length - 11} more lines …`, ...last] : lines).join('\n')}\n`,
  );
  if (remark) process.stdout.write(`(${remark})\n`);
  if (status === expect) return;
  process.stderr.write(`\nThe demo stopped: this ended with ${status}, not ${expect}.\n`);
  process.exit(1);
}

const started = performance.now();

// 1. A real export from Jira, with its text replaced.
const jira = join(root, 'test', 'fixtures', 'exports', 'jira-13-sprint-x47-story-points.csv');
const imported = at('imported.countersign');
countersign([
  'import',
  jira,
  '--plan',
  imported,
  '--company',
  'Acme',
  '--quarter',
  '2027-Q1',
  '--unit',
  'points',
]);
countersign(['import', jira, '--plan', imported], { remark: 'the same file again changes nothing' });
countersign(['check', imported], { expect: 1, remark: 'a fresh backlog is not yet a plan: exit code 1' });

// 2. The sample plan, from its check to a document with two signatures.
const plan = at('sample.countersign');
const pdf = at('roadmap.pdf');
countersign(['sample', '--plan', plan]);
countersign(['check', plan]);
countersign(['export', plan, '--out', at('draft.pdf')]);
countersign(['export', plan, '--out', pdf, '--commit', '--by', 'Demo']);
for (const [role, name] of [
  ['cpo', 'Helena Brandt'],
  ['cto', 'Tomas Lindqvist'],
]) {
  const secret = at(`${role}-passphrase.txt`);
  writeFileSync(secret, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  const identity = at(`${role}.identity.json`);
  const email = `${role}@example.com`;
  countersign([
    'identity',
    'create',
    '--name',
    name,
    '--role',
    role,
    '--email',
    email,
    '--organisation',
    'Orchard Lane Market',
    '--out',
    identity,
    '--passphrase-file',
    secret,
  ]);
  countersign(['sign', pdf, '--as', role, '--identity', identity, '--passphrase-file', secret]);
}
countersign(['verify', pdf]);

process.stdout.write(
  `\nDone in ${((performance.now() - started) / 1000).toFixed(1)} s. The signed document:\n${pdf}\n`,
);
