import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/context/context.js';
import { fail } from '../../../src/errors/error.js';
import { createHttp } from '../../../src/http/create-http.js';
import { credentialHelper, type HelperOptions } from '../../../src/login/helper/credential-helper.js';
import type { LoginRequest, RegistryEntry } from '../../../src/registries/contract.js';
import { Secret } from '../../../src/secret/secret.js';
import { testContext } from '../../context.js';
import { startServer } from '../../fakes/server.js';
import { running } from '../../http/client.js';
import { canary, observe, tempDir } from '../../redaction/oracle.js';
import { fakeEntry, known } from './fake-entry.js';

const HOST = 'registry.example.com';
const NOT_FOUND = { code: 1, text: 'credentials not found in native keychain' };

const own = (password: string, registry = HOST) =>
  testContext({
    env: { HOME: tempDir(), REGCRED_REGISTRY: registry, REGCRED_USERNAME: 'ci', REGCRED_PASSWORD: password },
  });

/** A machine whose helper.json holds these logins. */
function machine(logins: readonly unknown[], env: Context['env'] = {}) {
  const file = join(tempDir(), 'helper.json');
  writeFileSync(file, JSON.stringify({ version: 1, logins }), { mode: 0o600 });
  const ctx = testContext({ env: { REGCRED_HELPER_CONFIG: file, ...env } });
  return { ctx: { ...ctx, http: createHttp(ctx) }, file };
}

const through = (entry: RegistryEntry): HelperOptions => ({ find: () => entry });
const answered = ({ text }: { text: string }) => JSON.parse(text) as { Username: string; Secret: string };

describe('the credential helper, by the environment', () => {
  it('A5: cuts one line ending off the password, as every client does', async () => {
    const password = canary();
    const { code, text } = await credentialHelper('get', HOST, own(`${password}\n`));
    expect(code).toBe(0);
    expect(answered({ text }).Secret === password).toBe(true);
  });

  it('knows its own password in everything it prints afterwards', async () => {
    const password = canary();
    const ctx = own(password);
    await credentialHelper('get', HOST, ctx);
    ctx.log.info(`a message with ${password}`);
    expect(ctx.lines.at(-1)).toBe('info: a message with ***');
  });

  it('A10: lists Docker Hub under the key by which docker looks for it', async () => {
    const { text } = await credentialHelper('list', '', own(canary(), 'docker.io'));
    expect(JSON.parse(text)).toEqual({ 'https://index.docker.io/v1/': 'ci' });
  });

  it.each(['https://index.docker.io/v1/', 'docker.io', 'index.docker.io'])(
    'A10: knows Docker Hub as %s',
    async (name) => {
      const answer = await credentialHelper('get', name, own(canary(), 'docker.io'));
      expect(answered(answer).Username).toBe('ci');
    },
  );

  it('is for its own host, and other hosts have none', async () => {
    for (const other of [`${HOST}:5000`, `${HOST}.evil.com`, 'evil.com', 'docker.io']) {
      expect(await credentialHelper('get', other, own(canary()))).toEqual(NOT_FOUND);
    }
  });

  it('a password alone, for a login in helper.json, goes to the host it is meant for and to no other', async () => {
    const secret = canary();
    const env = { REGCRED_REGISTRY: 'other.example.com', REGCRED_USERNAME: 'u', REGCRED_PASSWORD: secret };
    const { ctx } = machine([known(HOST, { identity: '' })], env);
    const answer = await credentialHelper('get', HOST, ctx);
    observe('the answer', answer.text);
    expect(answer).toMatchObject({ code: 1, error: { code: 'E_HELPER_PASSWORD' } });
    expect(answer.text).toMatch(/^E_HELPER_PASSWORD: .* Hint: .*sudo drops them/);
    expect(answer.text).not.toContain('\n');
  });
});

