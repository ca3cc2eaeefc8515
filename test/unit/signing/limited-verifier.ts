import { readFileSync } from 'node:fs';
import { verifyDocument } from '@shared/signing/verify';

/** A program of its own: verifies one file and tells what that took. */
const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ''));
const { user, system } = process.cpuUsage();
const { status, sentence, change, signatures } = await verifyDocument(bytes);
const used = process.cpuUsage();
const milliseconds = (used.user + used.system - user - system) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
const valid = signatures.filter((signature) => signature.valid).length;
console.log(JSON.stringify({ status, sentence, change, valid, milliseconds, megabytes }));
