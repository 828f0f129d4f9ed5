import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { opener } from '../../src/config/opener.js';
import { regcredError } from '../../src/errors/error.js';
import { orRefreshed, refreshedTokens } from '../../src/registries/kit/tokens/refreshed-tokens.js';
import type {
  Credential,
  LoginRequest,
  Refresh,
  Registry,
  TokenAccess,
  TokenApi,
} from '../../src/registries/contract.js';
import { Secret } from '../../src/secret/secret.js';
import { makeIdToken } from '../fakes/id-token.js';
import { testContext } from '../context.js';
import { failure } from '../http/client.js';
import { canary } from '../redaction/oracle.js';

const asked = { generation: 1, until: 0, keep: [] };
const HOUR = 3_600_000;

function scene(more: Partial<Credential> = {}, access: Partial<TokenAccess> = {}) {
  const issued: Credential[] = [];
  const requests: LoginRequest[] = [];
  const login: Registry['login'] = async (request, ctx) => {
    requests.push(request);
    await ctx.http.send({ method: 'POST', url: new URL(`https://sts.example.com/token?n=${issued.length}`) });
    const credential = {
      username: 'robot',
      secret: new Secret(canary()),
      expiresAt: Date.now() + HOUR,
      ...more,
    };
    issued.push(credential);
    return credential;
  };
  const response = { status: 200, header: () => undefined, text: () => '', json: () => ({}) };
  const ctx = testContext({ http: { send: () => Promise.resolve(response) } });
  const api = { address: { host: 'r.example.com', plainHttp: false }, api: new URL('https://r.example.com') };
  const open = (settings: object = { identity: 'role' }, by = refreshedTokens(login)) =>
    by.open(settings, { ...api, plainHttp: false, ...access }) as Refresh;
  return { issued, requests, ctx, open, login };
}

describe('a token that is refreshed', () => {
  it('is the one that proved that it can be issued; the next one is another', async () => {
    const { issued, ctx, open } = scene();
    const token = open();
    await token.check(asked, ctx);
    await token.check(asked, ctx);
    const [first, second] = [await token.issue(ctx), await token.issue(ctx)];
    expect(issued).toHaveLength(2);
    expect([first.secret, second.secret]).toEqual(issued.map(({ secret }) => secret));
    expect(first.expiresAt).toBe(issued[0]?.expiresAt);
    expect(first.id).toBe(`until ${new Date(first.expiresAt ?? 0).toISOString()}`);
  });

  it('is issued without a proof too', async () => {
    const { issued, ctx, open } = scene();
    expect((await open().issue(ctx)).secret).toBe(issued[0]?.secret);
  });

  it('is what stores are asked to hold, once it is there', async () => {
    const { issued, ctx, open } = scene();
    const token = open();
    expect(token.example.username).toBe('token');
    await token.check(asked, ctx);
    expect(token.example).toEqual({ username: 'robot', secret: issued[0]?.secret });
    expect(token.username).toBe('robot');
    expect(Math.round((token.lifetime ?? 0) / 60_000)).toBe(60);
  });

  it('names the calls that its login was seen to send, without their queries', async () => {
    const { ctx, open } = scene();
    const token = open();
    expect(token.calls).toEqual({});
    await token.check(asked, ctx);
    expect(token.calls).toEqual({ 'issue-1': 'POST https://sts.example.com/token' });
  });

  it('is masked', async () => {
    const { ctx, open } = scene();
    const { secret } = await open().issue(ctx);
    expect(ctx.masks.redact(secret.reveal())).toBe('***');
  });

  it('is asked for with what the configuration names', async () => {
    const key = new Secret(canary());
    const { requests, ctx, open } = scene({}, { admin: { username: 'AKID', secret: key } });
    await open({ identity: 'role' }).issue(ctx);
    await open({ identity: 'role', username: 'team' }).issue(ctx);
    expect(requests.map(({ identity, username, secret }) => [identity, username, secret])).toEqual([
      ['role', 'AKID', key],
      ['role', 'team', key],
    ]);
  });

  it('ends when its JWT says so, where nothing else does', async () => {
    const exp = Math.floor(Date.now() / 1000) + 900;
    const secret = new Secret(makeIdToken('r', { exp }));
    const { ctx, open } = scene({ secret, expiresAt: undefined as never });
    expect((await open().issue(ctx)).expiresAt).toBe(exp * 1000);
  });

  it.each<[string, Partial<Credential>, string]>([
    ['ends nobody knows when', { expiresAt: undefined as never }, 'E_REFRESH_ENDLESS'],
    ['ends with its job', { endsWithJob: true }, 'E_REFRESH_ENDLESS'],
    ['is over already', { expiresAt: 1 }, 'E_REFRESH_OVER'],
    ['may be of no use', { unproved: 'nobody has documented it' }, 'E_IDENTITY_UNPROVED'],
  ])('is none that %s', async (_, more, code) => {
    const { ctx, open } = scene(more);
    const token = open();
    expect((await failure(token.check(asked, ctx))).code).toBe(code);
    expect((await failure(token.issue(ctx))).code).toBe(code);
    expect(token.lifetime).toBeUndefined();
  });

  it('may be of no use where its rights are proved', async () => {
    const { ctx, open } = scene({ unproved: 'nobody has documented it' }, { provesRights: true });
    expect((await open().issue(ctx)).username).toBe('robot');
  });

  it('is none whose user name is the secret, which a ledger would show', async () => {
    const secret = new Secret(canary());
    const { ctx, open } = scene({ username: secret.reveal(), secret });
    const error = await failure(open().issue(ctx));
    expect(error.code).toBe('E_CREDENTIAL_UNFIT');
    expect(error.hint).toContain('username under token');
  });

  it('F35: is not there when its login fails, and the error is the login’s', async () => {
    const { ctx, open } = scene();
    const broken = refreshedTokens(() =>
      Promise.reject(regcredError('E_RATE_LIMITED', { host: 'sts', wait: '60 s' })),
    );
    const error = await failure(open({ identity: 'x' }, broken).issue(ctx));
    expect(error).toMatchObject({ code: 'E_RATE_LIMITED', exit: 75 });
  });
});

