import { describe, expect, it } from 'vitest';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';
import { credential, opened } from './opened.js';

const fields = () => ({ username: 'robot$ci', password: canary() });

describe('a Jenkins in trouble', () => {
  it.each(['GET', 'POST'])('a passing fault of a %s is tried again', async (method) => {
    const { jenkins, state, ctx, store } = await opened();
    state.add('', 'harbor-push', { fields: fields() });
    let left = 2;
    jenkins.before = (request) => (request.method === method && left-- > 0 ? { status: 503 } : undefined);
    const value = canary();
    await store.write(credential(value), ctx);
    expect(state.get('', 'harbor-push')?.fields.get('password') === value).toBe(true);
  });

  it.each([
    [503, {}, 'E_SERVER_UNAVAILABLE', 75],
    [502, {}, 'E_SERVER_UNAVAILABLE', 75],
    [429, { 'retry-after': '3600' }, 'E_RATE_LIMITED', 75],
    [500, {}, 'E_STORE_VALUE', 1],
    [409, {}, 'E_STORE_VALUE', 1],
    [413, {}, 'E_STORE_VALUE', 1],
    [405, {}, 'E_STORE_READONLY', 2],
    [501, {}, 'E_STORE_READONLY', 2],
    [400, {}, 'E_STATUS_UNEXPECTED', 1],
  ])(
    'F4: a write that is answered %i is told as that, and the old one stays',
    async (status, headers, code, exit) => {
      const { jenkins, state, ctx, store } = await opened();
      const before = state.add('', 'harbor-push', { fields: fields() }).text;
      // Whatever a server says of what it was sent is not shown.
      jenkins.before = ({ method, body }) =>
        method === 'POST' ? { status, headers, body: `sorry: ${body.toString('utf8')}` } : undefined;
      jenkins.spoil = () => undefined;
      const error = await failure(store.write(credential(), ctx));
      expect(error).toMatchObject({ code, exit });
      expect(state.store('').domain('_').get('harbor-push')?.text === before).toBe(true);
      Object.assign(jenkins.exchanges, { length: 0 });
    },
  );

  it('one that does not answer is waited for no longer than the deadline', async () => {
    const { jenkins, ctx, store } = await opened();
    jenkins.before = () => 'drop';
    expect((await failure(store.read(ctx))).exit).toBe(75);
  });

  it.each([
    '',
    'not XML',
    '<a><b></a>',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x><id>harbor-push</id></x>',
    '<x><id>&e;</id></x>',
    '<x><id>another</id></x>',
    '<x/>',
    '<x><id>harbor-push</id><id>harbor-push</id></x>',
  ])('an answer that is no credential (%j) is an error, and nothing is posted', async (body) => {
    const { jenkins, ctx, store } = await opened();
    jenkins.spoil = ({ url }) =>
      url.pathname.endsWith('/config.xml')
        ? { status: 200, headers: { 'content-type': 'application/xml' }, body }
        : undefined;
    expect((await failure(store.write(credential(), ctx))).code).toBe('E_RESPONSE_INVALID');
    expect(jenkins.changes).toEqual([]);
  });
});
