import { describe, expect, it } from 'vitest';
import type { Overlap, ReplaceChosen, ReplaceIssued } from '../../../src/registries/contract.js';
import { openContract } from '../../contract/contract.js';
import { gitlab, harbor, nexus, quay, startVendor, type Vendor } from '../../fakes/small-vendors.js';
import { failure, running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { settingsOf } from './configs.js';
import { accessTo, openAs, request, sending } from './scene.js';

const vendor = (api: Parameters<typeof startVendor>[0]) => running(startVendor(api, observe));

async function mustFit({ exchanges }: Vendor, spec: string, base: string) {
  expect(exchanges.length).toBeGreaterThan(0);
  const contract = await openContract(spec, base);
  expect(exchanges.flatMap((exchange) => contract.check(exchange))).toEqual([]);
  // The check can fail: an answer that the description does not know is found.
  const [first] = exchanges;
  const odd = first && { ...first, reply: { status: 418 } };
  expect(odd && contract.check(odd).length).toBeGreaterThan(0);
}

describe('a vendor described in the configuration', () => {
  it('Harbor: the client’s secret is set, and set again after a lost answer', async () => {
    const password = canary();
    const server = await vendor(harbor(password));
    const token = openAs<ReplaceChosen>(settingsOf('harbor'), accessTo(server.origin, password, '/api/v2.0'));
    expect(token).toMatchObject({
      kind: 'replace',
      chooses: 'client',
      username: 'robot$ci',
      calls: { replace: `PATCH ${server.origin}/api/v2.0/robots/7` },
    });
    const ctx = sending();
    await token.check(request(), ctx);
    const secret = token.choose(ctx);
    server.trouble.lose = 'PATCH';
    expect((await failure(token.replace(secret, request(), ctx))).exit).toBe(75);
    server.trouble.lose = undefined;
    expect(await token.replace(secret, request(), ctx)).toMatchObject({ id: '7', username: 'robot$ci' });
    expect(secret.is(server.alive.get('robot$ci') ?? '')).toBe(true);
    await mustFit(server, 'harbor.json', '/api/v2.0');
  });

  it('Harbor: an answer that quotes the secret is shown without it', async () => {
    const password = canary();
    const server = await vendor(harbor(password));
    const settings = settingsOf('harbor');
    const token = openAs<ReplaceChosen>(settings, accessTo(server.origin, password, '/api/v2.0'));
    const ctx = sending();
    const weak = ctx.masks.learn(canary().toLowerCase().replace(/\d/g, 'x'));
    const error = await failure(token.replace(weak, request(), ctx));
    expect([error.code, error.exit]).toEqual(['E_TOKEN_REQUEST', 1]);
    expect(error.message).toContain('weak: ***');
    expect(server.alive.size).toBe(0);
  });

  it('Nexus: the password is the whole body, in plain text, and the name one part of the path', async () => {
    const password = canary();
    const server = await vendor(nexus(password));
    const token = openAs<ReplaceChosen>(
      settingsOf('nexus'),
      accessTo(server.origin, password, '/service/rest'),
    );
    const ctx = sending();
    await token.check(request(), ctx);
    expect(server.requests).toEqual([]);
    const secret = token.choose(ctx);
    await token.replace(secret, request(), ctx);
    expect(secret.is(server.alive.get('ci bot') ?? '')).toBe(true);
    expect(server.requests[0]?.headers['content-type']).toBe('text/plain');
    await mustFit(server, 'nexus3.json', '/service/rest');
  });

  it('GitLab: a token rotates itself with an explicit end, and never twice', async () => {
    const password = canary();
    const api = gitlab(password, canary);
    const server = await vendor(api);
    const token = openAs<ReplaceIssued>(
      settingsOf('gitlabSelf'),
      accessTo(server.origin, password, '/api/v4'),
    );
    expect(token).toMatchObject({ kind: 'replace', chooses: 'registry' });
    expect(token.readBack).toBeUndefined();
    const ctx = sending();
    await token.check(request(), ctx);
    const current = await token.current(ctx);
    expect(current).toEqual({
      id: '31',
      username: 'ci',
      createdAt: Date.parse('2026-11-01'),
      expiresAt: Date.parse('2027-01-01'),
    });
    const minted = await token.regenerate('31', request(), ctx);
    expect([minted.id, minted.secret.is(api.self)]).toEqual(['32', true]);
    expect(server.requests.at(-1)?.body.toString()).toBe('{"expires_at":"2027-01-16"}');
    await mustFit(server, 'gitlab-tokens.json', '/api/v4');

    // The old token is dead now: with it the next one would be refused.
    const next = openAs<ReplaceIssued>(
      settingsOf('gitlabSelf'),
      accessTo(server.origin, api.self, '/api/v4'),
    );
    server.trouble.lose = 'POST';
    const before = server.requests.length;
    expect((await failure(next.regenerate('32', request(), sending()))).exit).toBe(75);
    expect(server.requests.length - before).toBe(1);
  });

  it('GitLab: deploy tokens live side by side, and an orphan is found by its name', async () => {
    const password = canary();
    const server = await vendor(gitlab(password, canary));
    const access = accessTo(server.origin, password, '/api/v4');
    const token = openAs<Overlap>(settingsOf('gitlabDeployTokens'), access);
    expect(token).toMatchObject({
      kind: 'overlap',
      usernames: 'constant',
      calls: {
        create: `POST ${server.origin}/api/v4/projects/{env.PROJECT}/deploy_tokens`,
        revoke: `DELETE ${server.origin}/api/v4/projects/{env.PROJECT}/deploy_tokens/{id}`,
      },
    });
    const ctx = sending({ env: { PROJECT: '5' } });
    await token.check(request(), ctx);
    expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
    server.trouble.lose = 'POST';
    expect((await failure(token.create(request(1), ctx))).exit).toBe(75);
    server.trouble.lose = undefined;
    expect(await token.list(ctx)).toMatchObject([{ id: '100', generation: 1, username: 'ci' }]);
    const second = await token.create(request(2, '100'), ctx);
    expect(second.secret.is(server.alive.get(second.id) ?? '')).toBe(true);
    expect((await failure(token.check(request(3, '100', second.id), ctx))).code).toBe('E_SLOTS_FULL');
    expect((await failure(token.create(request(3, '100', second.id), ctx))).code).toBe('E_SLOTS_FULL');
    await token.revoke('100', ctx);
    await token.revoke('100', ctx);
    expect(await token.list(ctx)).toMatchObject([{ id: second.id, generation: 2 }]);
    await mustFit(server, 'gitlab-tokens.json', '/api/v4');
  });

  it('Quay: the robot’s token is generated, and read back after a lost answer', async () => {
    const password = canary();
    const server = await vendor(quay(password, canary));
    const token = openAs<ReplaceIssued>(settingsOf('quay'), accessTo(server.origin, password));
    const ctx = sending();
    server.trouble.lose = 'POST';
    expect((await failure(token.regenerate('ci', request(), ctx))).exit).toBe(75);
    server.trouble.lose = undefined;
    const back = await token.readBack?.(ctx);
    expect(back?.secret.is(server.alive.get('acme+ci') ?? '')).toBe(true);
    expect(ctx.masks.redact(server.alive.get('acme+ci') ?? '')).toBe('***');
    const minted = await token.regenerate('ci', request(), ctx);
    expect(minted.secret.is(server.alive.get('acme+ci') ?? '')).toBe(true);
    expect(Object.keys((await token.current(ctx)) ?? {})).toEqual(['id', 'username']);
    await mustFit(server, 'quay-robots.json', '');
  });
});
