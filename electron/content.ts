import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/**
 * What a window may load and run: only our own files. Styles may stand inline because the component library writes
 * them; scripts never. Nothing may be framed, posted or fetched elsewhere.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.countersign': 'application/json; charset=utf-8',
};

export const contentType = (path: string): string =>
  TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';

/** The headers of every answer, whichever host gives it. */
export const CONTENT_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export interface Content {
  readonly status: 200 | 304 | 400 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

const plain = (status: Content['status'], text: string): Content => ({
  status,
  headers: { ...CONTENT_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  body: new TextEncoder().encode(text),
});

/**
 * The segments of a URL path inside the content folder, or null when it must not be followed. Each segment is decoded
 * once and then has to be an ordinary name: no separators, no `..`, no drive or stream marks, no hidden files.
 */
export function contentSegments(urlPath: string): readonly string[] | null {
  const segments: string[] = [];
  for (const raw of urlPath.split('/')) {
    if (raw === '') continue;
    let name: string;
    try {
      name = decodeURIComponent(raw);
    } catch {
      return null;
    }
    if (name.startsWith('.') || /[\\/:*?"<>|%]/.test(name) || hasControlCharacter(name)) return null;
    segments.push(name);
  }
  return segments.length === 0 ? ['index.html'] : segments;
}

const hasControlCharacter = (text: string): boolean =>
  [...text].some((character) => (character.codePointAt(0) ?? 0) < 32);

/** Reads what `urlPath` names inside `root`; never anything outside it, through links neither. */
export async function readContent(root: string, method: string, urlPath: string): Promise<Content> {
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Only reading is possible here.');
  const segments = contentSegments(urlPath);
  if (!segments) return plain(400, 'This is not an address of Countersign.');
  try {
    const folder = await realpath(root);
    const file = await realpath(join(folder, ...segments));
    if (!file.startsWith(folder + sep) || !(await stat(file)).isFile())
      return plain(404, 'There is no such page.');
    const body = new Uint8Array(await readFile(file));
    return { status: 200, headers: { ...CONTENT_HEADERS, ...headersOf(segments, body) }, body };
  } catch {
    return plain(404, 'There is no such page.');
  }
}

// Built assets carry a digest of their content in the name; anything else may change with the next build.
function headersOf(segments: readonly string[], body: Uint8Array): Record<string, string> {
  return {
    'Content-Type': contentType(segments.at(-1) ?? ''),
    'Content-Length': String(body.byteLength),
    'Cache-Control': segments[0] === 'assets' ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}
