import { describe, expect, it } from 'vitest';
import { contentOrigin } from '../../../electron/origin';

describe('what belongs to the windows', () => {
  const origin = contentOrigin(null);

  it('is our own content and nothing that looks like it', () => {
    expect(origin.owns(origin.startUrl)).toBe(true);
    expect(origin.owns('app://countersign/assets/x.js?y#z')).toBe(true);
    for (const url of [
      'app://countersign.example.com/index.html',
      'app://other/index.html',
      'app://user@countersign/index.html',
      'app://countersign:80/index.html',
      'https://countersign/index.html',
      'http://localhost:4173/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'about:blank',
      'app:countersign',
      'not a url',
      '',
    ])
      expect(origin.owns(url), url).toBe(false);
  });

  it('may request only its own content and data of its own pages', () => {
    expect(origin.allows('blob:app://countersign/0b5c')).toBe(true);
    expect(origin.allows('data:image/png;base64,AA')).toBe(true);
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1/',
      'ws://localhost/',
      'blob:https://example.com/1',
      'devtools://devtools/x',
      'file:///x',
      'chrome-extension://x/y',
    ])
      expect(origin.allows(url), url).toBe(false);
  });

  it('is the development server alone where there is one', () => {
    const developing = contentOrigin('http://localhost:5173/');
    expect(developing.startUrl).toBe('http://localhost:5173/');
    expect(developing.allows('ws://localhost:5173/')).toBe(true);
    expect(developing.owns('http://localhost:5174/')).toBe(false);
    expect(developing.allows('https://example.com/')).toBe(false);
  });
});
