import { childEnvironment } from '../../context/child-environment.js';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { foreign } from '../../secret/foreign.js';
import type { LoginRun } from './login-run.js';
import { readBack } from './read-back.js';
import type { ClientOutcome, LoginTarget } from './client.js';

/**
 * Runs a program's login with the secret on its standard input. It succeeded when it exits with 0 *and* the
 * file read back holds the login that was given: programs also succeed with warnings on stderr, fail in
 * silence, trim passwords, and are sometimes a wrapper around another program (docs/faults.md H2-H6).
 */
export async function runLogin(run: LoginRun, target: LoginTarget, ctx: Context): Promise<ClientOutcome> {
  const { program, args, env } = run;
  const { username, secret } = target.credential;
  // DigitalOcean takes an API token as both; a user name stands on the command line.
  if (secret.is(username)) fail('E_USERNAME_IS_SECRET', { client: program });
  const result = await ctx.exec(program, args, {
    input: secret,
    // Ours come last: a password that happens to be part of a path must not cost docker its private folder.
    env: { ...childEnvironment(ctx), ...env },
    cwd: target.workDir,
    timeout: target.timeout,
    signal: ctx.signal,
  });
  ctx.signal.throwIfAborted();
  if (result.kind === 'not-found') fail('E_CLIENT_NOT_FOUND', { client: program });
  if (result.kind === 'killed') {
    if (!result.timedOut) return { kind: 'failed', exitCode: result.by, words: '' };
    const seconds = Math.round(target.timeout / 1000);
    fail('E_TIMEOUT', { what: `${program} login`, seconds, where: target.address.host });
  }
  const lines = harmless(result.stderr, ctx);
  // The last line is the error; those before it are the attempts that led there.
  if (result.code !== 0) return { kind: 'failed', exitCode: result.code, words: lines.at(-1) ?? '' };
  for (const line of lines.filter((line) => !NOISE.test(line)).slice(0, 5)) {
    ctx.log.warning(`${program}: ${line}`);
  }
  return { kind: 'stored', entry: await readBack(run, target, ctx) };
}

/** What docker says about its file is not true of ours, and its log of attempts is over with the success. */
const NOISE =
  /stored unencrypted|Configure a credential helper|credential-stores|credentials?-store|\blevel=(?:info|debug)\b/;

function harmless(stderr: string, ctx: Context): string[] {
  const lines = ctx.masks.redact(stderr).split(/[\r\n]+/);
  return lines.map(foreign).filter((line) => line !== '');
}
