import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { RegistryAddress } from '../address.js';
import { parseIdentity, type IdentityForm } from '../kit/logins/identity.js';
import type { IdentityLogin } from '../kit/logins/identity-login.js';
import { issuingKey } from '../kit/logins/issuing-key.js';
import { unfit } from '../kit/logins/password-login.js';
import type { LoginRequest } from '../contract.js';
import { ending, exchangeToken, issuedSecret, member } from '../kit/logins/token-exchange.js';
import { signedHeaders, type AccessKey } from './acs3-signature.js';
import { explainAlibabaError } from './explain-refusal.js';

const FORM: IdentityForm = { needsName: true, name: /^cri-[a-z0-9]{1,64}$/, example: 'cri-kmsiwlxxdcvaduwb' };
const KEY_CURE =
  'Give the AccessKey ID of a RAM user as username and its AccessKey secret as password (RAM → Users → AccessKey).';
const ENTERPRISE = /^[a-z0-9-]+-registry(?:-vpc)?\.([^.]+)\.cr\.aliyuncs\.com$/;
const REGION = /^[a-z]{2}-[a-z]+(?:-[a-z0-9]+){0,3}$/;

/**
 * The temporary login of an Enterprise instance (alibabacloud.com, Container Registry: GetAuthorizationToken). It
 * lives one hour, or as long as the temporary key it was asked for with.
 */
export const identityLogin: IdentityLogin = async ({ identity, ...request }, ctx) => {
  const { name } = parseIdentity(identity, FORM);
  const url = new URL(`https://cr.${regionOf(request.address)}.aliyuncs.com/`);
  url.searchParams.set('InstanceId', name);
  const call = { url, action: 'GetAuthorizationToken', version: '2018-12-01', ...fresh(ctx) };
  const explain = ({ body }: { readonly body: string }) => explainAlibabaError(body);
  const response = await exchangeToken(
    { method: 'POST', url, headers: signedHeaders(call, accessKey(request, ctx)), explain },
    ctx,
  );
  const answer = response.json();
  if (member(answer, 'IsSuccess') === false) {
    const words = String(member(answer, 'Code') ?? 'nothing');
    const explanation = explainAlibabaError(response.text());
    fail('E_IDENTITY_REFUSED', { host: url.host, status: response.status, ...explanation, words });
  }
  const username = issuedName(member(answer, 'TempUsername'), url.host);
  const end = member(answer, 'ExpireTime');
  return {
    username,
    secret: issuedSecret(member(answer, 'AuthorizationToken'), url.host, ctx),
    ...ending(typeof end === 'number' ? end : undefined),
  };
};

const fresh = ({ clock, random }: Context) => ({
  now: clock.now(),
  nonce: Buffer.from(random.bytes(16)).toString('hex'),
});

/** Throws E_CREDENTIAL_UNFIT, E_REGION_INVALID. */
function regionOf(address: RegistryAddress): string {
  const [, region] = ENTERPRISE.exec(address.host) ?? [];
  if (region === undefined) {
    const problem =
      'only Enterprise instances issue temporary logins here (<name>-registry.<region>.cr.aliyuncs.com)';
    throw unfit(address, problem, 'The Personal Edition is logged in to by username and password.');
  }
  if (!REGION.test(region)) fail('E_REGION_INVALID', { region });
  return region;
}

function accessKey(request: LoginRequest, ctx: Context): AccessKey {
  const secret = issuingKey(request, 'the secret of an AccessKey', KEY_CURE);
  const id = request.username ?? '';
  if (!/^[A-Za-z0-9._-]{1,128}$/.test(id)) {
    throw unfit(request.address, 'the username is not the ID of an AccessKey', KEY_CURE);
  }
  const token = ctx.env['ALIBABA_CLOUD_SECURITY_TOKEN'];
  // Only a temporary key has one, and another one's would spoil the signature.
  const isTemporary = id.startsWith('STS.') && token;
  return { id, secret, ...(isTemporary && { securityToken: ctx.masks.learn(token) }) };
}

function issuedName(value: unknown, host: string): string {
  if (typeof value === 'string' && /^[\x21-\x39\x3b-\x7e]{1,255}$/.test(value)) return value;
  fail('E_TOKEN_INVALID', { host, problem: 'its answer holds no username' });
}
