import { describe, expect, it } from 'vitest';
import type { RegcredError } from '../../src/errors/error.js';
import { apiBase } from '../../src/stores/gitlab/api-base.js';
import { githubApiUrl } from '../../src/stores/github/api.js';

const empty = (name: string) =>
  expect.objectContaining({
    code: 'E_URL_EMPTY',
    message: `The variable ${name} is set and empty.`,
  }) as RegcredError;

describe('L1: the address of a platform', () => {
  it.each([
    [{}, 'https://gitlab.com/api/v4'],
    [{ GITLAB_URL: 'https://git.acme.dev' }, 'https://git.acme.dev/api/v4'],
    [{ CI_API_V4_URL: '', GITLAB_URL: 'https://git.acme.dev' }, 'https://git.acme.dev/api/v4'],
    [{ CI_API_V4_URL: 'https://git.acme.dev/api/v4', GITLAB_URL: '' }, 'https://git.acme.dev/api/v4'],
  ])('of GitLab by %j', (env, address) => {
    expect(apiBase(env).href).toBe(address);
  });

  it.each([
    [{ GITLAB_URL: '' }, 'GITLAB_URL'],
    [{ CI_API_V4_URL: ' ' }, 'CI_API_V4_URL'],
    [{ CI_API_V4_URL: '', GITLAB_URL: '' }, 'CI_API_V4_URL'],
  ])('of GitLab is refused by %j, so no token of a company goes to gitlab.com', (env, name) => {
    expect(() => apiBase(env)).toThrow(empty(name));
  });

  it('of GitHub is refused when it is set and empty', () => {
    expect(githubApiUrl({})).toBe('https://api.github.com');
    expect(() => githubApiUrl({ GITHUB_API_URL: '' })).toThrow(empty('GITHUB_API_URL'));
  });
});
