import { describe, expect, it } from 'vitest';
import { runningGitLab, violations } from '../../fakes/gitlab/running.js';
import { networkContext } from '../../distribution/context.js';

// Every exchange of the tests beside this one is held against GitLab's API descriptions after each test
// (test/fakes/gitlab/running.ts). Here: that this can fail, in both directions.
describe(`the check against GitLab’s API descriptions`, () => {
  async function after(method: 'GET' | 'PUT' | 'POST', path: string, body?: object) {
    const gitlab = await runningGitLab();
    gitlab.homes.add('projects/acme/web');
    gitlab.callers.set('any', { id: 1, scopes: ['api'], active: true });
    const { http } = networkContext();
    const headers = { 'private-token': 'any', 'content-type': 'application/json' };
    const url = new URL(`${gitlab.api}/projects/acme%2Fweb/${path}`);
    await http.send({ method, url, headers, ...(body && { body: JSON.stringify(body) }) });
    const found = await violations(gitlab);
    Object.assign(gitlab.exchanges, { length: 0 });
    return found;
  }

  it('finds a request without what is required', async () => {
    expect(await after('POST', 'variables', { key: 'A-B', value: 'x' })).not.toEqual([]);
    expect(await after('POST', 'deploy_tokens', { name: 'x', scopes: ['push'] })).not.toEqual([]);
  });

  it('finds an operation that is not there, and a status that is not described', async () => {
    expect(await after('GET', 'variables_of_mine')).not.toEqual([]);
  });

  it('finds nothing in what is as described', async () => {
    expect(await after('POST', 'variables', { key: 'A', value: 'x' })).toEqual([]);
  });

  it('finds an answer of the fake that no GitLab gives', async () => {
    const gitlab = await runningGitLab();
    gitlab.homes.add('projects/acme/web');
    gitlab.callers.set('any', { id: 1, scopes: ['api'], active: true });
    gitlab.after = () => ({ status: 200, body: [{ key: 1 }] });
    const url = new URL(`${gitlab.api}/projects/acme%2Fweb/variables`);
    await networkContext().http.send({ method: 'GET', url, headers: { 'private-token': 'any' } });
    expect(await violations(gitlab)).not.toEqual([]);
    Object.assign(gitlab.exchanges, { length: 0 });
  });
});
