import type { Environment } from './context.js';

/** Whose job this is, where GitHub's own variables do not say; undefined on a terminal. */
export function jobPlatform(env: Environment): 'GitLab CI' | 'Jenkins' | undefined {
  // gitlab-ci-local, which runs the same jobs on a laptop, sets it to false.
  if (env['GITLAB_CI']) return 'GitLab CI';
  // JENKINS_URL says nothing: the store of that name reads it elsewhere too.
  return env['BUILD_TAG']?.startsWith('jenkins-') ? 'Jenkins' : undefined;
}
