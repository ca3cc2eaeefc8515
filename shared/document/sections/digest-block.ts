import { baseline, type Flow } from '../layout/flow';
import { drawLine, layLines, type Runs } from '../layout/text-lines';
import { TEXT, type TextStyle } from '../layout/theme';
import type { Facts } from './facts';

/** The digest in groups two people can read to each other, and what a signature over it proves. Drawn from `top` down. */
export function drawDigest(flow: Flow, { digest, draft }: Facts, top: number): void {
  const title = draft ? 'Digest of this draft (SHA-256)' : 'Digest of the plan (SHA-256)';
  let y = top + put(flow, title, { ...TEXT.small, face: 'medium' }, top) + 3;
  y += drawGroups(flow, digest, y) + 6;
  put(flow, proof(draft), { ...TEXT.small, leading: 12 }, y);
}

function put(flow: Flow, runs: Runs, style: TextStyle, top: number): number {
  const tag = flow.tag.add('P');
  const lines = layLines(flow.book.faces, runs, style, flow.width);
  for (const [index, line] of lines.entries()) {
    drawLine(flow.page, line, flow.left, top + index * style.leading + baseline(style), tag);
  }
  return lines.length * style.leading;
}

/** In two rows of eight groups of four, each at its own place. */
function drawGroups(flow: Flow, digest: string, top: number): number {
  const tag = flow.tag.add('P');
  const style: TextStyle = { ...TEXT.cell, face: 'medium', size: 10.5, leading: 15 };
  const groups = digest.toUpperCase().match(/.{4}/g) ?? [];
  for (const [index, group] of groups.entries()) {
    const [line] = layLines(flow.book.faces, `${group} `, style, 80);
    if (!line) continue;
    const x = flow.left + (index % 8) * (flow.width / 8);
    drawLine(flow.page, line, x, top + Math.floor(index / 8) * style.leading + baseline(style), tag);
  }
  return Math.ceil(groups.length / 8) * style.leading;
}

function proof(draft: boolean): string {
  if (draft) {
    return 'This is a draft: it has no signature fields, and nobody has agreed to it. The digest tells two drafts apart.';
  }
  return 'A valid signature in this document proves that the holder of the signing key agreed to exactly these pages and to the attached plan.json, which has the digest above, and that neither was changed since. It does not prove who that holder is, nor when they signed: read the fingerprint of each certificate out to its owner before you rely on it, and take the time as the signer\u2019s own statement.';
}
