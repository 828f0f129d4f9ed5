import type { Context } from '../context/context.js';
import { RegcredError } from '../errors.js';
import type { Credential, Registry } from '../registries/registry.js';
import { attempts, type Attempt } from './attempts.js';
import type { LoginRecord } from './auth-file/auth-file.js';
import { readAuthFile } from './auth-file/read-auth-file.js';
import type { Client, ClientOutcome } from './clients/client.js';
import type { Subject } from './diagnose.js';
import { givenCredential } from './given-credential.js';
import type { Place } from './place.js';
import type { LoginPlan } from './plan.js';
import { targetEndpoint } from './target-endpoint.js';
import type { Target } from './target.js';

export interface LoginJob {
  readonly onMissing: LoginPlan['onMissing'];
  readonly client: Client;
  readonly place: Place;
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
      readonly username: string;
      readonly record: LoginRecord;
      readonly expiresAt?: number;
      readonly proved: readonly string[];
    }
  | { readonly status: 'skipped' | 'failed'; readonly registry: string; readonly error: RegcredError };

type Stored = Extract<ClientOutcome, { kind: 'stored' }>;

/** Logs in to one registry: credential, client, rights, and only then the merge into the real file. */
export async function loginTarget(target: Target, job: LoginJob, ctx: Context): Promise<LoginResult> {
  const { address, spec } = target;
  const registry = await target.entry.load();
  const credential = await credentialOf(registry, target, job.onMissing, ctx);
  if (credential instanceof RegcredError) {
    return { status: 'skipped', registry: address.host, error: credential };
  }
  ctx.masks.add(credential.secret, credential.username);

  const endpoint = targetEndpoint(address, target.entry, registry);
  const subject = { address, registry, endpoint, credential };
  const stored = await storedBy(subject, target, job, ctx);
  if (spec.rights.length > 0) {
    const { verifyLogin } = await import('./verify-login.js');
    await verifyLogin(subject, spec.rights, ctx);
  }
  const { mergeLogin } = await merging();
  const record = await mergeLogin(target.file, target.key, stored.entry, job.owner, ctx);
  return {
    status: 'done',
    registry: address.host,
    // A token that is its own user name (DigitalOcean) is a secret still, and no output.
    username: ctx.masks.redact(credential.username),
    record,
    proved: spec.rights.map((right) => `${right.action} ${right.repository}`),
    ...(credential.expiresAt ? { expiresAt: credential.expiresAt } : {}),
  };
}

/** Not needed before the client has answered: asked for while it runs. */
const merging = () => import('./auth-file/merge-login.js');

async function credentialOf(
  registry: Registry,
  { spec, address }: Target,
  onMissing: LoginPlan['onMissing'],
  ctx: Context,
): Promise<Credential | RegcredError> {
  try {
    return await registry.login({ address, ...givenCredential(spec, address.host, ctx) }, ctx);
  } catch (error) {
    const missing =
      error instanceof RegcredError && ['E_SECRET_EMPTY', 'E_USERNAME_MISSING'].includes(error.code);
    if (!missing || onMissing === 'fail') throw error;
    const text = `${error.message} Not logged in to ${address.host} (on-missing-credentials: ${onMissing}).`;
    if (onMissing === 'warn') ctx.log.warning(text);
    else ctx.log.info(text);
    return error;
  }
}

async function storedBy(subject: Subject, target: Target, job: LoginJob, ctx: Context): Promise<Stored> {
  const { settings } = await readAuthFile(target.file, ctx);
  const tryOnce = async (timeout: number): Promise<Attempt<Stored>> => {
    const workDir = await job.place.workDir();
    try {
      const running = job.client.login(
        { ...subject, key: target.key, settings, workDir, timeout, ca: job.ca },
        ctx,
      );
      const [outcome] = await Promise.all([running, merging()]);
      if (outcome.kind === 'stored') return { kind: 'done', value: outcome };
      const { diagnose } = await import('./diagnose.js');
      return await diagnose(subject, { client: job.client.id, ...outcome }, ctx);
    } finally {
      await ctx.fs.rm(workDir, { recursive: true, force: true });
    }
  };
  return attempts(job.deadline, tryOnce, ctx);
}
