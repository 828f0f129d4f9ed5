import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/config/read-yaml.js';
import { parseAddress } from '../../src/registries/address.js';
import type { Supplied } from '../../src/registries/contract.js';
import { checkPart } from '../../src/rotate/config/check-part.js';
import { yamlOrigin } from '../../src/rotate/config/origin.js';
import { testContext } from '../context.js';
import { failure } from '../http/client.js';
import { canary, mayHold, observe, tempDir } from '../redaction/oracle.js';
import { registries } from './registry-list.js';
import { openerOf } from './tokens/case.js';

// Every registry whose secret a person sets in a panel passes this suite; one more needs no line here.

const supplied = registries.filter(({ registry }) =>
  registry.rotation?.some((one) => one.class === 'supplied'),
);

const settings = { username: 'team', 'new-password': 'env:NEXT', 'old-password': 'env:FORMER' };

/** Sends nothing: a test context has no network, and refuses to start a program. */
const contextOf = (env: Record<string, string> = {}) =>
  testContext({ env, exec: () => Promise.reject(new Error('this test starts no program')) });

describe.each(supplied)('a secret of $id that a person sets', ({ id, samples }) => {
  const address = parseAddress(samples.registry ?? samples.hosts[0] ?? 'r.example.com');
  const access = { address, api: new URL(`https://${address.host}`), plainHttp: false };
  const open = async (more: object = {}) =>
    (await openerOf(id)).open({ ...settings, ...more }, access) as Supplied;

  it('is opened by who logs in and where the new secret will be', async () => {
    const token = (await openerOf(id)).open({ username: 'team', 'new-password': 'env:NEXT' }, access);
    expect(token).toMatchObject({ kind: 'supplied', username: 'team', calls: {} });
    expect(token.example.username).toBe('team');
    expect(token.example.secret.isEmpty).toBe(false);
    expect(await (token as Supplied).former(contextOf({ FORMER: canary() }))).toBeUndefined();
  });

  it('has a name of its own for each login and registry', async () => {
    const [one, other] = [await open(), await open({ username: 'other' })];
    expect(one.name).toMatch(/^\S.*\S$/);
    expect(one.name).toContain(address.host);
    expect(one.name).not.toBe(other.name);
  });

  it('tells in plain sentences where to click and what breaks, with no address that could hold a secret', async () => {
    const { panel } = await open();
    observe('panel', panel);
    expect(panel).toMatch(/^[A-Z][^\p{C}]{40,}\.$/u);
    expect(panel).not.toMatch(/:\/\/|[?&]\w+=|https?:|\$\{/i);
    expect(panel).toMatch(/\bold (?:one|credentials|password|secret|token)\b/);
  });

  it('tells what the user has written in its place', async () => {
    expect((await open({ panel: 'Ask Ana on the third floor.' })).panel).toBe('Ask Ana on the third floor.');
  });

  it.each(['next', 'former'] as const)('%s is not there as long as nobody has set it', async (which) => {
    const token = await open();
    for (const blank of [undefined, '', ' ', '\n']) {
      const env = blank === undefined ? {} : { NEXT: blank, FORMER: blank };
      expect(await token[which](contextOf(env))).toBeUndefined();
    }
  });

  it.each(['next', 'former'] as const)('%s is the secret that was set, and masked', async (which) => {
    const value = canary();
    const ctx = contextOf({ [which === 'next' ? 'NEXT' : 'FORMER']: value });
    const secret = await (await open())[which](ctx);
    expect(secret?.is(value)).toBe(true);
    const pair = Buffer.from(`team:${value}`).toString('base64');
    expect(ctx.masks.redact(`${value} ${pair}`)).toMatch(/^\*{3} \*{3}=*$/);
    expect(ctx.lines).toEqual([]);
  });

  it.each(['next', 'former'] as const)('%s is read from a file too', async (which) => {
    const [file, value] = [join(tempDir(), 'secret'), canary()];
    mayHold(file);
    writeFileSync(file, `${value}\n`, { mode: 0o600 });
    const token = await open({ [which === 'next' ? 'new-password' : 'old-password']: `file:${file}` });
    expect((await token[which](contextOf()))?.is(value)).toBe(true);
  });

  it.each([
    ['an unknown key', `pasword: env:X`, 'E_CONFIG_KEY', 'has an unknown key'],
    ['a value in the place of a reference', `old-password: VALUE`, 'E_CONFIG_VALUE', 'must be env:NAME'],
    ['an admin, which nothing is sent to', `admin: { password: env:X }`, 'E_CONFIG_KEY', 'unknown key'],
  ])('F18: %s is refused in our words, without what stands there', async (_, line, code, words) => {
    const value = canary();
    const text = `username: team\nnew-password: env:NEXT\n${line.replace('VALUE', value)}\n`;
    const yaml = readYaml(text, 'regcred.yml');
    const part = { origin: yamlOrigin(yaml, 'regcred.yml'), path: [] };
    const { schema } = await openerOf(id);
    const error = await failure(Promise.resolve().then(() => checkPart(schema, yaml.value, part)));
    expect({ code: error.code, exit: error.exit }).toEqual({ code, exit: 2 });
    expect(error.message).toContain(words);
    expect(error.message).toContain('regcred.yml, line 3,');
  });
});
