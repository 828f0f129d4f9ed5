import type { Context, Environment } from '../../context/context.js';
import { bearer } from '../../distribution/authorization.js';
import { Secret } from '../../secret/secret.js';
import { serverUrl } from '../server-url.js';

/** Address of the API without a final `/`: GitHub's own, or GitHub Enterprise's (`https://host/api/v3`). */
export function githubApiUrl(env: Environment): string {
  return serverUrl(['GITHUB_API_URL'], 'https://api.github.com', env).text.replace(/\/+$/, '');
}

/** Reports limits before the first answer: github.com always has them, Enterprise Server by configuration. */
export function isLimitedFromTheStart(api: string): boolean {
  const host = URL.canParse(api) ? new URL(api).hostname : '';
  return /(^|\.)(github\.com|ghe\.com)$/.test(host);
}

/** Builds the Authorization header and masks the token; undefined without a token. */
export function authorization({ env, masks }: Pick<Context, 'env' | 'masks'>): Secret | undefined {
  const token = env.GITHUB_TOKEN?.trim() || env.GH_TOKEN?.trim();
  if (!token) return undefined;
  const secret = new Secret(token);
  masks.add(secret);
  return bearer(secret);
}
