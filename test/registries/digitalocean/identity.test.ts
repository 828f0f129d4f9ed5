import { describe, expect, it } from 'vitest';
import { openContract } from '../../contract/contract.js';
import { startDigitalocean, type DigitaloceanOptions } from '../../fakes/digitalocean/digitalocean.js';
import { failure, running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { internetOf, keepsItsPromises, logIn, type Given } from '../issuing.js';

const SPEC = 'digitalocean-docker-credentials.json';
const HOST = 'api.digitalocean.com';
const REGISTRY = 'registry.digitalocean.com';

async function open(options: Partial<DigitaloceanOptions> = {}) {
  const [key, reader] = [`dop_v1_${canary()}`, `dop_v1_${canary()}`];
  const server = await running(
    startDigitalocean({
      observe,
      draw: () => canary(),
      tokens: { [key]: ['registry:read', 'registry:update'], [reader]: ['registry:read'] },
      registries: ['acme'],
      ...options,
    }),
  );
  const internet = await internetOf(HOST, server);
  const given = { registry: REGISTRY, identity: 'acme', secret: key };
  const into = (more: Partial<Given> = {}) => logIn({ ...given, ...more }, internet.context());
  return { server, internet, host: HOST, given, into, reader };
}

describe('DigitalOcean issues a login', () => {
  it('that may push and ends after an hour: both parameters are sent', async () => {
    const { into, server } = await open();
    const before = Date.now();
    const { username, secret, expiresAt } = await into();
    const [issued] = server.issued;
    expect(issued?.asked).toEqual({ read_write: 'true', expiry_seconds: '3600' });
    expect(secret.is(issued?.secret ?? '')).toBe(true);
    expect(secret.is(username)).toBe(true);
    expect(expiresAt).toBeGreaterThanOrEqual(before + 3_600_000);
  });

  it.each([
    ['acme access=read', { read_write: 'false', expiry_seconds: '3600' }],
    ['acme access=read-write lifetime=12h', { read_write: 'true', expiry_seconds: '43200' }],
    ['acme lifetime=30d', { read_write: 'true', expiry_seconds: '2592000' }],
    ['acme lifetime=720h', { read_write: 'true', expiry_seconds: '2592000' }],
  ])('as %j says', async (identity, asked) => {
    const { into, server, reader } = await open();
    await into({ identity, ...(asked.read_write === 'false' && { secret: reader }) });
    expect(server.issued.map((one) => one.asked)).toEqual([asked]);
  });

  it.each(['1m', '721h', '0h', '9999h', '31d', '299'])('never one that lives %s', async (lifetime) => {
    const { into, internet } = await open();
    expect((await failure(into({ identity: `acme lifetime=${lifetime}` }))).code).toBe('E_IDENTITY_FORM');
    expect(internet.wanted).toEqual([]);
  });

  it('under a user name of ours, so that the secret is on no command line', async () => {
    const { into } = await open();
    expect((await into({ username: 'ci@acme.example' })).username).toBe('ci@acme.example');
  });

  it('D13: split at the first colon, and masked in every form', async () => {
    const { internet, given, server } = await open({ pair: (secret) => `robot:${secret}:more` });
    const ctx = internet.context();
    const { username, secret } = await logIn(given, ctx);
    const whole = `${server.issued[0]?.secret ?? ''}:more`;
    expect({ username, same: secret.is(whole) }).toEqual({ username: 'robot', same: true });
    const auth = Buffer.from(`robot:${whole}`).toString('base64');
    expect(ctx.masks.redact(`${whole} ${auth}`)).toBe('*** ***');
  });

  it.each([() => 'nothing', () => ':secret', () => 'user:', () => 'a b:c', () => 'u:s\nt'])(
    'D13: not with a pair that is none (%#)',
    async (pair) => {
      const { into } = await open({ pair });
      expect((await failure(into())).code).toBe('E_TOKEN_INVALID');
    },
  );

  it.each<[string, Partial<Given>, RegExp]>([
    ['a wrong token', { secret: 'dop_v1_x' }, /wrong, expired or deleted/],
    ['a registry of another team', { identity: 'elsewhere' }, /no registry of this name/],
  ])('and tells of %s', async (_, more, cause) => {
    const error = await failure((await open()).into(more));
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toMatch(cause);
  });

  it('and tells of a token that may only read', async () => {
    const { into, reader } = await open();
    const error = await failure(into({ secret: reader }));
    expect(error.message).toMatch(/may not issue/);
    expect(error.hint).toContain('registry:update');
  });

  it.each<[string, Partial<Given>, string]>([
    ['no token', { secret: ' ' }, 'E_IDENTITY_KEY'],
    ['another host', { registry: 'registry.evil.example', provider: 'digitalocean' }, 'E_CREDENTIAL_UNFIT'],
    ['another port', { registry: `${REGISTRY}:8443`, provider: 'digitalocean' }, 'E_CREDENTIAL_UNFIT'],
    ['a name that is a path', { identity: '../acme' }, 'E_IDENTITY_FORM'],
  ])('but nobody is asked with %s', async (_, more, code) => {
    const { into, internet } = await open();
    expect((await failure(into(more))).code).toBe(code);
    expect(internet.wanted).toEqual([]);
  });

  it('and no other host’s', async () => {
    const { server, into } = await open();
    const auths = { 'registry.evil.example': { auth: Buffer.from(`u:${canary()}`).toString('base64') } };
    server.mishap = () => ({ when: 'before', happens: { status: 200, body: { auths } } });
    expect((await failure(into())).code).toBe('E_TOKEN_INVALID');
  });
});

describe('whatever goes wrong with DigitalOcean', () => {
  const auth = (value: unknown) => ({ auths: { [REGISTRY]: { auth: value } } });
  keepsItsPromises(open, {
    status: 200,
    unusable: [
      auth(''),
      auth(12),
      auth('a b'),
      auth(Buffer.from('no colon').toString('base64')),
      { auths: [] },
    ],
  });
});

describe('the description of DigitalOcean', () => {
  it('fits both sides', async () => {
    const { into, server } = await open();
    await into();
    await into({ identity: 'acme access=read' });
    await failure(into({ identity: 'elsewhere' }));
    const contract = await openContract(SPEC);
    expect(server.exchanges).toHaveLength(3);
    expect(server.exchanges.flatMap((exchange) => contract.check(exchange))).toEqual([]);
  });
});
