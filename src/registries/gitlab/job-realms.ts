import type { Environment } from '../../context/context.js';
import { canonicalHost } from '../kit/host-name.js';

/**
 * The GitLab that runs the job: it issues the tokens of its registry, which often has a host of its own (GitLab docs,
 * administration/packages/container_registry, "Configure Container Registry under its own domain").
 */
export function jobRealms(env: Environment): readonly string[] {
  const { GITLAB_CI, CI_SERVER_HOST: host = '', CI_SERVER_PORT: port = '443' } = env;
  if (GITLAB_CI !== 'true') return [];
  const names = [canonicalHost(host, '443'), canonicalHost(`${host}:${port}`, '443')];
  return names.filter((name) => name !== undefined);
}
