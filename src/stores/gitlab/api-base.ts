import type { Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { serverUrl } from '../server-url.js';
import type { GitlabLocation } from './location.js';

const ROOT = '/api/v4';

/**
 * Address of GitLab's API: CI_API_V4_URL, which GitLab sets in each job; else GITLAB_URL; else gitlab.com. Adds
 * /api/v4 where it is missing. Throws E_URL_EMPTY and E_URL_INVALID.
 */
export function apiBase(env: Environment): URL {
  const { name = 'gitlab.com', text } = serverUrl(['CI_API_V4_URL', 'GITLAB_URL'], 'https://gitlab.com', env);
  const trimmed = text.replace(/\/+$/, '');
  const whole = trimmed.endsWith(ROOT) ? trimmed : trimmed + ROOT;
  if (/^https?:\/\/[^@?#]+$/.test(whole) && URL.canParse(whole)) return new URL(whole);
  fail('E_URL_INVALID', { host: name });
}

/** Path of a location's variables under {@link apiBase}. */
export function variablesPath({ kind, id }: GitlabLocation): string {
  return kind === 'instance' ? 'admin/ci/variables' : `${kind}s/${encodeURIComponent(id)}/variables`;
}
