import type { ReadStream } from 'node:tty';
import { regcredError } from '../errors/error.js';

/** Asks a question on a terminal and reads one line, which is not shown while it is typed. */
export type Ask = (question: string) => Promise<string>;

const [CTRL_C, CTRL_D, CTRL_U] = ['\u0003', '\u0004', '\u0015'];
const BACKSPACE = ['\u007f', '\b'];

/**
 * Makes {@link Ask} for a terminal. The terminal shows nothing of what is typed, and is left as it was also where the
 * program is stopped. Ctrl-C stops the program as it does anywhere; Ctrl-D gives up (E_PROMPT).
 */
export function askOn(terminal: ReadStream, show: (text: string) => void): Ask {
  return async (question) => {
    const restore = () => void terminal.setRawMode(false);
    process.once('exit', restore);
    // Before the question, whose reader may answer at once.
    terminal.setRawMode(true);
    try {
      show(question);
      return await readLine(terminal);
    } finally {
      process.off('exit', restore);
      restore();
      terminal.pause();
      show('\n');
    }
  };
}

function readLine(terminal: ReadStream): Promise<string> {
  let typed = '';
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      terminal.off('data', take);
      terminal.off('end', giveUp);
      settle();
    };
    const giveUp = () => end(() => reject(regcredError('E_PROMPT')));
    const take = (chunk: Buffer | string) => {
      for (const key of chunk.toString('utf8')) {
        if (key === '\r' || key === '\n') return end(() => resolve(typed));
        if (key === CTRL_D) return giveUp();
        if (key === CTRL_C) {
          process.kill(process.pid, 'SIGINT');
          return giveUp();
        }
        if (key === CTRL_U) typed = '';
        else if (BACKSPACE.includes(key)) typed = Array.from(typed).slice(0, -1).join('');
        else typed += key;
      }
    };
    terminal.on('data', take).on('end', giveUp).resume();
  });
}
