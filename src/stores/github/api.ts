import type { Context, Environment } from '../../context/context.js';
import { bearer } from '../../distribution/authorization.js';
import { Secret } from '../../secret/secret.js';

/** Where the API is: GitHub's own, or that of GitHub Enterprise (`https://host/api/v3`). No `/` at its end. */
export function apiUrl(env: Environment): string {
  return (env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '');
}

/** GitHub itself limits everybody; Enterprise Server does not unless its administrator says so. */
export function isLimitedFromTheStart(api: string): boolean {
  const host = URL.canParse(api) ? new URL(api).hostname : '';
  return /(^|\.)(github\.com|ghe\.com)$/.test(host);
}

/** The Authorization header; undefined when there is no token. The token is masked. */
export function authorization({ env, masks }: Pick<Context, 'env' | 'masks'>): Secret | undefined {
  const token = env.GITHUB_TOKEN?.trim() || env.GH_TOKEN?.trim();
  if (!token) return undefined;
  const secret = new Secret(token);
  masks.add(secret);
  return bearer(secret);
}
