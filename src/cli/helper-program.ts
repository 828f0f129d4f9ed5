import { run } from '../ci/run.js';
import { createTerminal } from '../ci/terminal.js';
import { credentialHelper } from '../login/credential-helper.js';
import type { Process } from './command-line.js';
import { readAll } from './read-all.js';

/** `docker-credential-regcred VERB`: its answer, the secret included, is what standard output is for. */
export async function helperProgram({ argv, env, stdin, stdout, stderr }: Process): Promise<void> {
  const surface = createTerminal({ env, inputs: {}, out: () => {}, err: stderr, debug: false });
  await run(surface, async (ctx) => {
    const verb = argv.length === 1 ? (argv[0] ?? '') : '';
    const { code, text } = await credentialHelper(
      verb,
      verb === 'get' ? await readAll(stdin, 64 * 1024) : '',
      ctx,
    );
    stdout(text);
    return code;
  });
}
