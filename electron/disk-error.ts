import { HostError } from '@shared/desktop-api';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Free some space',
  EDQUOT: 'Your share of the disk is used up. Free some space',
  EACCES: 'You may not write there. Choose another folder',
  EPERM:
    'You may not write there, or another program holds the file. Close it there or choose another folder',
  EROFS: 'The disk can only be read. Choose another folder',
  EBUSY: 'Another program holds the file. Close it there',
  ENOENT: 'The folder or file is not there any more. Choose another',
  EISDIR: 'That is a folder, not a file. Choose a file',
  ENOTDIR: 'A part of that path is a file, not a folder. Choose another folder',
  ENAMETOOLONG: 'The name is too long. Choose a shorter one',
  EMFILE: 'Too many files are open on this computer. Close some programs',
  EIO: 'The disk reported a fault. Check the disk',
};

/** A failure of the file system as a sentence. `what` says what was tried, `safe` what is not harmed by it. */
export function diskError(error: unknown, what: string, safe: string): HostError {
  if (error instanceof HostError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code] ?? `The system said: ${code || String(error)}. Try another place`;
  return new HostError(`${what}. ${reason}, then try again. ${safe}`, 'disk');
}
