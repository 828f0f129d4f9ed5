import { run } from '../ci/run.js';
import type { RegcredError } from '../errors/error.js';
import { createTerminal } from '../ci/terminal.js';
import { credentialHelper, type HelperOptions } from '../login/helper/credential-helper.js';
import { verbsWithInput } from '../login/helper/protocol.js';
import type { Process } from './command-line.js';
import { readAll } from './read-all.js';

/** The protocol limits lines to 64 KiB. */
const MOST_BYTES = 64 * 1024;

/**
 * Runs `docker-credential-regcred VERB` and prints its answer, the secret included, on standard output.
 *
 * Prints a failure on both outputs and exits with 1: podman and skopeo show a helper's standard output, docker its
 * standard error, and docker continues without a login.
 */
export async function helperProgram(
  { argv, env, stdin, stdout, stderr }: Omit<Process, 'isTerminal' | 'ask'>,
  options: HelperOptions = {},
): Promise<void> {
  const terminal = createTerminal({ env, inputs: {}, out: () => {}, err: stderr, debug: false });
  const show = (error: RegcredError) => stderr(`${terminal.masks.redact(error.toString())}\n`);
  const surface: typeof terminal = {
    ...terminal,
    // It takes no options, so inputs are not said as options here.
    report(error) {
      show(error);
      stdout(terminal.masks.redact(error.toString()));
    },
  };
  await run(surface, async (ctx) => {
    const verb = argv.length === 1 ? (argv[0] ?? '') : '';
    const input = verbsWithInput.includes(verb) ? await readAll(stdin, MOST_BYTES) : '';
    const { code, text, error } = await credentialHelper(verb, input, ctx, options);
    if (error) show(error);
    stdout(text);
    return code;
  });
  if (process.exitCode !== 0) process.exitCode = 1;
}
