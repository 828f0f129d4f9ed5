import { describe, expect, it } from 'vitest';
import { startIam } from '../../fakes/ibm/iam.js';
import { failure, running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { internetOf, keepsItsPromises, logIn, type Given } from '../issuing.js';

const HOST = 'iam.cloud.ibm.com';

async function open() {
  const [key, locked] = [canary(), canary()];
  const server = await running(
    startIam({ observe, draw: () => canary('', 'jwt'), keys: { [key]: 'active', [locked]: 'locked' } }),
  );
  const internet = await internetOf(HOST, server);
  const given = { registry: 'us.icr.io', identity: 'iam', secret: key };
  const into = (more: Partial<Given> = {}) => logIn({ ...given, ...more }, internet.context());
  return { server, internet, host: HOST, given, into, locked };
}

describe('IBM’s IAM gives a token for an API key', () => {
  it('that ends after an hour, under its constant user name, masked', async () => {
    const { internet, given, server } = await open();
    const ctx = internet.context();
    const { username, secret, expiresAt } = await logIn({ ...given, username: 'somebody' }, ctx);
    const [issued] = server.issued;
    expect({ username, same: secret.is(issued?.secret ?? '') }).toEqual({
      username: 'iambearer',
      same: true,
    });
    expect(Math.abs((expiresAt ?? 0) - (issued?.expiresAt ?? 0))).toBeLessThan(5000);
    expect(ctx.masks.redact(secret.reveal())).toBe('***');
  });

  it.each(['us.icr.io.evil.example.com', 'http://registry.example.com'])(
    'not for %s, even when the provider is named: nothing is sent',
    async (registry) => {
      const { into, internet } = await open();
      const error = await failure(into({ registry, provider: 'ibm' }));
      expect(error.code).toBe('E_CREDENTIAL_UNFIT');
      expect(internet.wanted).toEqual([]);
    },
  );

  it('and tells of a wrong key', async () => {
    const error = await failure((await open()).into({ secret: 'x'.repeat(44) }));
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toMatch(/could not be found.*wrong, expired or deleted/);
  });

  it('and of a locked one', async () => {
    const { into, locked } = await open();
    expect((await failure(into({ secret: locked }))).message).toMatch(/locked or disabled/);
  });

  it.each<[string, Partial<Given>, string]>([
    ['no key', { secret: '' }, 'E_IDENTITY_KEY'],
    ['another identity', { identity: 'profile' }, 'E_IDENTITY_FORM'],
  ])('but nobody is asked with %s', async (_, more, code) => {
    const { into, internet } = await open();
    expect((await failure(into(more))).code).toBe(code);
    expect(internet.wanted).toEqual([]);
  });

  it.each([undefined, 0, -1, '3600', 1e12])(
    'D12: %j seconds say nothing about its end',
    async (expires_in) => {
      const { into, server } = await open();
      const body = { access_token: canary(), expires_in };
      server.mishap = () => ({ when: 'before', happens: { status: 200, body } });
      expect(await into()).not.toHaveProperty('expiresAt');
    },
  );
});

describe('whatever goes wrong with IBM', () => {
  keepsItsPromises(open, {
    status: 200,
    unusable: [{ access_token: '' }, { access_token: 1 }, { access_token: 'a b' }, { refresh_token: 'x' }],
  });
});