describe('where logging in leaves something behind', () => {
  it('the check is another one, and nothing is issued before its time', async () => {
    const { issued, ctx, open, login } = scene();
    const seen: string[] = [];
    const proof = {
      check: ({ identity }: { readonly identity: string }) => Promise.resolve(void seen.push(identity)),
      calls: ['POST https://iam.example.com/keys'],
    };
    const token = open({ identity: 'role' }, refreshedTokens(login, proof));
    await token.check(asked, ctx);
    expect({ seen, issued }).toEqual({ seen: ['role'], issued: [] });
    expect(token.calls).toEqual({ 'issue-1': 'POST https://iam.example.com/keys' });
    await token.issue(ctx);
    expect(issued).toHaveLength(1);
    expect(Object.values(token.calls)).toEqual(['POST https://iam.example.com/keys']);
  });
});

describe('a registry with another class too', () => {
  const { login } = scene();
  const own = { kind: 'overlap' } as TokenApi;
  const others = opener(z.strictObject({ name: z.string() }), (_: unknown, _access: TokenAccess) => own);
  const both = orRefreshed(others, login);
  const access = { address: { host: 'r', plainHttp: false }, api: new URL('https://r'), plainHttp: false };

  it('is told apart by the key identity', () => {
    expect(both.open({ identity: 'role' }, access).kind).toBe('refresh');
    expect(both.open({ name: 'ci' }, access)).toBe(own);
    expect(() => both.schema.parse({ identity: 'role', name: 'ci' })).toThrow();
    expect(both.schema.safeParse({ name: 'ci' }).success).toBe(true);
  });

  it('shows all forms side by side', () => {
    const form = z.union([z.strictObject({ a: z.string() }), z.strictObject({ b: z.string() })]);
    const union = opener(form, (_: unknown, _access: TokenAccess) => own);
    const { anyOf } = z.toJSONSchema(orRefreshed(union, login).schema) as { anyOf: readonly object[] };
    expect(anyOf).toHaveLength(3);
  });
});
