import { CliError } from './cli-error';

const ENTER = new Set(['\r', '\n', '\u0004']);
const INTERRUPT = '\u0003';
const BACK = new Set(['\u0008', '\u007f']);

/** Asks on the terminal and shows nothing of what is typed. */
export function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (finish: () => void) => {
      stdin.off('data', read);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      finish();
    };
    const read = (chunk: string) => {
      for (const char of chunk) {
        if (char === INTERRUPT) return end(() => reject(new CliError('Interrupted; nothing was written.')));
        if (ENTER.has(char)) return end(() => resolve(typed));
        typed = BACK.has(char) ? [...typed].slice(0, -1).join('') : typed + char;
      }
    };
    stderr.write(question);
    stdin.setEncoding('utf8');
    stdin.setRawMode(true);
    stdin.on('data', read);
    stdin.resume();
  });
}
