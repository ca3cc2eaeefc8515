import { HostError } from '@shared/desktop-api';
import { GENERATOR } from '@shared/document/index';
import { INTERLEAVES } from '@shared/exchange/merge/import-options';
import { UNITS } from '@shared/model/index';
import { SIGNER_ROLES, SigningError } from '@shared/signing/index';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { check } from './check-command';
import { CliError, type ExitCode } from './cli-error';
import type { CliHost } from './cli-host';
import { type ExportArguments, exportPlan } from './export-command';
import { createIdentityFile, type NewIdentityArguments } from './identity-command';
import { type ImportArguments, importFiles } from './import-command';
import { plainText } from './output';
import { PASSPHRASE_VARIABLE } from './passphrase';
import { writeSample } from './sample-command';
import { type SignArguments, sign } from './sign-command';
import { type BacklogArguments, exportBacklog, exportRoadmap } from './table-command';
import { type VerifyArguments, verify } from './verify-command';

/** Runs one command line (without node and script) and tells the exit code. Never throws. */
export async function runCli(args: readonly string[], host: CliHost): Promise<ExitCode> {
  let code: ExitCode = 0;
  const finish = async (work: Promise<ExitCode>) => {
    code = await work;
  };
  try {
    await programFor(host, finish).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    host.warn(`countersign: ${oneLine(error)}`);
    return 2;
  }
}

function oneLine(error: unknown): string {
  const isOurs = error instanceof CliError || error instanceof SigningError || error instanceof HostError;
  const text = error instanceof Error ? error.message : String(error);
  return plainText(isOurs ? text : `Unexpected failure, nothing was written: ${text}`).replace(/\s+/g, ' ');
}

type Finish = (work: Promise<ExitCode>) => Promise<void>;

function programFor(host: CliHost, finish: Finish): Command {
  const program = new Command('countersign')
    .description('One quarterly plan of product and engineering, without a window.')
    .version(GENERATOR.replace(/^Countersign /, ''))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.print(text.trimEnd()),
      writeErr: (text) => host.warn(text.trimEnd()),
      outputError: (text, write) => write(plainText(text.replace(/^error:/, 'countersign:'))),
    })
    .addHelpText('after', '\nExit codes: 0 done, 1 done and the answer is no, 2 could not be done.');
  addPlanCommands(program, host, finish);
  addTableCommands(program, host, finish);
  addSigningCommands(program, host, finish);
  return program;
}

function addPlanCommands(program: Command, host: CliHost, finish: Finish): void {
  program
    .command('import')
    .description("import trackers' exports into a plan file, which is made when it is not there")
    .argument('<files...>', 'exports, in the order in which they enter the backlog')
    .requiredOption('--plan <file>', 'the plan file')
    .option('--company <name>', 'new plan: the company')
    .option('--name <name>', 'new plan: its name')
    .option('--quarter <quarter>', 'new plan: its quarter, like 2027-Q1 (default: the next one)')
    .addOption(new Option('--unit <unit>', 'new plan: what estimates count (default: days)').choices(UNITS))
    .option('--include-done', 'also import what is done or cancelled')
    .addOption(
      new Option('--estimate <column>', 'where estimates come from').choices([
        'auto',
        'points',
        'time',
        'none',
      ]),
    )
    .option('--factor <number>', 'units of the plan for one point, or one day of time', positiveNumber)
    .option('--team-column <name>', 'the column that names teams; "" for none')
    .option(
      '--map <file>',
      'JSON: what the columns of a table are, what types, statuses, links and teams become (see README)',
    )
    .addOption(new Option('--interleave <rule>', 'where new items go among known ones').choices(INTERLEAVES))
    .addOption(new Option('--epics <kind>', 'what epics become').choices(['items', 'milestone', 'objective']))
    .option('--dry-run', 'tell what would happen and write nothing')
    .option('--json', 'the whole report as JSON')
    .action((files: string[], options: ImportArguments) => finish(importFiles(files, options, host)));
  program
    .command('sample')
    .description('write the plan of a made-up company, finished and ready to be frozen, to try things on')
    .requiredOption('--plan <file>', 'where it goes')
    .action((options: { plan: string }) => finish(writeSample(options, host)));
  program
    .command('check')
    .description('the findings of a plan; exit code 1 when something blocks the commitment')
    .argument('<plan>', 'plan file')
    .option('--json', 'the findings as JSON')
    .action((plan: string, options: { json?: boolean }) => finish(check(plan, options, host)));
  program
    .command('export')
    .description('the roadmap document as PDF: a draft, unless the plan is frozen')
    .argument('<plan>', 'plan file')
    .requiredOption('--out <pdf>', 'where the document goes')
    .option('--commit', 'freeze the plan first; exit code 1 when findings stop it')
    .option('--by <name>', 'who freezes it')
    .option('--force', 'write over a signed document')
    .option('--json', 'the outcome as JSON')
    .action((plan: string, options: ExportArguments) => finish(exportPlan(plan, options, host)));
}

