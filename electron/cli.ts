#!/usr/bin/env node
import { join } from 'node:path';
import { askHidden } from './cli/ask-hidden';
import { runCli } from './cli/run-cli';
import { documentFonts } from './document-fonts';

// Runs under plain Node. A reader that stops reading (`countersign check plan | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  print: (text) => process.stdout.write(`${text}\n`),
  warn: (text) => process.stderr.write(`${text}\n`),
  environment: process.env,
  askHidden: process.stdin.isTTY ? askHidden : null,
  fonts: () => documentFonts(join(import.meta.dirname, '..')),
  now: () => new Date(),
});
