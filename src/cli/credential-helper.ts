import { findProgram } from '../context/find-program.js';
import type { Context } from '../context/context.js';
import { credentialHelper } from '../login/helper/credential-helper.js';
import { verbsWithInput, verbs } from '../login/helper/protocol.js';
import type { Io, Run } from './command.js';
import { usage, type Arguments } from './options.js';
import { readAll } from './read-all.js';

const MOST_BYTES = 64 * 1024;

/** Runs `regcred credential-helper VERB`: docker-credential-regcred and its installation. */
export const run: Run = async (args, io, ctx) => {
  const [verb = '', registry] = args.words;
  if (verb === 'install' || verb === 'uninstall') return configure(verb, registry, args, io, ctx);
  if (!verbs.some((one) => one === verb) || registry !== undefined) {
    throw usage(
      `credential-helper takes install REGISTRY, uninstall REGISTRY, or one of ${verbs.join(', ')}`,
    );
  }
  const input = verbsWithInput.includes(verb) ? await readAll(io.stdin, MOST_BYTES) : '';
  const { code, text, error } = await credentialHelper(verb, input, ctx);
  if (error) ctx.log.error(error.toString());
  // Unredacted: docker has asked for the secret itself.
  io.stdout(text);
  return code;
};

async function configure(
  verb: 'install' | 'uninstall',
  registry: string | undefined,
  { values }: Arguments,
  io: Io,
  ctx: Context,
): Promise<number> {
  if (registry === undefined)
    throw usage(`credential-helper ${verb} needs a REGISTRY (docker.io: Docker Hub)`);
  const { installHelper, uninstallHelper } = await import('../login/helper/install-helper.js');
  const text = (name: string) => String(values[name] ?? '').trim();
  const [provider, identity, username, ca] = ['provider', 'identity', 'username', 'ca'].map(text);
  const result =
    verb === 'install'
      ? await installHelper({ registry, provider, identity, username, ca }, ctx)
      : await uninstallHelper(registry, ctx);
  if (values['json']) io.out(JSON.stringify(result));
  else io.out(result.text);
  if (verb === 'install' && findProgram('docker-credential-regcred', ctx.env) === undefined) {
    ctx.log.warning(
      'docker-credential-regcred is not on PATH, so docker does not find it. Run: npm install --global regcred',
    );
  }
  return 0;
}
