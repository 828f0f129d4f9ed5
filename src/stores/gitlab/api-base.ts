import type { Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { GitlabLocation } from './location.js';

const ROOT = '/api/v4';

/**
 * Address of GitLab's API: CI_API_V4_URL, which GitLab sets in each job; else GITLAB_URL; else gitlab.com. Adds
 * /api/v4 where it is missing. Throws E_URL_INVALID.
 */
export function apiBase(env: Environment): URL {
  const [name, text] = env.CI_API_V4_URL
    ? ['CI_API_V4_URL', env.CI_API_V4_URL]
    : ['GITLAB_URL', env.GITLAB_URL || 'https://gitlab.com'];
  const trimmed = text.replace(/\/+$/, '');
  const whole = trimmed.endsWith(ROOT) ? trimmed : trimmed + ROOT;
  if (/^https?:\/\/[^@?#]+$/.test(whole) && URL.canParse(whole)) return new URL(whole);
  fail('E_URL_INVALID', { host: name });
}

/** Path of a location's variables under {@link apiBase}. */
export function variablesPath({ kind, id }: GitlabLocation): string {
  return kind === 'instance' ? 'admin/ci/variables' : `${kind}s/${encodeURIComponent(id)}/variables`;
}
