import type { Context } from '../context/context.js';
import { defined } from '../defined.js';
import { fail, RegcredError } from '../errors/error.js';
import { formatAddress } from '../registries/address.js';
import type { Credential } from '../registries/contract.js';
import { claims } from '../secret/jwt.js';
import { attempts, type Attempt } from './attempts.js';
import type { LoginRecord } from './auth-file/auth-file.js';
import { passwordAllowance, withAllowance } from './password-allowance.js';
import { readAuthFile } from './auth-file/read-auth-file.js';
import type { Client, ClientOutcome } from './clients/client.js';
import type { Subject } from './diagnose.js';
import type { HelperHome } from './helper/helper-home.js';
import { credentialOf } from './login-credential.js';
import type { AuthLocation } from './auth-location.js';
import type { RequestedLogins } from './inputs/requested-login.js';
import { warnIfShort } from './short-life.js';
import { targetEndpoint } from './target-endpoint.js';
import type { Target } from './target.js';

export interface LoginJob {
  readonly onMissing: RequestedLogins['onMissing'];
  readonly client: Client;
  /** Finds where our credential helper has its logins; later steps are then led to the helper. */
  readonly ourHelper: () => Promise<HelperHome>;
  /** Programs of later steps will find the helper. */
  readonly canDispatch: boolean;
  readonly location: AuthLocation;
  readonly owner: string;
  /** Epoch milliseconds. */
  readonly deadline: number;
  /** PEM text. */
  readonly ca: string | undefined;
}

export type LoginResult =
  | {
      readonly status: 'done';
      readonly registry: string;
      /** Empty when it equals the secret. */
      readonly username: string;
      readonly record: LoginRecord;
      readonly expiresAt?: number;
      readonly proved: readonly string[];
    }
  | { readonly status: 'skipped' | 'failed'; readonly registry: string; readonly error: RegcredError };

type Stored = Extract<ClientOutcome, { kind: 'stored' }>;

/** Logs in to one registry: credential, client, rights, and last the merge into the real file. */
export async function loginTarget(target: Target, job: LoginJob, ctx: Context): Promise<LoginResult> {
  const { address, spec } = target;
  const registry = await target.entry.load();
  const credential = await credentialOf(registry, target, job, ctx);
  if (credential instanceof RegcredError) {
    return { status: 'skipped', registry: address.host, error: credential };
  }
  ctx.masks.add(credential.secret, credential.username);
  const expiresAt = credential.expiresAt ?? claims(credential.secret)?.expiresAt;
  if (expiresAt !== undefined && !job.client.mints) warnIfShort(expiresAt, address.host, ctx);
  if (credential.unproved !== undefined && spec.rights.length === 0) {
    fail('E_IDENTITY_UNPROVED', { registry: address.host, reason: credential.unproved });
  }

  const endpoint = targetEndpoint(address, registry);
  const subject = { address, registry, endpoint, credential };
  const stored = await storedBy(subject, target, job, ctx);
  if (spec.rights.length > 0) {
    const { verifyLogin } = await import('./verify-login.js');
    await verifyLogin(subject, spec.rights, ctx);
  }
  const record = await storeLogin(stored, target, job, ctx);
  return {
    status: 'done',
    registry: address.host,
    username: publicName(credential),
    record,
    proved: spec.rights.map((right) => `${right.action} ${right.repository}`),
    ...defined({ expiresAt }),
  };
}

async function storeLogin(stored: Stored, target: Target, job: LoginJob, ctx: Context): Promise<LoginRecord> {
  const record = await storeIn(target, stored, job, ctx);
  // The job's own folder has a file for podman as well: podman reads docker's no more once it has one.
  if (target.mirror) await storeIn({ ...target, ...target.mirror }, stored, job, ctx);
  return record;
}

async function storeIn(target: Target, stored: Stored, job: LoginJob, ctx: Context): Promise<LoginRecord> {
  const { file, key } = target;
  const assign = async (place?: LoginRecord) => {
    const { assignHelper } = await import('./auth-file/assign-helper.js');
    const assigned = assignment(target, await job.ourHelper(), job.ca, place);
    return assignHelper(file, key, assigned, job.owner, ctx);
  };
  if (job.client.mints) return assign();
  const { mergeLogin } = await merging();
  const how = { own: job.location.own, canDispatch: job.canDispatch };
  const merged = await mergeLogin(file, key, stored.entry, job.owner, ctx, how);
  if (merged.needsHelper) await assign(merged);
  return merged;
}

function assignment({ spec, address }: Target, home: HelperHome, ca = '', place?: LoginRecord) {
  const { provider, username } = spec;
  const login = { registry: formatAddress(address), provider, identity: spec.identity.trim(), username, ca };
  const stored = place && { file: place.file, key: place.key };
  return { login: { ...login, ...defined({ stored }) }, ...home };
}

/** Loads while the client runs: nothing needs it earlier. */
const merging = () => import('./auth-file/merge-login.js');

async function storedBy(subject: Subject, target: Target, job: LoginJob, ctx: Context): Promise<Stored> {
  const { settings } = await readAuthFile(target.file, ctx);
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
      const [outcome] = await Promise.all([running, merging()]);
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
