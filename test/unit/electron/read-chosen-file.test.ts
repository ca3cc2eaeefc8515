import { mkdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskError } from '../../../electron/disk-error';
import { readChosenFile } from '../../../electron/read-chosen-file';
import { spokenPath } from '../../../electron/spoken-path';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();

describe('a chosen file', () => {
  it('is its name without folders, and its bytes', async () => {
    writeFileSync(join(folder, 'a.csv'), 'x,y');
    const { name, bytes } = await readChosenFile(join(folder, 'a.csv'));
    expect([name, new TextDecoder().decode(bytes)]).toEqual(['a.csv', 'x,y']);
  });

  it('that is too large is refused before it is read', async () => {
    writeFileSync(join(folder, 'big'), new Uint8Array(2 * 1024 * 1024));
    await expect(readChosenFile(join(folder, 'big'), 1024 * 1024)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('larger than 1 MB'),
    });
  });

  it('that is gone, or is a folder, is told with what to do', async () => {
    mkdirSync(join(folder, 'folder'));
    for (const name of ['gone', 'folder'])
      await expect(readChosenFile(join(folder, name))).rejects.toMatchObject({
        code: 'disk',
        message: expect.stringMatching(/could not be read\. .+ then try again\. Nothing was changed\./),
      });
  });
});

describe('a failure of the disk', () => {
  it('says what happened, what is safe and what to do, for the usual reasons', () => {
    for (const code of ['ENOSPC', 'EACCES', 'EROFS', 'EBUSY', 'EDQUOT'])
      expect(diskError(Object.assign(new Error(), { code }), 'It failed', 'All is safe.').message).toMatch(
        /^It failed\. .+ then try again\. All is safe\.$/,
      );
    expect(diskError(Object.assign(new Error(), { code: 'EWEIRD' }), 'It failed', 'Safe.').message).toContain(
      'EWEIRD',
    );
  });
});

describe('a path as its owner says it', () => {
  it('has the home folder short', () => {
    const home = `${sep}home${sep}jane`;
    expect(spokenPath(join(home, 'Documents', 'x'), home)).toBe(`~${sep}Documents${sep}x`);
    expect(spokenPath(home, home)).toBe('~');
    expect(spokenPath(`${home}-other${sep}x`, home)).toBe(`${home}-other${sep}x`);
  });
});
