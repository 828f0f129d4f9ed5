import type { Context } from '../context/context.js';
import { defined } from '../defined.js';
import { fail, RegcredError } from '../errors/error.js';
import { identityOf } from '../registries/address.js';
import type { Credential } from '../registries/contract.js';
import { claims } from '../secret/jwt.js';
import { attempts, type Attempt } from './attempts.js';
import type { LoginRecord } from './auth-file/auth-file.js';
import { passwordAllowance, withAllowance } from './password-allowance.js';
import { mustBeReadByDocker } from './auth-file/docker-reads.js';
import { readAuthFile } from './auth-file/read-auth-file.js';
import type { ClientOutcome } from './clients/client.js';
import type { Subject } from './diagnose.js';
import { credentialOf } from './login-credential.js';
import type { LoginJob } from './login-job.js';
import { warnIfShort } from './short-life.js';
import { targetEndpoint } from './target-endpoint.js';
import type { Target } from './target.js';

export type LoginResult =
  | {
      readonly status: 'done';
      readonly registry: string;
      /** Empty when it equals the secret. */
      readonly username: string;
      readonly record: LoginRecord;
      readonly expiresAt?: number;
      readonly proved: readonly string[];
      /** It has a scope: Buildx reads it, and docker itself does not (docker/cli#6695). */
      readonly isForBuildx?: true;
    }
  | { readonly status: 'skipped' | 'failed'; readonly registry: string; readonly error: RegcredError };

type Stored = Extract<ClientOutcome, { kind: 'stored' }>;

/** Logs in to one registry: credential, client, rights, and last the merge into the real file. */
export async function loginTarget(target: Target, job: LoginJob, ctx: Context): Promise<LoginResult> {
  const { address, spec } = target;
  const name = identityOf(address);
  const registry = await target.entry.load();
  const endpoint = targetEndpoint(address, registry, { realms: spec.realms, env: ctx.env });
  const isForBuildx = spec.scope !== '' && job.client.family === 'docker';
  if (isForBuildx) await (await import('./refuse-unread-scope.js')).refuseUnreadScope(endpoint, name, ctx);
  const credential = await credentialOf(registry, target, job, ctx);
  if (credential instanceof RegcredError) {
    return { status: 'skipped', registry: name, error: credential };
  }
  ctx.masks.add(credential.secret, credential.username);
  const expiresAt = credential.expiresAt ?? claims(credential.secret)?.expiresAt;
  if (expiresAt !== undefined && !job.client.mints) warnIfShort(expiresAt, name, ctx);
  if (credential.unproved !== undefined && spec.rights.length === 0) {
    fail('E_IDENTITY_UNPROVED', { registry: name, reason: credential.unproved });
  }

  const subject = { address, registry, endpoint, credential };
  const stored = await storedBy(subject, target, job, ctx);
  if (spec.rights.length > 0) {
    const { verifyLogin } = await import('./verify-login.js');
    await verifyLogin(subject, spec.rights, ctx);
  }
  const { storeLogin } = await storing();
  const record = await storeLogin(stored.entry, target, job, ctx);
  return {
    status: 'done',
    registry: name,
    username: publicName(credential),
    record,
    proved: spec.rights.map((right) => `${right.action} ${right.repository}`),
    ...(isForBuildx && { isForBuildx }),
    ...defined({ expiresAt }),
  };
}

/** Loads while the client runs: nothing needs it earlier. */
const storing = () => import('./store-login.js');

async function storedBy(subject: Subject, target: Target, job: LoginJob, ctx: Context): Promise<Stored> {
  const found = await readAuthFile(target.file, ctx);
  if (job.client.family === 'docker') mustBeReadByDocker(found);
  const { settings } = found;
  const allowance = passwordAllowance();
  const loginCtx = withAllowance(allowance, ctx);
  const tryOnce = async (timeout: number): Promise<Attempt<Stored>> => {
    const workDir = await job.location.workDir();
    try {
      // A program is counted as the one request that docker and podman send with the password.
      if (job.client.isProgram) allowance.take();
      const running = job.client.login(
        { ...subject, key: target.key, settings, workDir, timeout: attemptTime(timeout), ca: job.ca },
        loginCtx,
      );
      const [outcome] = await Promise.all([running, storing()]);
      if (outcome.kind === 'stored') return { kind: 'done', value: outcome };
      const { diagnose } = await import('./diagnose.js');
      return await diagnose(subject, { client: job.client.id, ...outcome }, allowance, loginCtx);
    } catch (error) {
      // A hung client says nothing about the credential.
      if (!(error instanceof RegcredError) || error.code !== 'E_TIMEOUT') throw error;
      return { kind: 'transient', error };
    } finally {
      await ctx.fs.rm(workDir, { recursive: true, force: true });
    }
  };
  return attempts(job.deadline, tryOnce, ctx, allowance);
}

/** Hides a username that is the secret itself: DigitalOcean takes an API token as both. */
function publicName({ username, secret }: Credential): string {
  return secret.is(username) ? '' : username;
}

/** docker and its daemon time out after 15 s each (moby/moby#44350). */
const SHORTEST_ATTEMPT = 35_000;

/** Keeps half of the deadline for a second attempt, in case the client hangs. */
function attemptTime(left: number): number {
  return Math.min(left, Math.max(SHORTEST_ATTEMPT, left / 2));
}
