import { describe, expect, it } from 'vitest';
import { startAlibaba, type AlibabaOptions } from '../../fakes/alibaba/container-registry.js';
import { failure, running } from '../../http/client.js';
import { canary, observe } from '../../redaction/oracle.js';
import { internetOf, keepsItsPromises, logIn, type Given } from '../issuing.js';

const HOST = 'cr.cn-hangzhou.aliyuncs.com';
const REGISTRY = 'acme-registry.cn-hangzhou.cr.aliyuncs.com';
const INSTANCE = 'cri-kmsiwlxxdcvaduwb';
const ID = 'LTAI5tExample';

async function open(options: Partial<AlibabaOptions> = {}) {
  const [key, temporary, token] = [canary(), canary(), canary('', 'base64')];
  const server = await running(
    startAlibaba({
      observe: (channel, text) => channel === 'request line' && observe(channel, text),
      draw: () => canary(),
      keys: {
        [ID]: { secret: key, may: [INSTANCE] },
        LTAIother: { secret: key, may: [] },
        'STS.NTexample': { secret: temporary, token, may: [INSTANCE] },
      },
      instances: [INSTANCE],
      ...options,
    }),
  );
  const internet = await internetOf(HOST, server);
  const given = { registry: REGISTRY, identity: INSTANCE, username: ID, secret: key };
  const into = (more: Partial<Given> = {}, env = {}) =>
    logIn({ ...given, ...more }, internet.context({ env }));
  return { server, internet, host: HOST, given, into, temporary, token };
}

describe('an Enterprise instance issues a login', () => {
  it('that ends after an hour, masked', async () => {
    const { internet, given, server } = await open();
    const ctx = internet.context();
    const { username, secret, expiresAt } = await logIn(given, ctx);
    const [issued] = server.issued;
    expect({ username, same: secret.is(issued?.secret ?? '') }).toEqual({
      username: 'cr_temp_user',
      same: true,
    });
    expect(expiresAt).toBe(issued?.expiresAt);
    expect(issued?.asked).toEqual({ instance: INSTANCE, host: HOST });
    expect(ctx.masks.redact(secret.reveal())).toBe('***');
  });

  it('for a temporary key with its security token, which is signed too', async () => {
    const { into, server, temporary, token } = await open();
    await into({ username: 'STS.NTexample', secret: temporary }, { ALIBABA_CLOUD_SECURITY_TOKEN: token });
    expect(server.issued).toHaveLength(1);
    expect(server.requests[0]?.headers['x-acs-security-token']).toBe(token);
  });

  it('for a lasting key without somebody else’s security token', async () => {
    const { into, server, token } = await open();
    await into({}, { ALIBABA_CLOUD_SECURITY_TOKEN: token });
    expect(server.requests[0]?.headers).not.toHaveProperty('x-acs-security-token');
  });

  it('through a VPC address too, and twice in a row', async () => {
    const { into, server } = await open();
    await into({ registry: 'acme-registry-vpc.cn-hangzhou.cr.aliyuncs.com' });
    await into();
    expect(server.issued).toHaveLength(2);
  });

  it.each<[string, Partial<Given>, RegExp]>([
    ['a wrong secret', { secret: 'x' }, /does not belong to this AccessKey/],
    ['an unknown AccessKey', { username: 'LTAInobody' }, /does not exist, or was disabled/],
    ['a missing right', { username: 'LTAIother' }, /may not ask for a login/],
    ['an unknown instance', { identity: 'cri-other' }, /of no instance in the region/],
    ['a temporary key without its token', { username: 'STS.NTexample' }, /temporary AccessKey has expired/],
  ])('and tells of %s', async (_, more, cause) => {
    const error = await failure((await open()).into(more));
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toMatch(cause);
    expect(error.toString()).not.toContain('…');
  });

  it.each([
    ['Throttling.User', /Too many calls/],
    ['SignatureNonceUsed', /earlier attempt had arrived/],
    ['INSTANCE_NOT_EXIST', /no instance/],
    ['NO_PERMISSION::add-mask::x', /no instance/],
  ])('and tells of %s in an answer that says success', async (failsInside, cause) => {
    const error = await failure((await open({ failsInside })).into());
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toMatch(cause);
    expect(error.message).not.toContain('::add-mask');
  });

  it('and tells of a clock that is wrong', async () => {
    const error = await failure((await open({ now: () => Date.now() + 20 * 60_000 })).into());
    expect(error.code).toBe('E_CLOCK_SKEW');
  });

  it.each<[string, Partial<Given>, string]>([
    ['no secret', { secret: '' }, 'E_IDENTITY_KEY'],
    ['the name of an account', { username: 'ci@acme' }, 'E_CREDENTIAL_UNFIT'],
    ['a header in the name', { username: 'x,SignedHeaders=host' }, 'E_CREDENTIAL_UNFIT'],
    ['the Personal Edition', { registry: 'registry-intl.eu-central-1.aliyuncs.com' }, 'E_CREDENTIAL_UNFIT'],
    ['a host of one’s own', { registry: 'images.acme.example', provider: 'alibaba' }, 'E_CREDENTIAL_UNFIT'],
    ['a region that is none', { registry: 'acme-registry.evil.cr.aliyuncs.com' }, 'E_REGION_INVALID'],
    ['a region that ends the host', { registry: 'a-registry.x--y.cr.aliyuncs.com' }, 'E_REGION_INVALID'],
    ['a port', { registry: `${REGISTRY}:8443`, provider: 'alibaba' }, 'E_CREDENTIAL_UNFIT'],
  ])('but nobody is asked with %s', async (_, more, code) => {
    const { into, internet } = await open();
    expect((await failure(into(more))).code).toBe(code);
    expect(internet.wanted).toEqual([]);
  });
});

describe('whatever goes wrong with Alibaba Cloud', () => {
  const answer = (more: object) => ({ TempUsername: 'u', AuthorizationToken: 'x', IsSuccess: true, ...more });
  keepsItsPromises(open, {
    status: 200,
    unusable: [
      answer({ AuthorizationToken: '' }),
      answer({ AuthorizationToken: 12 }),
      answer({ AuthorizationToken: 'a b' }),
      answer({ TempUsername: 'a:b' }),
      answer({ TempUsername: undefined }),
    ],
  });
});
