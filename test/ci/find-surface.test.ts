import { expect, it } from 'vitest';
import { findSurface } from '../../src/ci/find-surface.js';

it.each([
  ['gitlab-ci', { GITLAB_CI: 'true' }],
  // As gitlab-ci-local tells itself apart.
  ['gitlab-ci', { GITLAB_CI: 'false' }],
  ['jenkins', { BUILD_TAG: 'jenkins-team-app-12' }],
  ['terminal', { JENKINS_URL: 'https://ci.acme.dev/' }],
  ['terminal', { BUILD_TAG: 'nightly' }],
  ['terminal', { GITHUB_ACTIONS: 'true' }],
  ['terminal', {}],
])('a program is on %s with %j', (id, env) => {
  const surface = findSurface({ env, command: 'login', out: () => {}, err: () => {}, debug: false });
  expect(surface.ci.id).toBe(id);
});
