import { describe, expect, it } from 'vitest';
import { RegcredError } from '../../src/errors/error.js';
import type { HttpRequest } from '../../src/context/http.js';
import { parseAddress } from '../../src/registries/address.js';
import { Secret } from '../../src/secret/secret.js';
import { testContext } from '../context.js';
import { canary, observe, observeError } from '../redaction/oracle.js';
import { registries } from './registry-list.js';

// What the catalog says of identities, held against what each registry does. Adding one needs no line here.

type Registered = (typeof registries)[number];

/** What became of a login by identity, without a network, and what it wanted to send. */
async function attempt({ entry, samples }: Registered, identity: string) {
  const sent: string[] = [];
  const http = {
    send: ({ method, url }: HttpRequest) => {
      sent.push(`${method} ${url.host}`);
      return Promise.reject(new Error('this test has no network'));
    },
  };
  const address = parseAddress(samples.registry ?? samples.hosts[0] ?? 'r.example.com');
  const module = await entry.load();
  const given = { address, identity, username: 'ci', secret: new Secret(canary()) };
  const error: unknown = await module.login(given, testContext({ http })).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  observeError(error);
  if (error !== undefined) observe('error text', String(error));
  return { sent, code: error instanceof RegcredError ? error.code : undefined, error };
}

const without = registries.filter(({ registry }) => registry.identity === undefined);
const having = registries.flatMap((one) =>
  one.registry.identity ? [{ ...one, identity: one.registry.identity }] : [],
);

describe.each(without)('$id, which has no identity in the catalog', (one) => {
  it('refuses one and says so, without sending anything', async () => {
    const { sent, code } = await attempt(one, 'job');
    // A public registry refuses every login, and says why.
    const expected = typeof one.samples.pairs === 'string' ? one.samples.pairs : 'E_IDENTITY_UNSUPPORTED';
    expect({ sent, code }).toEqual({ sent: [], code: expected });
  });
});

const nonsense = [
  '???',
  'nonsense=1',
  '!a !b',
  'id-token=ftp://x',
  'Ĵob',
  `${'x'.repeat(3000)}`,
  '\u001b[31mjob',
  '::add-mask::x',
];

describe.each(having)('the identity of $id', (one) => {
  const { identity } = one;

  it('is sound data', () => {
    expect(identity.from).not.toEqual([]);
    expect(new Set(identity.from).size).toBe(identity.from.length);
    expect(identity.lifetime).toMatch(/^\S.*\S$/);
    expect(identity.examples).not.toEqual([]);
    expect(new Set(identity.examples).size).toBe(identity.examples.length);
  });

  it.each(identity.examples)('takes the form of its example %j', async (example) => {
    const { code, error } = await attempt(one, example);
    expect(code, String(error)).not.toBe('E_IDENTITY_FORM');
    expect(code).not.toBe('E_IDENTITY_UNSUPPORTED');
    expect(code).not.toBe('E_INTERNAL');
  });

  it.each(nonsense)('answers %j with an example, and sends nothing', async (text) => {
    const { sent, code, error } = await attempt(one, text);
    expect({ sent, code }).toEqual({ sent: [], code: 'E_IDENTITY_FORM' });
    const shown = /write: (\S.*)$/.exec((error as RegcredError).hint)?.[1] ?? '';
    expect(shown).not.toContain('…');
    // The first word of the example, or the name of its first option, is one of those in the catalog.
    const starts = identity.examples.map((example) => /^[^\s=:/]+/.exec(example)?.[0] ?? '');
    expect(
      starts.some((start) => shown.includes(start)),
      shown,
    ).toBe(true);
  });
});
