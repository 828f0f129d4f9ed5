import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context/context.js';
import { RegcredError } from '../../../src/errors/error.js';
import { openCredentials } from '../../../src/rotate/config/open-credentials.js';
import type { InstalledParts } from '../../../src/rotate/config/installed.js';
import type { Selection } from '../../../src/rotate/config/open-credentials.js';
import { entries } from '../../../src/registries/catalog.js';
import { readConfig } from '../../../src/rotate/config/read-config.js';
import { generateKeyPair } from '../../../src/secret/sealed-box.js';
import { testContext } from '../../context.js';
import { rootCertificates } from 'node:tls';
import { canary, mayHold, observeError, tempDir } from '../../redaction/oracle.js';
import { standIns } from './stand-ins.js';

const DAY = 86_400_000;

const valid = `version: 1
ledger: box:acme/platform
credentials:
  push:
    registry: harbor.acme.dev
    provider: kit
    token: { name: ci }
    stores:
      - box:web/PASSWORD
`;

interface Options {
  readonly parts?: InstalledParts;
  readonly env?: Context['env'];
  readonly choice?: Selection;
}

async function open(text: string, { parts = standIns(), env = {}, choice = {} }: Options = {}) {
  const path = join(tempDir(), 'regcred.yml');
  mayHold(path, 'any');
  writeFileSync(path, text);
  const ctx = testContext({ env });
  return openCredentials(await readConfig(path, ctx), parts, ctx, choice);
}

async function one(text: string, options: Options = {}) {
  const [work] = await open(text, options);
  if (!work) throw new Error('nothing was opened');
  return work;
}

async function refusal(text: string, options: Options = {}): Promise<RegcredError> {
  const error: unknown = await open(text, options).catch((thrown: unknown) => thrown);
  if (!(error instanceof RegcredError)) throw new Error('it was not refused', { cause: error });
  observeError(error);
  expect(error.exit).toBe(2);
  return error;
}

const more = (lines: string) => valid.replace('    stores:', `${lines}\n    stores:`);

