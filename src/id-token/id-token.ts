import { readSecret } from '../config/read-secret.js';
import type { Context } from '../context/context.js';
import { jobPlatform } from '../context/job-platform.js';
import { fail, regcredError } from '../errors/error.js';
import { claims } from '../secret/jwt.js';
import type { Secret } from '../secret/secret.js';
import { githubIdToken } from './github.js';

/** An ID token as an exchange wants it. */
export interface IdTokenRequest {
  /** Whom the token is for (docs/reference/registries.md 21). */
  readonly audience: string;
  /** Where it is, as `env:NAME` or `file:/path`. Absent: GitHub's endpoint, else the variable REGCRED_ID_TOKEN. */
  readonly source?: string;
}

const VARIABLE = 'REGCRED_ID_TOKEN';

/**
 * The job's ID token: asked for where the CI gives one on demand (GitHub Actions), else found where the job
 * was told to put it (GitLab's `id_tokens`, Jenkins' credentials binding). Masked. Its audience and its end are
 * looked at, so that a wrong one is explained here and not sent anywhere.
 *
 * Throws E_OIDC_PERMISSION, E_OIDC_MISSING, E_OIDC_URL, E_OIDC_REFUSED, E_OIDC_AUDIENCE, E_OIDC_EXPIRED,
 * E_IDENTITY_FORM, E_SECRET_SOURCE, and what a request can meet.
 */
export async function idToken({ audience, source }: IdTokenRequest, ctx: Context): Promise<Secret> {
  const found = await readSecret(source ?? `env:${VARIABLE}`, ctx);
  if (found === undefined && (source !== undefined || !isGithub(ctx))) throw missing(audience, source, ctx);
  const token = found ?? (await githubIdToken(audience, ctx));
  checkToken(token, audience, ctx);
  return token;
}

const isGithub = ({ env }: Context) =>
  env['GITHUB_ACTIONS'] === 'true' || Boolean(env['ACTIONS_ID_TOKEN_REQUEST_URL']);

function missing(audience: string, source: string | undefined, { env }: Context) {
  const name = source?.startsWith('env:') ? source.slice('env:'.length) : VARIABLE;
  return regcredError('E_OIDC_MISSING', {
    where: source ?? `env:${VARIABLE}`,
    cure: cureFor(name, audience, env),
  });
}

/** The lines to add, for the CI this is. */
function cureFor(name: string, audience: string, env: Context['env']): string {
  if (jobPlatform(env) === 'GitLab CI') return `Add to the job: id_tokens: {${name}: {aud: "${audience}"}}`;
  if (jobPlatform(env) === 'Jenkins') {
    return `Bind the credential "OpenID Connect id token": withCredentials([string(credentialsId: "…", variable: "${name}")]), its audience set to ${audience}.`;
  }
  return `Put a token for the audience ${audience} there, or run in GitHub Actions, GitLab CI or Jenkins.`;
}

function checkToken(token: Secret, audience: string, { clock, env }: Context): void {
  const said = claims(token);
  if (said === undefined) fail('E_OIDC_INVALID');
  if (!said.audiences.includes(audience)) {
    const found = said.audiences.join(', ') || 'none';
    fail('E_OIDC_AUDIENCE', { audience, found, cure: audienceCure(audience, env) });
  }
  if (said.expiresAt !== undefined && said.expiresAt <= clock.now()) fail('E_OIDC_EXPIRED');
}

function audienceCure(audience: string, env: Context['env']): string {
  if (jobPlatform(env) === 'GitLab CI') return `Write aud: "${audience}" under id_tokens.`;
  if (jobPlatform(env) === 'Jenkins') return `Set ${audience} as audience of the credential.`;
  return `Ask for ${audience}, or name the audience that the other side expects: identity: … audience=NAME.`;
}
