import { exec as realExec } from '../../src/context/exec.js';
import type { Context } from '../../src/context/context.js';
import type { LoginRecord } from '../../src/login/auth-file/auth-file.js';
import { mergeLogin } from '../../src/login/auth-file/merge-login.js';
import { readAuthFile } from '../../src/login/auth-file/read-auth-file.js';
import type { Client } from '../../src/login/clients/client.js';
import { testContext } from '../context.js';
import { jobVariables, target } from '../login/clients/target.js';
import { mayHold } from '../redaction/oracle.js';

/** A job with real programs and an empty home folder. */
export function realJob(extra: Context['env'] = {}): Context {
  return testContext({ env: jobVariables(extra), exec: realExec });
}

/** A client's whole login: prove, then merge into the real file. */
export async function logIn(
  client: Client,
  host: string,
  username: string,
  secret: string,
  ctx: Context,
): Promise<LoginRecord> {
  const path = client.authFile(ctx);
  mayHold(path);
  mayHold(`${path}.regcred`);
  const { settings } = await readAuthFile(path, ctx);
  const family = client.id === 'podman' || client.id === 'buildah' ? 'podman' : 'docker';
  const login = target(host, username, secret, { settings }, family);
  const outcome = await client.login(login, ctx);
  if (outcome.kind === 'failed') throw new Error(`${outcome.exitCode}: ${outcome.words}`);
  return mergeLogin(path, login.key, outcome.entry, 'job', ctx);
}

/** The exit code of a program and what it printed. */
export async function run(ctx: Context, command: string, ...args: string[]) {
  const result = await ctx.exec(command, args, { env: ctx.env, timeout: 30_000 });
  if (result.kind !== 'exited') throw new Error(`${command}: ${result.kind}`);
  return { code: result.code, text: result.stdout + result.stderr };
}