describe('openCredentials', () => {
  it('names a way that exists when a provider cannot be rotated', async () => {
    const { hint } = await refusal(valid.replace('kit', 'none'));
    const [, named = ''] = /provider: (\S+)/.exec(hint) ?? [];
    const entry = entries.find(({ id }) => id === named);
    const tokens = await (await entry?.load())?.tokens?.();
    const token = { username: 'ci', 'new-password': 'env:NEW_PASSWORD' };
    expect(tokens?.schema.safeParse(token).success).toBe(true);
  });

  it('has defaults for everything that need not be said', async () => {
    const { policy, ledger, escrow } = await one(valid);
    expect(policy).toEqual({
      credential: 'push',
      registry: 'harbor.acme.dev',
      token: 'ci',
      ledger: 'memory:acme/platform',
      hasEscrow: false,
      class: 'overlap',
      constantUsername: true,
      every: 30 * DAY,
      grace: DAY,
      margin: 3 * DAY,
      acceptDowntime: false,
    });
    expect(ledger.name).toBe('memory:acme/platform');
    expect(escrow).toBeUndefined();
  });

  it.each([
    ['overlap', 'overlap', true],
    ['alternating', 'overlap', false],
    ['chosen', 'replace-chosen', true],
    ['issued', 'replace-issued', true],
    ['refresh', 'refresh', true],
    ['supplied', 'supplied', true],
  ])('a token that is %s is of the class %s', async (kind, expected, constantUsername) => {
    const { policy } = await one(valid.replace('name: ci', `name: ci, class: ${kind}`));
    expect(policy).toMatchObject({ class: expected, constantUsername });
  });

  it('takes the times of the file, and the margin from the grace', async () => {
    const { policy } = await one(more('    rotate: { every: 12h, grace: 0h, accept-downtime: true }'));
    expect(policy).toMatchObject({ every: DAY / 2, grace: 0, margin: 2 * DAY, acceptDowntime: true });
  });

  it('takes every for the time between runs, where tokens end by themselves', async () => {
    const short = valid.replace('name: ci', 'name: ci, class: refresh');
    const daily = more('    rotate: { every: 1d }').replace('name: ci', 'name: ci, class: refresh');
    expect((await one(daily)).policy).toMatchObject({ runs: DAY, every: DAY });
    expect((await one(short)).policy).not.toHaveProperty('runs');
    expect((await one(more('    rotate: { every: 1d }'))).policy).not.toHaveProperty('runs');
  });

  it('knows how jobs could do without a stored token that ends by itself', async () => {
    expect((await one(valid.replace('name: ci', 'name: ci, class: refresh'))).keyless).toBe('kit-role');
    expect(await one(valid)).not.toHaveProperty('keyless');
  });

  it('tells the tokens whether rights are proved', async () => {
    for (const [text, provesRights] of [
      [valid, false],
      [more('    verify: [push:web/app]'), true],
    ] as const) {
      const parts = standIns();
      await open(text, { parts });
      expect(parts.opened.access).toMatchObject([{ provesRights }]);
    }
  });

  it('knows the provider by the host, and asks for it where the host does not tell', async () => {
    const { policy } = await one(
      valid.replace('harbor.acme.dev', 'kit.example.com').replace(/ {4}provider.*\n/, ''),
    );
    expect(policy.registry).toBe('kit.example.com');
    const error = await refusal(valid.replace(/ {4}provider.*\n/, ''));
    expect(error.message).toContain('line 5, column 15: credentials.push.registry does not show the kind');
  });

  it('loads each kind of store once per run, for stores and ledger together', async () => {
    const parts = standIns();
    const works = await open(
      valid +
        valid
          .slice(valid.indexOf('  push:'))
          .replace('push:', 'pull:')
          .replace('ci', 'cj')
          .replace('web', 'api'),
      { parts },
    );
    expect(works.map(({ stores }) => stores.map(({ name }) => name))).toEqual([
      ['box:web/PASSWORD'],
      ['box:api/PASSWORD'],
    ]);
    expect(parts.opened.loads).toBe(1);
  });

  it('a map of one key and its short form are the same store', async () => {
    const { stores } = await one(valid.replace('box:web/PASSWORD', 'box: { key: web, secret: PASSWORD }'));
    expect(stores.map(({ name }) => name)).toEqual(['box:web/PASSWORD']);
  });

  it('E_CREDENTIAL_UNKNOWN names the nearest credential', async () => {
    const error = await refusal(valid, { choice: { only: ['pusch'] } });
    expect(error).toMatchObject({ code: 'E_CREDENTIAL_UNKNOWN' });
    expect(error.hint).toContain('"push"');
  });

  it('opens the chosen credentials only, and reads no secret of the others', async () => {
    const admin = '    admin: { password: env:NOT_HERE }';
    const other = valid
      .slice(valid.indexOf('  push:'))
      .replace('push:', 'pull:')
      .replace('ci', 'cj')
      .replace('web', 'api');
    const works = await open(more(admin) + other, { choice: { only: ['pull'], now: 5 } });
    expect(works.map(({ policy }) => [policy.credential, policy.now])).toEqual([['pull', 5]]);
  });
});

