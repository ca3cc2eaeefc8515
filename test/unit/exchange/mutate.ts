import { utf8 } from './support';

/** xorshift32: a failure names its round, and the round gives the same file again. */
export function random(seed: number): (limit: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
}

const TOKENS = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\ufeff',
  '=cmd()',
  '__proto__',
  '-',
  '9'.repeat(400),
  '\u202e',
  '😀',
  'Issue key',
  'Summary',
  'Title',
  'Status',
  '#NAME?',
  '<b>',
  '{',
  ']',
  '"idList"',
  '"\n"',
  ',,,,,,,',
].map(utf8);

export function mutate(bytes: Uint8Array, pick: (limit: number) => number): Uint8Array {
  let result = bytes;
  for (let step = 0; step <= pick(6); step += 1) {
    const at = pick(result.length + 1);
    const length = pick(pick(4) === 0 ? 4_000 : 20);
    const head = result.subarray(0, at);
    const tail = result.subarray(at + length);
    switch (pick(9)) {
      case 0:
        result = Uint8Array.from(result);
        if (at < result.length) result[at] = pick(256);
        break;
      case 1:
        result = joined(head, tail);
        break;
      case 2:
        result = joined(head, TOKENS[pick(TOKENS.length)] ?? head, result.subarray(at));
        break;
      case 3:
        result = Uint8Array.from(head);
        break;
      case 4:
        result = joined(head, result.subarray(at, at + length), result.subarray(at));
        break;
      case 5:
        result = joined(tail, head);
        break;
      case 6:
        result = withLinesMoved(result, pick);
        break;
      case 7:
        result = result.map((byte) => (byte === COMMA ? SEMICOLON : byte));
        break;
      default:
        // As UTF-16 without a mark, but not twice: a file would grow without end.
        result = result.length < 100_000 && result[1] !== 0 ? widened(result) : result;
    }
  }
  return result;
}

const [LINE_FEED, COMMA, SEMICOLON] = [0x0a, 0x2c, 0x3b];

const widened = (bytes: Uint8Array): Uint8Array => {
  const wide = new Uint8Array(bytes.length * 2);
  for (let index = 0; index < bytes.length; index += 1) wide[index * 2] = bytes[index] ?? 0;
  return wide;
};

/** One line stands twice, one is gone: headers under their rows, keys that come again. */
function withLinesMoved(bytes: Uint8Array, pick: (limit: number) => number): Uint8Array {
  const ends = [0];
  for (
    let at = bytes.indexOf(LINE_FEED);
    at >= 0 && ends.length < 500;
    at = bytes.indexOf(LINE_FEED, at + 1)
  ) {
    ends.push(at + 1);
  }
  const line = (index: number) => bytes.subarray(ends[index], ends[index + 1] ?? bytes.length);
  const [from, to] = [pick(ends.length), pick(ends.length)];
  const at = ends[to] ?? 0;
  return joined(bytes.subarray(0, at), line(from), bytes.subarray(at + line(to).length));
}

const joined = (...parts: Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};
