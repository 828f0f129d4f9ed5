import { describe, expect, it } from 'vitest';
import { handshake } from '../../src/distribution/handshake.js';
import { parseToken } from '../../src/distribution/token-answer.js';
import { startRegistry } from '../fakes/registry.js';
import { createIssuer, createKeys } from '../fakes/token-server.js';
import { running } from '../http/client.js';
import { canary, observe } from '../redaction/oracle.js';
import { inspect } from 'node:util';
import { endpoint, networkContext, someone } from './context.js';

const keys = createKeys();
const now = Date.parse('2026-11-22T12:00:00Z');
const clock = { now: () => now, sleep: () => Promise.resolve() };
const parse = (answer: unknown, ctx = networkContext({}, { clock })) => parseToken(answer, 'auth.test', ctx);
const seconds = (answer: object) => ((parse({ token: 'x', ...answer }).expiresAt ?? 0) - now) / 1000;

describe('the answer of a token server', () => {
  it.each([
    ['{}', {}],
    ['an empty token', { token: '' }],
    ['a number', { token: 123 }],
    ['an object', { token: { a: 1 } }],
    ['only a refresh token', { refresh_token: canary() }],
    ['two different tokens', { token: canary(), access_token: canary() }],
    ['a token with a line break', { token: `${canary()}\n` }],
    ['a token with a blank', { token: `${canary()} ${canary()}` }],
    ['a token with other letters', { token: `${canary()}é` }],
    ['a token of 33 KB', { token: 'x'.repeat(33 * 1024) }],
    ['a list', []],
    ['null', null],
    ['a text', canary()],
  ])('D8: with %s is E_TOKEN_INVALID', async (_, body) => {
    const server = await running(
      startRegistry({
        auth: { kind: 'bearer', issuer: createIssuer({ users: {}, keys }) },
        fault: ({ url }) =>
          url.pathname === '/token'
            ? { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
            : undefined,
      }),
    );
    const answer = await handshake(endpoint(server.host), someone().login, [], networkContext());
    observe('answer', inspect(answer, { depth: 8 }));
    expect(answer).toMatchObject({ answer: 'unknown', error: { code: 'E_TOKEN_INVALID' } });
  });

  it.each([
    [
      '2 MB',
      JSON.stringify({ token: 'x'.repeat(2 * 1024 * 1024) }),
      'application/json',
      'E_RESPONSE_TOO_LARGE',
    ],
    ['a page', '<html></html>', 'text/html', 'E_RESPONSE_INVALID'],
    ['trailing garbage', '{"token":"x"}garbage', 'application/json', 'E_RESPONSE_INVALID'],
    ['nothing', '', 'application/json', 'E_RESPONSE_INVALID'],
  ])('D8: of %s', async (_, body, type, code) => {
    const server = await running(
      startRegistry({
        auth: { kind: 'bearer', issuer: createIssuer({ users: {}, keys }) },
        fault: ({ url }) =>
          url.pathname === '/token' ? { status: 200, headers: { 'content-type': type }, body } : undefined,
      }),
    );
    const answer = await handshake(endpoint(server.host), someone().login, [], networkContext());
    expect(answer).toMatchObject({ answer: 'unknown', error: { code } });
  });

  it('E1: that is the bare token is not quoted', async () => {
    const token = canary();
    const server = await running(
      startRegistry({
        auth: { kind: 'bearer', issuer: createIssuer({ users: {}, keys }) },
        fault: ({ url }) => (url.pathname === '/token' ? { status: 200, body: token } : undefined),
      }),
    );
    const answer = await handshake(endpoint(server.host), someone().login, [], networkContext());
    expect(answer).toMatchObject({ answer: 'unknown', error: { code: 'E_RESPONSE_INVALID' } });
    observe('answer', inspect(answer, { depth: 8, showHidden: true }));
    expect(inspect(answer, { depth: 8, showHidden: true })).not.toContain(token);
  });

  it.each([
    ['token', { token: 'abc' }],
    ['access_token', { access_token: 'abc' }],
    ['both, equal', { token: 'abc', access_token: 'abc' }],
    ['one of them empty', { token: '', access_token: 'abc' }],
    ['one of them null', { token: 'abc', access_token: null }],
  ])('may name it %s', (_, body) => {
    expect(parse(body).authorization?.reveal()).toBe('Bearer abc');
  });

  it('is masked with all its tokens before it is judged', () => {
    const ctx = networkContext();
    const [token, other, refresh] = [canary(), canary(), canary()];
    expect(() => parse({ token, access_token: other, refresh_token: refresh }, ctx)).toThrow();
    expect(ctx.learned).toEqual([token, other, refresh]);
  });
});

describe('the lifetime of a token', () => {
  it.each([
    ['absent', {}],
    ['0', { expires_in: 0 }],
    ['negative', { expires_in: -300 }],
    ['a text', { expires_in: '3600' }],
    ['1e12', { expires_in: 1e12 }],
    ['null', { expires_in: null }],
    ['shorter than the least', { expires_in: 5 }],
  ])('D12: is 60 s when expires_in is %s', (_, body) => {
    expect(seconds(body)).toBe(60);
  });

  it.each([
    ['from now', { expires_in: 300 }, 300],
    ['from the time of issue when that is past', { expires_in: 300, issued_at: '2026-11-22T11:59:00Z' }, 240],
    [
      'from now when it was issued in the future',
      { expires_in: 300, issued_at: '2026-11-22T12:10:00Z' },
      300,
    ],
    ['from now when it would be over already', { expires_in: 300, issued_at: '2026-11-22T11:00:00Z' }, 300],
    ['from now when the time of issue is nonsense', { expires_in: 300, issued_at: 'yesterday' }, 300],
  ])('D12: counts %s', (_, body, expected) => {
    expect(seconds(body)).toBe(expected);
  });

  it('D12: a clock that is 10 minutes ahead is noted', () => {
    const ctx = networkContext({}, { clock });
    parse({ token: 'x', issued_at: '2026-11-22T12:10:00Z' }, ctx);
    expect(ctx.lines).toEqual(["notice: The clock of auth.test is 10 minutes ahead of this machine's."]);
  });
});
