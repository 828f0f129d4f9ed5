import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { observe } from '../redaction/oracle.js';

/** What a person does: waits for a text on the screen, then types. */
export interface Typing {
  readonly after: string;
  readonly type: string;
}

// Python's pty, because Node has none: the program gets a terminal as standard input, output and error.
const PTY = `
import json, os, pty, sys
argv, typing = json.loads(sys.argv[1])
pid, fd = pty.fork()
if pid == 0:
    os.execvp(argv[0], argv)
seen, waiting = b"", list(typing)
while True:
    try:
        chunk = os.read(fd, 4096)
    except OSError:
        break
    if not chunk:
        break
    seen += chunk
    sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()
    while waiting and waiting[0]["after"].encode() in seen:
        seen = seen.split(waiting[0]["after"].encode(), 1)[1]
        os.write(fd, waiting.pop(0)["type"].encode())
status = os.waitpid(pid, 0)[1]
sys.exit(os.waitstatus_to_exitcode(status) % 256)
`;

/** Runs a program on a real pseudo-terminal and types into it. `shown` is all that the screen got. */
export async function onTerminal(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  typing: readonly Typing[] = [],
): Promise<{ readonly code: number | null; readonly shown: string }> {
  const child = spawn('python3', ['-c', PTY, JSON.stringify([argv, typing])], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (shown += text));
  await once(child, 'close');
  observe('the screen', shown);
  return { code: child.exitCode, shown: shown.replaceAll('\r\n', '\n') };
}
