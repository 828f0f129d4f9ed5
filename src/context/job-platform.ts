import type { Environment } from './context.js';

/** Whose job this is, where GitHub's own variables do not say; undefined on a terminal. */
export function jobPlatform(env: Environment): 'GitLab CI' | 'Jenkins' | undefined {
  if (env['GITLAB_CI'] === 'true') return 'GitLab CI';
  // JENKINS_URL says nothing: the store of that name reads it elsewhere too.
  return env['BUILD_TAG']?.startsWith('jenkins-') ? 'Jenkins' : undefined;
}