describe('the admin of a credential', () => {
  const admin = more('    admin: { username: env:ADMIN, password: env:ADMIN_PASSWORD }');

  it('is read from the environment, and its password masked', async () => {
    const [parts, password] = [standIns(), canary()];
    await open(admin, { parts, env: { ADMIN: 'root', ADMIN_PASSWORD: password } });
    const [access] = parts.opened.access;
    expect(access?.admin?.username).toBe('root');
    expect(access?.admin?.secret.is(password)).toBe(true);
  });

  it('may have a name that stands in the file, and a password in another file', async () => {
    const [parts, password, file] = [standIns(), canary(), join(tempDir(), 'password')];
    mayHold(file, 'any');
    writeFileSync(file, `${password}\n`);
    await open(more(`    admin: { username: root, password: "file:${file}" }`), { parts });
    expect(parts.opened.access[0]?.admin?.username).toBe('root');
    expect(parts.opened.access[0]?.admin?.secret.is(password)).toBe(true);
  });

  it.each([
    ['no name', { ADMIN_PASSWORD: 'x' }, 'env:ADMIN '],
    ['no password', { ADMIN: 'root' }, 'env:ADMIN_PASSWORD'],
    ['an empty password', { ADMIN: 'root', ADMIN_PASSWORD: '' }, 'env:ADMIN_PASSWORD'],
  ])('is refused with %s before anything is asked', async (_name, env, named) => {
    const error = await refusal(admin, { env });
    expect(error.code).toBe('E_SECRET_SOURCE');
    expect(error.message).toContain(named);
  });

  it('never stands in the file itself', async () => {
    const password = canary();
    const error = await refusal(more(`    admin: { password: ${password} }`));
    expect(error.message).toContain('line 8, column 24');
    expect(error.toString()).not.toContain(password);
  });
});

describe('where requests go', () => {
  const access = async (text: string) => {
    const parts = standIns();
    await open(text, { parts });
    return parts.opened.access[0];
  };

  it('the API is on the registry’s own host, or at api', async () => {
    expect((await access(valid))?.api.href).toBe('https://harbor.acme.dev/');
    const named = await access(more('    api: https://api.acme.dev/base'));
    expect([named?.api.href, named?.plainHttp]).toEqual(['https://api.acme.dev/base', false]);
  });

  it('plain http needs no permission on loopback, and insecure everywhere else', async () => {
    const at = (address: string) => valid.replace('harbor.acme.dev', address);
    expect(await access(at('http://127.0.0.1:5000'))).toMatchObject({ plainHttp: true });
    for (const host of ['http://harbor.acme.dev', 'http://10.0.0.5:5000']) {
      expect((await refusal(at(host))).message).toContain(
        'line 5, column 15: credentials.push.registry is plain http',
      );
    }
    expect((await refusal(more('    api: http://api.acme.dev'))).message).toContain(
      'credentials.push.api is plain http',
    );
    const parts = standIns();
    await open(more('    insecure: true'), { parts });
    expect(parts.opened.access[0]).toMatchObject({ plainHttp: true });
    expect(parts.opened.access[0]?.api.href).toBe('http://harbor.acme.dev/');
  });

  it('the rights of verify are asked of the registry, with its realms and those of the file', async () => {
    const parts = standIns();
    const work = await one(
      more('    verify: [push:web/app, pull:web/app]\n    realms: [auth.acme.dev]\n    insecure: true'),
      { parts },
    );
    expect(await work.ask(undefined, testContext())).toEqual({ answer: 'accepted' });
    expect(parts.opened.asks).toEqual([
      {
        login: undefined,
        rights: [
          { action: 'push', repository: 'web/app' },
          { action: 'pull', repository: 'web/app' },
        ],
        endpoint: expect.objectContaining({
          host: 'harbor.acme.dev',
          plainHttp: true,
          insecure: true,
          realms: ['auth.kit.example.com', 'auth.acme.dev'],
        }) as unknown,
      },
    ]);
  });

  it('the authority of ca is trusted by what this credential sends', async () => {
    const file = join(tempDir(), 'ca.pem');
    writeFileSync(file, 'no certificate');
    expect((await refusal(more(`    ca: ${file}`))).code).toBe('E_CA_INVALID');
    expect((await refusal(more('    ca: /nowhere/ca.pem'))).code).toBe('E_CA_FILE');
    writeFileSync(file, rootCertificates[0] ?? '');
    const [work, ctx] = [await one(more(`    ca: ${file}`)), testContext()];
    expect(work.context(ctx).http).not.toBe(ctx.http);
    expect((await one(valid)).context(ctx)).toBe(ctx);
  });
});

