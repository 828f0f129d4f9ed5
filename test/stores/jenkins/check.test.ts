import { describe, expect, it } from 'vitest';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';
import { credential, opened, text } from './opened.js';

describe('before a Jenkins credential is written', () => {
  it.each([true, false])('changes nothing, whether there is something or not (pages: %s)', async (pages) => {
    const { jenkins, state, ctx, store } = await opened({ folder: 'team-a' });
    jenkins.manner.pages = pages;
    expect(await store.check(credential(), ctx)).toEqual([]);
    state.add('team-a', 'harbor-push', { fields: { username: 'robot$ci', password: canary() } });
    expect(await store.check(credential(), ctx)).toEqual([]);
    await store.read(ctx);
    expect(jenkins.changes).toEqual([]);
  });

  it.each(['\0', 'a\u0001b', '\u001b[0m', '\ud800', '\ufffe'])(
    'F19: a secret that XML cannot carry (%j) is refused',
    async (more) => {
      const { jenkins, ctx, store } = await opened();
      for (const act of ['check', 'write'] as const) {
        const error = await failure(store[act](credential(canary(more)), ctx));
        expect([error.code, error.message]).toEqual([
          'E_STORE_VALUE',
          expect.stringContaining('XML cannot represent'),
        ]);
      }
      expect(jenkins.requests).toEqual([]);
    },
  );

  it('F19: a username that XML cannot carry is named as such', async () => {
    const { ctx, store } = await opened();
    const error = await failure(store.check(credential(canary(), 'a\u0007'), ctx));
    expect(error.message).toContain('of its username');
  });

  it('F19: a pair is measured as the pair that is written', async () => {
    const { ctx, store } = await opened({ ...text, as: 'pair' });
    expect((await failure(store.check(credential(canary(), 'a robot'), ctx))).code).toBe('E_STORE_VALUE');
  });

  it('a username with password takes every username', async () => {
    const { state, ctx, store } = await opened();
    await store.write(credential(canary(), 'a robot: "x"'), ctx);
    expect(state.get('', 'harbor-push')?.fields.get('username')).toBe('a robot: "x"');
  });

  it.each(['View', 'Update', 'Create'] as const)(
    'F17: finds that the permission %s is missing',
    async (lacking) => {
      const { jenkins, state, ctx, token, store } = await opened();
      state.callers.set('rotator', { tokens: [token], may: (permission) => permission !== lacking });
      if (lacking !== 'Create') {
        state.add('', 'harbor-push', { fields: { username: 'robot$ci', password: canary() } });
      }
      const error = await failure(store.check(credential(), ctx));
      // Without the permission to see it, Jenkins says that there is no store.
      expect(error.code).toBe(lacking === 'View' ? 'E_STORE_NOT_FOUND' : 'E_STORE_DENIED');
      expect(error.hint).toContain(`Credentials/${lacking}`);
      const write = await failure(store.write(credential(), ctx));
      expect([write.code, write.hint]).toEqual([error.code, error.hint]);
      const wanted = lacking === 'View' ? 0 : 1;
      expect(jenkins.changes).toHaveLength(wanted);
    },
  );

  it.each([302, 500])('F17: a page that answers %i proves nothing and stops nothing', async (status) => {
    const { jenkins, ctx, store } = await opened();
    jenkins.before = ({ url }) => (url.pathname.endsWith('/newCredentials') ? { status } : undefined);
    expect(await store.check(credential(), ctx)).toEqual([]);
  });

  it('F17: finds that the user may not come in at all', async () => {
    const { jenkins, ctx, store } = await opened();
    const headers = {
      'x-required-permission': 'hudson.model.Hudson.Read',
      'x-you-are-authenticated-as': 'rotator',
    };
    jenkins.before = () => ({ status: 403, headers });
    expect((await failure(store.check(credential(), ctx))).hint).toContain('Overall/Read');
  });

  it('F17: a plugin without pages is believed until it is written', async () => {
    const { jenkins, state, ctx, token, store } = await opened();
    jenkins.manner.pages = false;
    state.callers.set('rotator', { tokens: [token], may: (permission) => permission !== 'Create' });
    expect(await store.check(credential(), ctx)).toEqual([]);
    expect((await failure(store.write(credential(), ctx))).code).toBe('E_STORE_DENIED');
  });

  it.each([
    ['a folder', { folder: 'team-b' }],
    ['a domain', { domain: 'other' }],
    ['the store of another user', { user: 'jane' }],
  ])(
    '%s that is not there is an error of check, read and write, and never an empty place',
    async (_, place) => {
      const { jenkins, state, ctx, store } = await opened(place);
      if ('user' in place) state.store('@jane');
      const attempts = [
        () => store.check(credential(), ctx),
        () => store.read(ctx),
        () => store.write(credential(), ctx),
      ];
      for (const attempt of attempts) expect((await failure(attempt())).code).toBe('E_STORE_NOT_FOUND');
      expect(jenkins.changes).toEqual([]);
    },
  );

  it('says that no job reads one of the scope System', async () => {
    const { state, ctx, store } = await opened();
    const fields = { scope: 'SYSTEM', username: 'robot$ci', password: canary() };
    state.add('', 'harbor-push', { fields });
    expect((await store.check(credential(), ctx)).join()).toContain('scope System');
  });
});

