import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTENT_POLICY, contentSegments, contentType, readContent } from '../../../electron/content';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();
const root = join(folder, 'renderer');
mkdirSync(join(root, 'assets'), { recursive: true });
writeFileSync(join(root, 'index.html'), '<title>start</title>');
writeFileSync(join(root, 'assets', 'a b.js'), '1');
writeFileSync(join(root, '.hidden'), 'secret');
writeFileSync(join(folder, 'secret.txt'), 'secret');
symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));

const text = (body: Uint8Array | null) => new TextDecoder().decode(body ?? new Uint8Array());

describe('the content of a window', () => {
  it('is found by its path, the start page by none', async () => {
    expect(text((await readContent(root, 'GET', '/')).body)).toBe('<title>start</title>');
    const script = await readContent(root, 'GET', '/assets/a%20b.js');
    expect(script.status).toBe(200);
    expect(script.headers).toMatchObject({
      'Content-Type': 'text/javascript; charset=utf-8',
      'Content-Security-Policy': CONTENT_POLICY,
      'X-Content-Type-Options': 'nosniff',
    });
  });

  it('never lies outside its folder', async () => {
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
      '/assets/../../secret.txt',
      '/link.txt',
      '/.hidden',
      '/assets',
      '/index.html/x',
      '/%00',
      '/nothing.js',
    ]) {
      const { status, body } = await readContent(root, 'GET', path);
      expect([400, 404], path).toContain(status);
      expect(text(body)).not.toContain('secret');
    }
  });

  it('is only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await readContent(root, method, '/')).status).toBe(405);
  });

  it('gives segments that are plain names, for any path', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '/',
      '\\',
      'a',
      ':',
      '%00',
      '%',
      'é',
      '%25',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const segments = contentSegments(pieces.join(''));
        for (const name of segments ?? []) {
          expect(name).not.toMatch(/^\.|[\\/:]/);
          expect(name).not.toContain(String.fromCharCode(0));
        }
      }),
    );
  });

  it('names the types that workers, fonts and compiled code need', () => {
    expect(contentType('a.mjs')).toContain('text/javascript');
    expect(contentType('a.wasm')).toBe('application/wasm');
    expect(contentType('a.TTF')).toBe('font/ttf');
    expect(contentType('a.woff2')).toBe('font/woff2');
    expect(contentType('a.unknown')).toBe('application/octet-stream');
  });

  it('has a policy that runs only our own files', () => {
    const rules = new Map(CONTENT_POLICY.split('; ').map((rule) => [rule.split(' ')[0], rule]));
    expect(rules.get('default-src')).toBe("default-src 'none'");
    expect(rules.get('script-src')).toBe("script-src 'self'");
    expect(rules.get('connect-src')).toBe("connect-src 'self'");
    expect(CONTENT_POLICY).not.toMatch(/unsafe-eval|\*|https?:/);
    for (const rule of CONTENT_POLICY.split('; '))
      if (rule.includes('unsafe-inline')) expect(rule).toMatch(/^style-src /);
  });
});
