import { describe, expect, it } from 'vitest';
import { canary } from '../../redaction/oracle.js';
import { credential, opened } from './opened.js';

const fields = () => ({ username: 'robot$ci', password: canary() });

describe('F33: credentials of the same id', () => {
  it('in a folder below hide the one of the system, and that is said', async () => {
    const { state, ctx, store } = await opened();
    state.store('team-b/web');
    state.add('team-a', 'harbor-push', { fields: fields() });
    state.add('team-b/web', 'harbor-push', { fields: fields(), domain: 'acme' });
    state.add('team-b', 'other', { fields: fields() });
    const told = await store.check(credential(), ctx);
    expect(told).toHaveLength(2);
    expect(told.join()).toContain('jenkins:team-a/harbor-push overrides jenkins:harbor-push');
    expect(told.join()).toContain('jenkins:team-b/web/harbor-push overrides');
    // And so it is.
    await store.write(credential(), ctx);
    expect(state.jobReads('team-a', 'harbor-push')).toEqual(state.get('team-a', 'harbor-push'));
  });

  it('are found three folders down', async () => {
    const { state, ctx, store } = await opened();
    for (const path of ['a', 'a/b', 'a/b/c', 'a/b/c/d']) {
      state.add(path, 'harbor-push', { fields: fields() });
    }
    const told = await store.check(credential(), ctx);
    expect(told).toHaveLength(3);
    expect(told.join()).toContain('jenkins:a/b/c/harbor-push overrides');
  });

  it('in the system or in an outer folder are hidden by the one of a folder, and go on to be read elsewhere', async () => {
    const { state, ctx, store } = await opened({ folder: 'team-a/web/api' });
    for (const home of ['team-a/web/api', 'team-a', '']) state.add(home, 'harbor-push', { fields: fields() });
    state.store('team-a/web');
    const told = await store.check(credential(), ctx);
    expect(told).toHaveLength(2);
    expect(told.join()).toContain('jenkins:team-a/web/api/harbor-push overrides jenkins:team-a/harbor-push');
    expect(told.join()).toContain('overrides jenkins:harbor-push');
  });

  it('are not told where they are stores of the same run', async () => {
    const { state, ctx, store, open } = await opened();
    state.add('team-a', 'harbor-push', { fields: fields() });
    const inner = open({ folder: 'team-a' });
    expect(await store.check(credential(), ctx)).toEqual([]);
    expect(await inner.check(credential(), ctx)).toEqual([]);
  });

  it('are not looked for beside it, nor for one of a user', async () => {
    const { state, ctx, store, open } = await opened({ folder: 'team-a' });
    state.store('@rotator');
    state.add('team-b', 'harbor-push', { fields: fields() });
    expect(await store.check(credential(), ctx)).toEqual([]);
    expect(await open({ user: 'rotator' }).check(credential(), ctx)).toEqual([]);
  });

  it('are asked for once for many stores', async () => {
    const { jenkins, ctx, store, open } = await opened();
    await store.check(credential(), ctx);
    await open({ credential: 'other' }).check(credential(), ctx);
    const lists = jenkins.requests
      .map(({ url }) => url.pathname)
      .filter((path) => path.endsWith('/credentials/api/json'));
    expect(lists.toSorted()).toEqual(['/credentials/api/json', '/job/team-a/credentials/api/json']);
  });

  it('in more than 50 folders are not all looked for, and that is said', async () => {
    const { state, ctx, store } = await opened();
    for (let i = 0; i < 60; i++) state.store(`f${i}`);
    expect((await store.check(credential(), ctx)).join()).toContain('11 more folders were not searched');
  });

  it.each([403, 404, 500, 302])(
    'are not looked for where Jenkins answers %i, and that is said',
    async (status) => {
      const { jenkins, ctx, store, open } = await opened();
      jenkins.before = ({ url }) =>
        /^(?:\/credentials)?\/api\/json$/.test(url.pathname) ? { status } : undefined;
      expect((await store.check(credential(), ctx)).join()).toContain('folders could not be searched');
      const inner = open({ folder: 'team-a', credential: 'other' });
      expect((await inner.check(credential(), ctx)).join()).toContain(
        'jenkins:other, which may override it or be overridden, could not be looked up',
      );
      Object.assign(jenkins.exchanges, { length: 0 });
    },
  );

  it('a folder whose name leads elsewhere is not followed', async () => {
    const { jenkins, ctx, store } = await opened();
    jenkins.before = ({ url }) =>
      url.pathname === '/api/json'
        ? {
            status: 200,
            body: { jobs: [{ name: '..', jobs: [] }, { name: 'a/b', jobs: [] }, { name: 'x' }] },
          }
        : undefined;
    await store.check(credential(), ctx);
    expect(jenkins.requests.filter(({ url }) => url.pathname.startsWith('/job/'))).toEqual([]);
  });
});
