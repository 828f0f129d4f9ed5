import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/config/read-yaml.js';
import { regcredError, RegcredError } from '../../src/errors/error.js';
import type { HttpRequest } from '../../src/context/http.js';
import { parseAddress } from '../../src/registries/address.js';
import type { Refresh, TokenAccess } from '../../src/registries/contract.js';
import { checkPart } from '../../src/rotate/config/check-part.js';
import { yamlOrigin } from '../../src/rotate/config/origin.js';
import { Secret } from '../../src/secret/secret.js';
import { testContext } from '../context.js';
import { failure } from '../http/client.js';
import { canary } from '../redaction/oracle.js';
import { registries } from './registry-list.js';
import { openerOf } from './tokens/case.js';

// Every registry whose short-lived tokens can be kept fresh passes this suite; one more needs no line here.

const having = registries.flatMap((one) =>
  one.registry.identity ? [{ ...one, identity: one.registry.identity }] : [],
);
const isRefreshed = ({ registry }: (typeof registries)[number]) =>
  registry.rotation?.some((one) => one.class === 'refresh') === true;

describe('the class refresh', () => {
  it('is there for every registry whose identity is more than the token of its job', () => {
    const issuing = having.filter(({ identity }) => identity.from.some((from) => from !== 'environment'));
    expect(issuing.filter((one) => !isRefreshed(one)).map(({ id }) => id)).toEqual([]);
  });

  it('is there for no registry without an identity', () => {
    expect(registries.filter(isRefreshed).filter(({ registry }) => !registry.identity)).toEqual([]);
  });
});

const asked = { generation: 1, until: Date.now() + 1e9, keep: [] };

describe.each(having.filter(isRefreshed))('short-lived tokens of $id', ({ id, identity, samples }) => {
  const address = parseAddress(samples.registry ?? samples.hosts[0] ?? 'r.example.com');
  const accessOf = (): TokenAccess => ({
    address,
    api: new URL(`https://${address.host}`),
    plainHttp: false,
    admin: { username: 'ci', secret: new Secret(canary()) },
  });
  const part = (text: string) => ({
    origin: yamlOrigin(readYaml(text, 'regcred.yml'), 'regcred.yml'),
    path: [],
  });
  const checked = async (text: string) => {
    const { schema } = await openerOf(id);
    return checkPart(schema, readYaml(text, 'regcred.yml').value, part(text));
  };
  const open = async (example: string) => {
    const text = `identity: ${JSON.stringify(example)}\n`;
    await checked(text);
    return (await openerOf(id)).open(readYaml(text, 'regcred.yml').value, accessOf()) as Refresh;
  };

  it('are opened by each of its identities, under a name of its own, and nothing is sent', async () => {
    expect(identity.examples).not.toEqual([]);
    const opened = await Promise.all(identity.examples.map(open));
    for (const token of opened) {
      expect(token.kind).toBe('refresh');
      expect(token.name).toContain(address.host);
      expect(token.name).toMatch(/^\S.*\S$/);
      expect(token.example.username).toMatch(/^[\x21-\x39\x3b-\x7e]+$/);
      expect(token.lifetime).toBeUndefined();
      // Most know their call only once a check has sent it (test/registries/refreshed-tokens.test.ts).
      for (const call of Object.values(token.calls))
        expect(call).toMatch(/^(?:GET|POST|PUT) https:\/\/[^?]+$/);
    }
    expect(new Set(opened.map(({ name }) => name)).size).toBe(opened.length);
  });

  it('F35: where nothing can be asked, neither a check nor an issue succeeds', async () => {
    for (const example of identity.examples) {
      const token = await open(example);
      const http = {
        send: ({ url }: HttpRequest) =>
          Promise.reject(regcredError('E_CONNECTION_REFUSED', { host: url.host })),
      };
      const ctx = testContext({ http });
      for (const attempt of [() => token.check(asked, ctx), () => token.issue(ctx)]) {
        const { code } = await failure(attempt());
        expect(code).not.toMatch(/^E_(?:INTERNAL|IDENTITY_FORM|IDENTITY_UNSUPPORTED)$/);
      }
      expect(token.lifetime).toBeUndefined();
    }
  });

  it.each([
    ['an unknown key', 'identity: x\nidentiy: y', 'has an unknown key'],
    ['an identity that is none', 'identity: "\u0007"', 'must be'],
    ['an empty identity', 'identity: "  "', 'must be'],
    ['a user name that is none', 'identity: x\nusername: "a:b"', 'must be a username'],
  ])('F18: %s is refused in our words', async (_, text, words) => {
    const error = await checked(text).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(RegcredError);
    expect((error as RegcredError).exit).toBe(2);
    expect(String(error)).toContain(words);
  });
});