function addTableCommands(program: Command, host: CliHost, finish: Finish): void {
  program
    .command('backlog')
    .description('the ordered backlog as a file for a spreadsheet, a page or Jira')
    .argument('<plan>', 'plan file')
    .option('--csv', 'for a spreadsheet, or any tracker')
    .option('--markdown', 'as a page')
    .option('--jira', "for Jira's own CSV import: keys, order, sprints, links")
    .option('--contract', 'only the contract')
    .option('--sprint <name=number...>', "with --jira: the sprint's number in Jira, for each iteration")
    .requiredOption('--out <file>', 'where it goes')
    .action((plan: string, options: BacklogArguments) => finish(exportBacklog(plan, options, host)));
  program
    .command('roadmap')
    .description('the roadmap with its dates as a file')
    .argument('<plan>', 'plan file')
    .option('--csv', 'for a spreadsheet')
    .requiredOption('--out <file>', 'where it goes')
    .action((plan: string, options: { csv?: boolean; out: string }) =>
      finish(exportRoadmap(plan, options, host)),
    );
}

function addSigningCommands(program: Command, host: CliHost, finish: Finish): void {
  const passphrase = `first line of this file; else ${PASSPHRASE_VARIABLE}, else you are asked`;
  const identity = program.command('identity').description('signing identities');
  identity
    .command('create')
    .description('make a key pair and a certificate, kept in a file under a passphrase')
    .requiredOption('--name <name>', 'as the signature shall carry it')
    .addOption(
      new Option('--role <role>', 'what the person signs as').choices(SIGNER_ROLES).makeOptionMandatory(),
    )
    .requiredOption('--email <address>', 'e-mail address')
    .option('--organisation <name>', 'company')
    .requiredOption('--out <file>', 'where it goes; .p12 or .pfx gives a PKCS#12 file')
    .option('--years <number>', 'how long it is valid', wholeNumber, 3)
    .option('--passphrase-file <file>', passphrase)
    .option('--json', 'the outcome as JSON')
    .action((options: NewIdentityArguments) => finish(createIdentityFile(options, host)));
  program
    .command('sign')
    .description('sign a frozen roadmap document for one side')
    .argument('<pdf>', 'the document')
    .addOption(new Option('--as <role>', 'the side that signs').choices(SIGNER_ROLES).makeOptionMandatory())
    .requiredOption('--identity <file>', 'identity made by "identity create", or a .p12 file')
    .option('--out <pdf>', 'write the signed document here, instead of in its place')
    .option('--passphrase-file <file>', passphrase)
    .option('--json', 'the outcome as JSON')
    .action((pdf: string, options: SignArguments) => finish(sign(pdf, options, host)));
  program
    .command('verify')
    .description('whether CPO and CTO both signed and nothing was changed since; exit code 1 when not')
    .argument('<pdf>', 'the document')
    .option('--known <file>', 'fingerprints that were read out; exit code 1 too when a key is not among them')
    .option(
      '--remember <fingerprint>',
      'with --known: add what its owner has read out',
      (one, all: string[] = []) => [...all, one],
    )
    .option('--json', 'the verdict as JSON')
    .action((pdf: string, options: VerifyArguments) => finish(verify(pdf, options, host)));
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0 || value > 10_000) {
    throw new InvalidArgumentError('Give a number over 0.');
  }
  return value;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,2}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
