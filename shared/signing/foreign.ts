import { NOT_OURS, type Verdict } from './verdict';

/** A file that is none of ours: says so, and checks only what can be checked without following its structure. */
export async function verifyForeign(pdf: Uint8Array): Promise<Verdict> {
  const head = new TextDecoder('latin1').decode(pdf.subarray(0, 1024));
  if (!head.includes('%PDF-'))
    return { ...NOT_OURS, status: 'unreadable', sentence: 'This file is not a PDF.' };
  return { ...NOT_OURS, status: 'not-ours', sentence: 'This is not a Countersign document.' };
}
