import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HostError, type OpenedFile } from '@shared/desktop-api';
import { describe, expect, it } from 'vitest';
import { filesOfArguments, OpenedFiles } from '../../../electron/opened-files';

describe('files a program was started with', () => {
  it('are plans and PDFs, seen from the folder of the start', () => {
    expect(
      filesOfArguments(
        ['--flag', '.', 'q3.countersign', '/a/Signed.PDF', 'notes.txt', '-x.pdf'],
        '/home/jane',
      ),
    ).toEqual([resolve('/home/jane', 'q3.countersign'), '/a/Signed.PDF']);
  });

  it('may be addresses, as the desktops of Linux hand them over', () => {
    const path = resolve('/home/jane/Q1 plán.countersign');
    expect(filesOfArguments([pathToFileURL(path).href], '/')).toEqual([path]);
    // Not a file of this machine: left to fail with its own name.
    expect(filesOfArguments(['https://example.com/a.png'], '/')).toEqual([]);
  });
});

describe('files opened from the desktop', () => {
  function setUp() {
    const delivered: string[] = [];
    const told: string[] = [];
    const state = { listening: false };
    const opened = new OpenedFiles({
      read: async (path): Promise<OpenedFile> => {
        if (path.includes('gone')) throw new HostError('It is gone.', 'disk');
        // The first one takes longer to read than the second.
        await new Promise((resolve) => setTimeout(resolve, path.includes('slow') ? 30 : 0));
        return { name: path, bytes: new Uint8Array() };
      },
      deliver: ({ name }) => {
        if (state.listening) delivered.push(name);
        return state.listening;
      },
      tell: (sentence) => told.push(sentence),
    });
    return { opened, delivered, told, state };
  }

  it('wait for a window, then arrive once and in order', async () => {
    const { opened, delivered, state } = setUp();
    await opened.open(['slow', 'quick']);
    opened.flush();
    expect(delivered).toEqual([]);
    state.listening = true;
    opened.flush();
    opened.flush();
    await opened.open(['later']);
    expect(delivered).toEqual(['slow', 'quick', 'later']);
  });

  it('that cannot be read are told, and hold nothing up', async () => {
    const { opened, delivered, told, state } = setUp();
    state.listening = true;
    await opened.open(['gone', 'there']);
    expect(told).toEqual(['It is gone.']);
    expect(delivered).toEqual(['there']);
  });
});
