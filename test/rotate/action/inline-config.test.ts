import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context/context.js';
import { RegcredError } from '../../../src/errors/error.js';
import { inlineConfig } from '../../../src/rotate/action/inline-config.js';
import { openCredentials } from '../../../src/rotate/config/open-credentials.js';
import { refuseUnknownInputs, withSecrets } from '../../../src/rotate/action/open-requested.js';
import { generateKeyPair } from '../../../src/secret/sealed-box.js';
import { testContext } from '../../context.js';
import { canary, observeError } from '../../redaction/oracle.js';
import { standIns } from '../config/stand-ins.js';

const valid: Record<string, string> = {
  registry: 'harbor.acme.dev',
  provider: 'kit',
  token: '{ name: ci }',
  stores: 'box:web/PASSWORD\n',
};

async function open(
  changes: Record<string, string> = {},
  env: Context['env'] = {},
  ledger = 'box:acme/platform',
) {
  const given = { ...valid, ...changes };
  const inputs = {
    input: (name: string) => given[name] ?? '',
    has: (name: string) => name in given,
    given: () => Object.keys(given),
  };
  const ctx = withSecrets(inputs, testContext({ env }));
  const parts = standIns();
  const file = await inlineConfig(ledger === '' ? { inputs } : { inputs, ledger }, ctx);
  const [work] = await openCredentials(file, parts, ctx);
  if (!work) throw new Error('nothing was opened');
  return { work, parts };
}

async function refusal(...args: Parameters<typeof open>): Promise<RegcredError> {
  const error: unknown = await open(...args).catch((thrown: unknown) => thrown);
  if (!(error instanceof RegcredError)) throw new Error('it was not refused', { cause: error });
  observeError(error);
  expect(error.exit).toBe(2);
  return error;
}

describe('one credential by inputs', () => {
  it('is the same as a file with that credential', async () => {
    const password = canary();
    const { work, parts } = await open({
      every: '12h',
      grace: '1h',
      'accept-downtime': 'true',
      'admin-username': 'root',
      'admin-password': password,
      stores: '\n# where it is read\n  box:web/PASSWORD\nbox:api/PASSWORD\n',
    });
    expect(work.policy).toMatchObject({
      credential: 'harbor.acme.dev-ci',
      class: 'overlap',
      every: 12 * 3_600_000,
      grace: 3_600_000,
      acceptDowntime: true,
    });
    expect(work.stores.map(({ name }) => name)).toEqual(['box:web/PASSWORD', 'box:api/PASSWORD']);
    expect(work.ledger.name).toBe('memory:acme/platform');
    const [access] = parts.opened.access;
    expect(access?.admin?.username).toBe('root');
    expect(access?.admin?.secret.is(password)).toBe(true);
  });

  it('needs no more than registry, provider, token and stores', async () => {
    const { work, parts } = await open();
    expect(work.policy).toMatchObject({ every: 30 * 86_400_000, acceptDowntime: false });
    expect(parts.opened.access[0]?.admin).toBeUndefined();
  });

  it('keeps its name when other things change, and takes another from only', async () => {
    expect((await open({ every: '1d' })).work.policy.credential).toBe('harbor.acme.dev-ci');
    expect((await open({ only: 'push' })).work.policy.credential).toBe('push');
  });

  it('an escrow key brings its public key along', async () => {
    const keys = await generateKeyPair();
    const { work } = await open({ 'escrow-key': keys.private.reveal() });
    expect(work.escrow?.publicKey).toBe(keys.public);
    expect(work.escrow?.privateKey?.equals(keys.private)).toBe(true);
    expect((await refusal({ 'escrow-key': canary() })).code).toBe('E_ESCROW_KEY');
  });

  it.each(['', ' '])(
    'L1: REGCRED_LEDGER that is set and empty (%j) does not mean another place',
    async (place) => {
      expect((await refusal({}, { REGCRED_LEDGER: place })).code).toBe('E_LEDGER_EMPTY');
    },
  );

  it('the ledger is the platform’s, or where REGCRED_LEDGER says, or nowhere', async () => {
    const env = { REGCRED_LEDGER: 'file:/srv/ledger.json' };
    expect((await open({}, env)).work.ledger.name).toBe('file:/srv/ledger.json');
    expect((await refusal({}, {}, '')).code).toBe('E_LEDGER_UNNAMED');
  });

  it.each([
    ['registry', '', 'the input registry'],
    ['registry', 'a b', 'the input registry'],
    ['provider', 'kitt', 'the input provider'],
    ['token', '{ nme: ci }', 'the input token, line 1, column 3: token '],
    ['token', 'name: ci\nclass: x', 'the input token, line 2, column 8: token.class must be one of'],
    ['token', '{ name: yes }', 'the input token, line 1, column 9: token.name must be quoted'],
    ['token', '{ name: [', 'the input token, line 1'],
    ['token', '[a]', 'the input token, line 1, column 1: token must be a map'],
    ['every', 'monthly', 'the input every'],
    ['grace', 'none', 'the input grace'],
    ['accept-downtime', 'yes', 'the input accept-downtime'],
    ['stores', '', 'the input stores'],
    ['stores', 'box:web/A\n\nbox:web', 'the input stores, line 3'],
    ['stores', 'box:web/A\nbux:web/B', 'the input stores, line 2'],
    ['only', 'a b', 'the input only'],
  ])('a fault of %s (%j) names the input', async (name, value, message) => {
    const error = await refusal({ [name]: value });
    expect(error.message).toContain(message);
  });

  it('nothing of a secret that went astray is shown', async () => {
    const secret = canary();
    for (const name of ['provider', 'token', 'every', 'stores', 'accept-downtime', 'only']) {
      expect((await refusal({ [name]: `${secret} !` })).toString()).not.toContain(secret);
    }
  });

  it('an input that is mistyped is refused with the nearest one', () => {
    const check = () => refuseUnknownInputs({ given: () => ['registy'] }, ['registry', 'config']);
    expect(check).toThrow(RegcredError);
    expect(check).toThrow('registy');
  });

  it('secrets are masked before anything is read', () => {
    const secrets = ['admin-password', 'github-token', 'new-password', 'escrow-key'].map((name) => [
      name,
      canary(),
    ]);
    const given = Object.fromEntries(secrets) as Record<string, string>;
    const ctx = testContext();
    withSecrets({ input: (name) => given[name] ?? '' }, ctx);
    for (const value of Object.values(given)) expect(ctx.masks.redact(`x ${value}`)).not.toContain(value);
  });
});
