import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { scene } from './basic-registry.js';
import { newJob, pair } from './step.js';

const entry = (password: string, more = '') =>
  `- registry: r.example.com\n  username: robot\n  password: ${password}\n${more}`;

it.each([
  ['A16: a fault on the line of the password', () => entry(`"${canary()}`)],
  ['A16: a tab before the password', () => `- registry: r.example.com\n\tpassword: ${canary()}\n`],
  ['A17: a password that YAML takes for a number', () => entry('0123456')],
  ['A17: a password that YAML 1.1 takes for a boolean', () => entry('yes')],
  ['A18: an alias', () => entry(`&a ${canary()}`, '  scope: *a\n')],
  ['A18: a key twice', () => entry(canary(), `  password: ${canary()}\n`)],
  ['A21: a key with a typing error', () => `- registry: r.example.com\n  pasword: ${canary()}\n`],
  ['no list', () => `registry: r.example.com\npassword: ${canary()}\n`],
])('%s', async (title, list) => {
  const text = await newJob().login({ 'registry-auth': list() });
  expect({ title, text }).toMatchSnapshot();
});

it('a list and single inputs do not go together', async () => {
  const password = canary();
  const text = await newJob().login({ 'registry-auth': entry(`"${password}"`), password });
  expect(text).toMatchInlineSnapshot(`
    "exit code 2
    stdout:
      ::error::E_INPUT_CONFLICT: The inputs "registry-auth" and "password" cannot be used together. Hint: Give password in the entries of registry-auth.
    config.json:
      (none)"
  `);
});

const USUAL =
  'Hint: The usual cause is a secret without quotes: write ${{ toJSON(secrets.NAME) }}, or password-env: NAME.';

describe('L18: a secret without quotes', () => {
  it.each([
    ['begins with @', 3, 13, (secret: string) => `@${secret}`],
    ['begins with a quote that is never closed', 3, 13, (secret: string) => `"${secret}`],
    ['begins with a single quote', 3, 13, (secret: string) => `'${secret}`],
    ['begins with a bracket', 4, 3, (secret: string) => `[${secret}`],
    ['begins with %', 3, 13, (secret: string) => `%${secret}`],
    ['begins with a tab', 3, 14, (secret: string) => `\t@${secret}`],
    ['contains a colon and a blank', 3, 13, (secret: string) => `a: ${secret}`],
    ['has a second line', 4, 1, (secret: string) => `a\n${secret}`],
  ])('that %s is reported at its line', async (_what, line, column, written) => {
    const list = entry(written(canary()), '  verify: push:team/app\n- registry: other.example.com\n');
    const text = await newJob().login({ 'registry-auth': list });
    const at = /::error::E_CONFIG_SYNTAX: registry-auth, line (\d+), column (\d+): /.exec(text);
    expect([Number(at?.[1]), Number(at?.[2])], text).toEqual([line, column]);
    expect(text).toContain(USUAL);
  });

  it.each(['abc #def', 'abc # def', 'abc\t#def'])('is not cut off at a # (%j)', async (password) => {
    const { job, registry } = await scene();
    const list = `- registry: ${registry.host}\n  username: robot\n  password: ${password}\n`;
    expect(await job.login({ 'registry-auth': list, client: 'file' })).toContain(
      '::error::E_CONFIG_TYPE: registry-auth, line 3, column 13: [0].password must be in quotes, because a # follows it. Hint: Unquoted, it would end before the #: write ${{ toJSON(secrets.NAME) }}, or put it into quotes.',
    );
    expect(registry.requests).toEqual([]);
  });

  it('works as toJSON writes it, whatever it contains', async () => {
    const { job, registry, secret } = await scene({ secret: canary(`@" #'\\: `) });
    const list = `- registry: ${registry.host}\n  username: robot\n  password: ${JSON.stringify(secret)} # said so\n`;
    const text = await job.login({ 'registry-auth': list, client: 'file' });
    expect(text).toContain('Logged in to REGISTRY as robot');
    expect(JSON.parse(readFileSync(job.config, 'utf8'))).toEqual({
      auths: { [registry.host]: pair('robot', secret) },
    });
  });

  it('that is missing is null to toJSON, and means a missing secret', async () => {
    const { job, registry } = await scene();
    const list = `- registry: ${registry.host}\n  username: robot\n  password: null\n`;
    expect(await job.login({ 'registry-auth': list, client: 'file' })).toContain('::error::E_SECRET_EMPTY');
    const skipped = { 'registry-auth': list, client: 'file', 'on-missing-credentials': 'skip' };
    expect(await job.login(skipped)).toContain('exit code 0');
    expect(registry.requests).toEqual([]);
  });
});

it('L18: regcred.yml is reported at its line too', async () => {
  const job = newJob();
  mkdirSync(join(job.home, 'conf'));
  const file = join(job.home, 'conf/regcred.yml');
  const text = 'version: 1\ncredentials:\n  web:\n    registry: "harbor.example.com\n    provider: harbor\n';
  writeFileSync(file, text);
  expect(await job.cli(['plan', '--config', file])).toContain(
    'regcred.yml, line 4, column 15: it has a quote that is never closed. Hint: The usual cause is a value without quotes',
  );
  writeFileSync(file, text.replace('"', '@'));
  expect(await job.cli(['plan', '--config', file])).toContain(
    'regcred.yml, line 4, column 15: it is not valid YAML (BAD_SCALAR_START).',
  );
});

it.each(['0123456', '1e10', '42', '0x1F', 'yes'])(
  'L23: the user name %s needs no quotes, which GitLab’s registry_auth cannot contain',
  async (username) => {
    const { job, registry, secret } = await scene({ users: [username] });
    const env = {
      GITLAB_CI: 'true',
      CI_JOB_ID: '7',
      PASSWORD: secret,
      REGCRED_LOGIN_ISOLATE: 'false',
      REGCRED_LOGIN_REGISTRY_AUTH: `[{ registry: ${registry.host}, username: ${username}, password-env: PASSWORD }]`,
    };
    expect(await job.cli(['login', '--client', 'file'], '', env)).toContain(
      `Logged in to REGISTRY as ${username} (file,`,
    );
    expect(JSON.parse(readFileSync(job.config, 'utf8'))).toEqual({
      auths: { [registry.host]: pair(username, secret) },
    });
  },
);