describe('the credential helper, by identity', () => {
  it('makes the login anew for every get, and writes nothing', async () => {
    const secrets = [canary(), canary()];
    const seen: LoginRequest[] = [];
    const entry = fakeEntry((request) => {
      seen.push(request);
      return Promise.resolve({ username: 'org+robot', secret: new Secret(secrets[seen.length - 1] ?? '') });
    });
    const { ctx, file } = machine([known(HOST, { identity: 'org+robot', username: 'u' })]);
    const before = readFileSync(file, 'utf8');
    const answers = [
      await credentialHelper('get', HOST, ctx, through(entry)),
      await credentialHelper('get', `https://${HOST}\n`, ctx, through(entry)),
    ];
    expect(answers.map((answer, index) => answered(answer).Secret === secrets[index])).toEqual([true, true]);
    expect(seen[0]).toMatchObject({ identity: 'org+robot', username: 'u', address: { host: HOST } });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('gives the user name that clients take for an identity token', async () => {
    const secret = new Secret(canary());
    const entry = fakeEntry(() => Promise.resolve({ username: 'u', secret, identityToken: true }));
    const answer = await credentialHelper('get', HOST, machine([known(HOST)]).ctx, through(entry));
    expect(answered(answer).Username).toBe('<token>');
  });

  it.each([
    { from: ['key'] as const, sent: true },
    { from: ['id-token'] as const, sent: false },
  ])('from $from: the password of the environment goes along: $sent', async ({ from, sent }) => {
    const secret = canary();
    let given: LoginRequest | undefined;
    const entry = fakeEntry((request) => {
      given = request;
      return Promise.resolve({ username: 'u', secret: new Secret(canary()) });
    }, from);
    const env = { REGCRED_REGISTRY: HOST, REGCRED_USERNAME: 'k', REGCRED_PASSWORD: secret };
    await credentialHelper('get', HOST, machine([known(HOST)], env).ctx, through(entry));
    expect(given?.secret?.is(secret) ?? false).toBe(sent);
    expect(given?.username).toBe(sent ? 'k' : undefined);
  });

  it('the last login for a host counts, and other hosts have none', async () => {
    const entry = fakeEntry(({ identity = '' }) =>
      Promise.resolve({ username: identity, secret: new Secret(canary()) }),
    );
    const { ctx } = machine([known(HOST, { identity: 'first' }), known(HOST, { identity: 'second' })]);
    expect(answered(await credentialHelper('get', HOST, ctx, through(entry))).Username).toBe('second');
    for (const other of [`${HOST}:5000`, `${HOST}.evil.com`, 'evil.com', 'a\nb', '%%', `${HOST}\n.evil`]) {
      expect(await credentialHelper('get', other, ctx, through(entry))).toEqual(NOT_FOUND);
    }
  });

  it('twenty at once each get a login of their own', async () => {
    const entry = fakeEntry(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return { username: 'u', secret: new Secret(canary()) };
    });
    const { ctx } = machine([known(HOST)]);
    const all = Array.from({ length: 20 }, () => credentialHelper('get', HOST, ctx, through(entry)));
    const secrets = (await Promise.all(all)).map((answer) => answered(answer).Secret);
    expect(new Set(secrets).size).toBe(20);
  });

  it('an exchange that hangs ends within the deadline, with its own error', async () => {
    const server = await running(startServer(() => new Promise(() => {}), { observe }));
    const entry = fakeEntry(async (_, ctx) => {
      await ctx.http.send({ method: 'GET', url: new URL(`${server.origin}/token`), repeatable: true });
      throw new Error('it answered');
    });
    const { ctx } = machine([known('127.0.0.1')]);
    const answer = await credentialHelper('get', '127.0.0.1', ctx, { ...through(entry), patience: 300 });
    expect(answer).toMatchObject({ code: 1, error: { code: 'E_TIMEOUT' } });
  }, 10_000);

  it('a failure is one line with code and hint, and without any secret', async () => {
    const secret = canary();
    const entry = fakeEntry((_, ctx) => {
      ctx.masks.learn(secret);
      const [cause, cure] = ['The audience\nis wrong.', 'Set it.'];
      fail('E_IDENTITY_REFUSED', { host: HOST, status: 403, cause, cure, words: secret });
    });
    const answer = await credentialHelper('get', HOST, machine([known(HOST)]).ctx, through(entry));
    observe('the answer', answer.text);
    expect(answer.code).toBe(1);
    expect(answer.text).toMatch(
      /^E_IDENTITY_REFUSED: [^\n]*\(status \d+: [^\n]*\*\*\*[^\n]*\)[^\n]* Hint: Set it\.$/,
    );
  });

  it('list sends nothing, so a user name that comes with an identity is not in it', async () => {
    const entry = fakeEntry(() => Promise.reject(new Error('asked')));
    const { ctx } = machine([known(HOST), known('docker.io', { username: 'acme' })]);
    const { text } = await credentialHelper('list', '', ctx, through(entry));
    expect(JSON.parse(text)).toEqual({ [HOST]: '', 'https://index.docker.io/v1/': 'acme' });
  });
});

describe('what docker login and docker logout say to the helper', () => {
  const secret = new Secret(canary());
  const entry = fakeEntry(() => Promise.resolve({ username: 'robot', secret }));
  const offer = (more: object) =>
    JSON.stringify({ ServerURL: HOST, Username: 'robot', Secret: 's', ...more });

  it.each([
    [offer({}), { code: 0, text: '' }],
    [offer({ Username: 'other' }), { code: 1, text: expect.stringMatching(/^not implemented: /) as string }],
    [
      offer({ ServerURL: 'other.example.com' }),
      { code: 1, text: expect.stringMatching(/^not impl/) as string },
    ],
    [offer({ ServerURL: '' }), { code: 1, text: 'no credentials server URL' }],
    [offer({ Username: '' }), { code: 1, text: 'no credentials username' }],
    ['nothing of the kind', { code: 1, text: 'standard input holds no credential' }],
  ])('store %s', async (stdin, answer) => {
    expect(await credentialHelper('store', stdin, machine([known(HOST)]).ctx, through(entry))).toEqual(
      answer,
    );
  });

  it('erase has nothing to do, and that is no failure', async () => {
    const { ctx } = machine([known(HOST)]);
    expect(await credentialHelper('erase', HOST, ctx)).toEqual({ code: 0, text: '' });
  });

  it('version is the one of package.json; a word it does not know is named', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const { text } = await credentialHelper('version', '', testContext());
    expect(text).toBe(`docker-credential-regcred (github.com/regcred/regcred) v${version}`);
    const unknown = { code: 1, text: 'docker-credential-regcred: unknown action: gte' };
    expect(await credentialHelper('gte', '', testContext())).toEqual(unknown);
    const usage = 'Usage: docker-credential-regcred <store|get|erase|list|version>';
    expect(await credentialHelper('', '', testContext())).toEqual({ code: 1, text: usage });
    expect(await credentialHelper('--help', '', testContext())).toEqual({ code: 0, text: usage });
  });
});
