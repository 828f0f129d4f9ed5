import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchesHost, type HostPattern } from '../../src/distribution/host-pattern.js';
import { parseAddress } from '../../src/registries/address.js';
import { detect, entries } from '../../src/registries/detect.js';
import { canonicalHost } from '../../src/registries/kit/host-name.js';
import type { Credential, LoginRequest, Registry } from '../../src/registries/contract.js';
import type { RegistrySamples, SamplePair } from './samples.js';
import { Secret } from '../../src/secret/secret.js';
import { testContext } from '../context.js';
import { canary, observe } from '../redaction/oracle.js';
import { loadedBy } from './loaded-by.js';
import { folder, ids, moduleOf, registries } from './registry-list.js';

// Every registry of the catalog passes this suite; adding one needs no line here.

const taking = registries.flatMap(({ id, entry, samples }) =>
  typeof samples.pairs === 'string' ? [] : [{ id, entry, samples, pairs: samples.pairs }],
);
const refusing = registries.flatMap(({ id, entry, samples }) =>
  typeof samples.pairs === 'string' ? [{ id, entry, samples, code: samples.pairs }] : [],
);

const addressOf = (samples: RegistrySamples) =>
  parseAddress(samples.registry ?? samples.hosts[0] ?? 'r.example.com');

describe('the catalog', () => {
  it('has exactly one line for each registry folder, under its id', () => {
    const text = readFileSync(`${folder}catalog.ts`, 'utf8');
    const lines = [
      ...text.matchAll(/entry\('([a-z0-9-]+)', .*\(\) => import\('\.\/([a-z/-]+)\.js'\)\)[,;]$/gm),
    ];
    expect(lines.map(([, id, file]) => [id, `${file}.ts`]).toSorted()).toEqual(
      ids.map((id) => [id, moduleOf(id)]).toSorted(),
    );
    expect(entries.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('is all that detection loads: no module of a registry', () => {
    const hosts = registries.flatMap(({ samples }) => samples.hosts);
    const found = loadedBy(`
      import { detect } from './src/registries/detect.ts';
      for (const host of ${JSON.stringify(hosts)}) detect({ host });
      for (const id of ${JSON.stringify(ids)}) detect({ host: 'r.example.com' }, id);
    `);
    expect(found.toSorted()).toEqual(['catalog.ts', 'detect.ts', 'entry.ts']);
  });

  it('finds a registry by each of its hosts, and no other', () => {
    for (const { id, samples } of registries) {
      for (const host of samples.hosts.filter(() => id !== 'generic')) {
        const found = entries.filter((entry) => matchesHost(host, entry.hosts)).map((entry) => entry.id);
        expect({ host, found }).toEqual({ host, found: [id] });
        expect(detect({ host }).id).toBe(id);
      }
    }
  });
});

describe.each(registries)('the entry of $id', ({ id, entry, registry, samples }) => {
  const { realms = [] } = registry;

  it('is sound data under its own id', () => {
    expect(entry.title).toMatch(/^\S.*\S$/);
    expect(registry.inputs.username).not.toBe('');
    expect(registry.inputs.password).not.toBe('');
    expect(detect({ host: 'r.example.com' }, id)).toBe(entry);
  });

  it('says in which classes it can be rotated, and only if it can', async () => {
    expect(registry.rotation !== undefined).toBe(registry.tokens !== undefined);
    if (registry.tokens) expect((await registry.tokens()).schema).toBeDefined();
  });

  it('names hosts in canonical form or by expressions anchored at both ends', () => {
    for (const pattern of [...entry.hosts, ...realms]) expect(faultOf(pattern)).toBeUndefined();
    if (entry.hosts.length > 0) expect(samples.hosts.length).toBeGreaterThanOrEqual(1);
    // What tables show is an address that the tests log in to.
    const shown = registry.example ?? entry.hosts[0] ?? samples.hosts[0];
    expect(shown).toBe(samples.registry ?? samples.hosts[0]);
  });

  it('A11: takes no look-alike of its hosts for its own, nor as a place for its secret', () => {
    const lookalikes = [...samples.lookalikes, ...samples.hosts.flatMap(lookalikesOf)];
    expect(lookalikes.filter((host) => matchesHost(host, [...entry.hosts, ...realms]))).toEqual([]);
    expect(samples.lookalikes.filter((host) => detect({ host }).id === id && id !== 'generic')).toEqual([]);
    expect(
      realms.flatMap((realm) => lookalikesOf(String(realm))).filter((host) => matchesHost(host, realms)),
    ).toEqual([]);
  });
});

describe.each(taking)('the login of $id', ({ entry, samples, pairs }) => {
  const address = addressOf(samples);
  const [first] = pairs;
  const attempt = async (request: Partial<LoginRequest>) =>
    outcome(await entry.load(), { address, ...request });
  const secretOf = (pair: SamplePair | undefined) => new Secret(pair?.secret(canary()) ?? canary());

  it.each(pairs)('takes what it documents (%#), as it is and without a request', async (pair) => {
    const secret = secretOf(pair);
    const credential = await login(await entry.load(), { address, ...pair, secret });
    expect(credential.secret.equals(secret)).toBe(true);
    expect(credential.username).toBe(pair.username ?? credential.username);
    expect(credential.username).toMatch(/^[\x21-\x39\x3b-\x7e]+$/);
    expect(credential.identityToken).toBeUndefined();
  });

  it.each(pairs.filter(({ username }) => username !== undefined))(
    'D13: takes username:secret as one value (%#), split at the first colon',
    async ({ username, secret }) => {
      const value = secret(`${canary()}:x`);
      const credential = await login(await entry.load(), {
        address,
        secret: new Secret(`${username}:${value}`),
      });
      expect({ username: credential.username, same: credential.secret.equals(new Secret(value)) }).toEqual({
        username,
        same: true,
      });
    },
  );

  it.each(['', ' ', '\n', '\t \r\n'])('A6: refuses the empty or blank secret %j', async (value) => {
    expect(await attempt({ username: first?.username ?? 'ci', secret: new Secret(value) })).toBe(
      'E_SECRET_EMPTY',
    );
    expect(await attempt({ secret: new Secret(value) })).toBe('E_SECRET_EMPTY');
  });

  it('A6: refuses a login without a secret, with or without a user name', async () => {
    expect(await attempt({ username: first?.username ?? 'ci' })).toBe('E_SECRET_EMPTY');
    expect(await attempt({})).toMatch(/^E_(?:SECRET_EMPTY|CREDENTIAL_MISSING)$/);
  });

  it('A3: refuses a user name with a colon', async () => {
    expect(await attempt({ username: 'a:b', secret: secretOf(first) })).toBe('E_USERNAME_COLON');
  });

  it.each(['a\nb', 'a\0', '\u001b[31m', 'a\u0085b', 'a\u200bb', 'a\u202eb', 'a\u2028', ' '])(
    'A2: refuses the user name %j',
    async (username) => {
      expect(await attempt({ username, secret: secretOf(first) })).toBe('E_USERNAME_INVALID');
    },
  );

  it('A4: refuses a secret with a NUL byte', async () => {
    const secret = new Secret(`${canary()}\0${canary()}`);
    expect(await attempt({ username: first?.username ?? 'ci', secret })).toBe('E_SECRET_NUL');
  });
});

describe.each(refusing)('the login of $id', ({ entry, samples, code }) => {
  it.each([{ username: 'ci', secret: 'x' }, { secret: 'x' }, { username: 'a:b', secret: '' }, {}])(
    `refuses %j with ${code}`,
    async ({ username, secret }) => {
      const request = {
        address: addressOf(samples),
        ...(username !== undefined && { username }),
        ...(secret !== undefined && { secret: new Secret(secret && canary()) }),
      };
      expect(await outcome(await entry.load(), request)).toBe(code);
    },
  );
});

/** Logs in without a network; whatever is printed is searched for the secret. */
async function login(registry: Registry, request: LoginRequest): Promise<Credential> {
  return registry.login(request, testContext());
}

/** The code of the error, which must say all it has to say and nothing of the secret. */
async function outcome(registry: Registry, request: LoginRequest): Promise<string> {
  const error: unknown = await login(registry, request).then(
    () => 'taken',
    (reason: unknown) => reason,
  );
  observe('error', String(error));
  expect(String(error)).not.toContain('…');
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function faultOf(pattern: HostPattern): string | undefined {
  if (typeof pattern === 'string')
    return canonicalHost(pattern, '443') === pattern ? undefined : 'not canonical';
  // A flag would fold case or keep a position between calls; hosts are lower case already.
  if (pattern.flags !== '') return `flags ${pattern.flags}`;
  const body = /^\^(.*)\$$/.exec(pattern.source)?.[1];
  if (body === undefined) return 'not anchored';
  const literal = body.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
  if (literal.includes('.')) return 'a dot that is not escaped';
  return withoutGroups(literal).includes('|') ? 'an alternative outside the anchors' : undefined;
}

function withoutGroups(source: string): string {
  const inner = source.replace(/\([^()]*\)/g, '');
  return inner === source ? source : withoutGroups(inner);
}

/** None of these can be right whatever the form of the host: every change is one no host of its kind has. */
function lookalikesOf(host: string): string[] {
  const dots = [...host].flatMap((letter, index) => (letter === '.' ? [index] : []));
  return [
    ...['.evil.com', 'evil.com', '.', ':8443', '/', '@evil.com', '\n', '\nevil.com', 'x.io', '%00'].map(
      (end) => host + end,
    ),
    ...['evil.com/', 'https://', 'evil@', 'evil_', '.', 'evil.com\n'].map((start) => start + host),
    ...dots.flatMap((at) => ['/', '_', '@'].map((other) => host.slice(0, at) + other + host.slice(at + 1))),
    `${host.slice(0, dots.at(-1))}x${host.slice((dots.at(-1) ?? 0) + 1)}`,
    host.toUpperCase(),
  ];
}
