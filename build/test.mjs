// `npm test`: every check in order, the tests even when some of them fail, and one closing line with the counts of both
// runners. The build comes before the tests: the browser tests run what was built.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
mkdirSync(join(root, '.tmp'), { recursive: true });
const reports = mkdtempSync(join(root, '.tmp', 'test-'));

for (const check of ['types', 'lint', 'boundaries', 'build']) {
  if ((await run(check)) === 0) continue;
  console.error(`Stopped: "npm run ${check}" failed, no test was run.`);
  process.exit(1);
}

const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');
const codes = [
  await run('test:unit', ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]),
  await run('test:browser', ['--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport }),
];
const counts = [unitCounts(unitReport), browserCounts(browserReport)];
rmSync(reports, { recursive: true, force: true });

const sum = (name) => counts.reduce((total, count) => total + count[name], 0);
// A runner that failed without a failed test (a file that does not load, a setup that breaks) counts as one failure.
const silent = codes.filter((code, index) => code !== 0 && counts[index].failed === 0).length;
const failed = sum('failed') + silent;
console.log(
  `\n${sum('passed')} passed, ${failed} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
);
process.exitCode = failed > 0 || sum('passed') === 0 ? 1 : 0;

function run(script, args = [], environment = {}) {
  console.log(`\n> npm run ${script}`);
  return new Promise((resolve) => {
    const child = spawn(
      ['npm', 'run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])].join(' '),
      {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        shell: true,
        env: { ...process.env, ...environment },
      },
    );
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function unitCounts(path) {
  const report = read(path);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

function browserCounts(path) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(path)?.stats ?? {};
  return { passed: expected, failed: unexpected + flaky, skipped };
}
