import { childEnvironment } from '../../context/child-environment.js';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { foreign } from '../../secret/foreign.js';
import type { LoginRun } from './login-run.js';
import { readBack } from './read-back.js';
import type { ClientOutcome, LoginTarget } from './client.js';

/**
 * Runs a program's login with the secret on its standard input. Success means exit code 0 *and* the given login in
 * the file read back. Programs succeed with warnings on stderr, fail silently, trim passwords, and may be a wrapper
 * of another program (docs/faults.md H2-H6).
 */
export async function runLogin(run: LoginRun, target: LoginTarget, ctx: Context): Promise<ClientOutcome> {
  const { program, args, env } = run;
  const { username, secret } = target.credential;
  // DigitalOcean takes an API token as both, and the username is on the command line.
  if (secret.is(username)) fail('E_USERNAME_IS_SECRET', { client: program });
  const result = await ctx.exec(program, args, {
    input: secret,
    // Ours come last: a password that is part of a path must not cost docker its private folder.
    env: { ...childEnvironment(ctx), ...env },
    cwd: target.workDir,
    timeout: target.timeout,
    signal: ctx.signal,
  });
  ctx.signal.throwIfAborted();
  if (result.kind === 'not-found') fail('E_CLIENT_NOT_FOUND', { client: program });
  if (result.kind === 'killed') {
    if (!result.timedOut) return { kind: 'failed', exitCode: result.by, words: '' };
    const seconds = Math.max(1, Math.round(target.timeout / 1000));
    fail('E_TIMEOUT', { what: `${program} login`, seconds, where: target.address.host });
  }
  const lines = harmless(result.stderr, ctx);
  // The last line is the error; earlier ones are attempts.
  if (result.code !== 0) return { kind: 'failed', exitCode: result.code, words: lines.at(-1) ?? '' };
  for (const line of lines.filter((line) => !NOISE.test(line)).slice(0, 5)) {
    ctx.log.warning(`${program}: ${line}`);
  }
  return { kind: 'stored', entry: await readBack(run, target, ctx) };
}

/** docker's remarks on its file do not apply to ours, and its attempts no longer matter after a success. */
const NOISE =
  /stored unencrypted|Configure a credential helper|credential-stores|credentials?-store|\blevel=(?:info|debug)\b/;

function harmless(stderr: string, ctx: Context): string[] {
  const lines = ctx.masks.redact(stderr).split(/[\r\n]+/);
  return lines.map(foreign).filter((line) => line !== '');
}