describe('F33: a store that can only be read', () => {
  it('is recognised when the credential is one of a plugin, before a second one is made', async () => {
    for (const folder of [undefined, 'team-a']) {
      const { jenkins, state, ctx, store } = await opened(folder === undefined ? {} : { folder });
      const context = folder === undefined ? '' : `job/${folder}`;
      state.storeIn(context, 'kubernetes').domain('_').set('harbor-push', { text: '' });
      const error = await failure(store.check(credential(), ctx));
      expect([error.code, error.message]).toEqual([
        'E_STORE_READONLY',
        expect.stringContaining('the store kubernetes'),
      ]);
      expect(error.hint).toContain('configuration as code');
      expect(jenkins.changes).toEqual([]);
    }
  });

  it('one of a plugin beside ours is told, and is not in the way', async () => {
    const { state, ctx, store } = await opened();
    state.add('', 'harbor-push', { fields: { username: 'robot$ci', password: canary() } });
    state.storeIn('', 'kubernetes').domain('_').set('harbor-push', { text: '' });
    expect((await store.check(credential(), ctx)).join()).toContain(
      'store kubernetes has a credential with the id of',
    );
  });

  it('is recognised when its form is kept from everybody', async () => {
    const { state, ctx, store } = await opened();
    state.add('', 'harbor-push', { fields: { username: 'robot$ci', password: canary() } });
    state.store('').readOnly = 403;
    const error = await failure(store.check(credential(), ctx));
    expect([error.code, error.hint]).toEqual([
      'E_STORE_DENIED',
      expect.stringContaining('where it is stored'),
    ]);
  });

  it('is recognised when it answers 405', async () => {
    const { state, ctx, store } = await opened();
    state.add('', 'harbor-push', { fields: { username: 'robot$ci', password: canary() } });
    state.store('').readOnly = 405;
    expect((await failure(store.write(credential(), ctx))).code).toBe('E_STORE_READONLY');
  });

  it('one of the same id in another domain is not joined by a second', async () => {
    const { jenkins, state, ctx, store, open } = await opened();
    const fields = { username: 'robot$ci', password: canary() };
    state.add('', 'harbor-push', { domain: 'acme', fields });
    const error = await failure(store.check(credential(), ctx));
    expect([error.code, error.message]).toEqual([
      'E_STORE_DUPLICATE',
      expect.stringContaining('domain acme'),
    ]);
    expect(jenkins.changes).toEqual([]);
    expect(await open({ domain: 'acme' }).check(credential(), ctx)).toEqual([]);
  });
});
