import type { Environment } from './context.js';

/** Returns the CI of this job where GitHub's own variables do not name it; undefined on a terminal. */
export function jobPlatform(env: Environment): 'GitLab CI' | 'Jenkins' | undefined {
  // gitlab-ci-local, which runs the same jobs on a laptop, sets it to false.
  if (env['GITLAB_CI']) return 'GitLab CI';
  // JENKINS_URL proves nothing: the store of that name reads it outside Jenkins too.
  return env['BUILD_TAG']?.startsWith('jenkins-') ? 'Jenkins' : undefined;
}