describe('the escrow', () => {
  it('is the public key of the file, and the private one of the environment, masked', async () => {
    const keys = await generateKeyPair();
    const text = valid.replace('credentials:', `escrow: ${keys.public}\ncredentials:`);
    expect((await one(text)).escrow).toEqual({ publicKey: keys.public });
    const env = { REGCRED_ESCROW_KEY: `${keys.private.reveal()}\n` };
    expect((await one(text, { env })).escrow?.privateKey?.equals(keys.private)).toBe(true);
  });

  it('must be a key', async () => {
    const error = await refusal(valid.replace('credentials:', 'escrow: abc\ncredentials:'));
    expect(error.message).toContain('line 3, column 9: escrow must be the public key');
  });
});

describe('what cannot be opened', () => {
  const twice = (change: (text: string) => string) =>
    valid + change(valid.slice(valid.indexOf('  push:')).replace('push:', 'pull:'));

  it.each([
    [
      'a ledger of no platform',
      valid.replace('box:acme/platform', 'bux:a/b'),
      'line 2, column 9: ledger is not',
    ],
    ['a ledger at no place', valid.replace('acme/platform', 'acme'), 'line 2, column 9: ledger is not'],
    [
      'a ledger without a colon',
      valid.replace('box:acme/platform', 'box'),
      'line 2, column 9: ledger must be',
    ],
    [
      'a store of no platform',
      valid.replace('box:web', 'bux:web'),
      'line 9, column 9: credentials.push.stores[0] is not a store',
    ],
    [
      'a store without its form',
      valid.replace('web/PASSWORD', 'web'),
      'line 9, column 9: credentials.push.stores[0] does not have',
    ],
    [
      'a store without a colon',
      valid.replace('box:web/PASSWORD', 'box'),
      'line 9, column 9: credentials.push.stores[0] must',
    ],
    [
      'a store that is a list',
      valid.replace('box:web/PASSWORD', '[a]'),
      'line 9, column 9: credentials.push.stores[0] ',
    ],
    [
      'a provider that cannot be rotated',
      valid.replace('kit', 'none'),
      'line 6, column 15: credentials.push.provider cannot',
    ],
    [
      'a class that is none',
      valid.replace('name: ci', 'name: ci, class: x'),
      'line 7, column 31: credentials.push.token.class must be one of: overlap',
    ],
    ['no token', valid.replace(/ {4}token.*\n/, ''), 'credentials.push.token needs the key "name"'],
    [
      'a wrong right',
      more('    verify: [write:x]'),
      'line 8, column 14: credentials.push.verify[0] must be pull',
    ],
    ['no right', more('    verify: []'), 'line 8, column 13: credentials.push.verify must'],
    [
      'an api with a password',
      more('    api: https://a:b@acme.dev'),
      'line 8, column 10: credentials.push.api must',
    ],
    ['an api that is none', more('    api: acme'), 'line 8, column 10: credentials.push.api must'],
    ['a realm with a path', more('    realms: [a/b]'), 'line 8, column 14: credentials.push.realms[0] must'],
    [
      'a wrong grace',
      more('    rotate: { grace: soon }'),
      'line 8, column 22: credentials.push.rotate.grace must',
    ],
    [
      'a token twice',
      twice((text) => text.replace('web', 'api')),
      'line 13, column 12: credentials.pull.token is used twice',
    ],
    [
      'a store twice',
      twice((text) => text.replace('ci', 'cj')),
      'line 15, column 9: credentials.pull.stores[0] is used twice',
    ],
    [
      'a variable twice',
      `${valid}  PUSH:\n    registry: x.dev\n    stores: [box:a/B]\n`,
      'line 11, column 5: credentials.PUSH has the variable',
    ],
  ])('%s is refused at its place', async (_name, text, message) => {
    const parts = standIns();
    const error = await refusal(text, { parts });
    expect(error.message).toContain(message);
  });

  it('a token twice is refused too when this run opens only one of them', async () => {
    const text = twice((part) => part.replace('web', 'api'));
    const error = await refusal(text, { choice: { only: ['push'] } });
    expect(error.message).toContain('credentials.pull.token is used twice');
  });
});
