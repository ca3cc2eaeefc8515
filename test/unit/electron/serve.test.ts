import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Served, serveContent } from '../../../electron/serve';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();
const root = join(folder, 'renderer');
mkdirSync(root);
writeFileSync(join(root, 'index.html'), 'start');
writeFileSync(join(folder, 'secret.txt'), 'secret');

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(port: number, attempts = 5): Promise<Served> {
  const served = await serveContent({ root, port, attempts });
  if (served.state === 'serving') closing.push(served.close);
  return served;
}

/** A request as it stands: fetch would tidy the path up first. */
const raw = (port: number, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });

describe('the served workbench', () => {
  it('answers with the page and its policy', async () => {
    const { url } = await serve(0);
    const response = await fetch(url);
    expect(await response.text()).toBe('start');
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(new URL(url).hostname).toBe('localhost');
  });

  it('gives nothing from outside its folder, even to a raw request', async () => {
    const { port } = await serve(0);
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '//../secret.txt']) {
      const { status, text } = await raw(port, path);
      expect([400, 404], path).toContain(status);
      expect(text).not.toContain('secret');
    }
  });

  it('answers only under its own name, so that no foreign page shares its origin', async () => {
    const { port } = await serve(0);
    expect((await raw(port, '/', { Host: `evil.example:${port}` })).status).toBe(403);
    expect((await raw(port, '/', { Host: `localhost:${port}` })).status).toBe(200);
    expect((await raw(port, '/', {}, 'POST')).status).toBe(405);
  });

  it('takes the next port when another program has the wanted one', async () => {
    const other = createServer((_request, response) => response.end('other'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => other.close(resolve)));
    const address = other.address();
    const taken = address !== null && typeof address === 'object' ? address.port : 0;
    const served = await serve(taken);
    expect(served.state).toBe('serving');
    expect(served.port).toBeGreaterThan(taken);
    await expect(serve(taken, 0)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('tells that it runs already instead of serving twice', async () => {
    const first = await serve(0);
    expect(await serve(first.port)).toEqual({ state: 'running', url: first.url, port: first.port });
  });
});
