import { createHash, createHmac } from 'node:crypto';
import type { IssuedToken } from '../issued.js';
import type { Reply, SeenRequest } from '../server.js';
import { startVendor, type VendorOptions, type VendorServer } from '../vendor.js';

export interface AlibabaKey {
  readonly secret: string;
  /** Of a temporary key. */
  readonly token?: string;
  /** Instances whose login it may ask for. */
  readonly may: readonly string[];
}

export interface AlibabaOptions extends VendorOptions {
  readonly keys: Readonly<Record<string, AlibabaKey>>;
  readonly instances: readonly string[];
  /** A private instance may answer 200 to a call that failed. */
  readonly failsInside?: string;
}

export interface FakeAlibaba extends VendorServer {
  readonly issued: readonly IssuedToken[];
}

const told = (status: number, Code: string, Message: string): Reply => ({
  status,
  body: { RequestId: 'E069EB86', HostId: 'cr.cn-hangzhou.aliyuncs.com', Code, Message },
});
const SKEW = 15 * 60_000;

/** GetAuthorizationToken of cr.<region>.aliyuncs.com, with the checks of its signature (ACS3-HMAC-SHA256). */
export async function startAlibaba(options: AlibabaOptions): Promise<FakeAlibaba> {
  const { now = Date.now, draw, keys, instances, failsInside } = options;
  const issued: IssuedToken[] = [];
  const nonces = new Set<string>();

  const server = await startVendor((request: SeenRequest) => {
    const { headers, url } = request;
    const signed = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;
    const [, id = '', names = '', signature = ''] = signed.exec(request.authorization ?? '') ?? [];
    const key = keys[id];
    if (signature === '') return told(400, 'IncompleteSignature', 'The request signature does not conform.');
    if (key === undefined)
      return told(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
    if (key.token !== undefined && headers['x-acs-security-token'] !== key.token)
      return told(
        400,
        'InvalidSecurityToken.Malformed',
        'The specified parameter "SecurityToken" is malformed.',
      );
    if (Math.abs(Date.parse(String(headers['x-acs-date'])) - now()) > SKEW)
      return told(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
    if (signatureOf(request, names, key.secret) !== signature)
      return told(400, 'SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.');
    const nonce = String(headers['x-acs-signature-nonce']);
    if (nonces.has(nonce))
      return told(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
    nonces.add(nonce);
    const instance = url.searchParams.get('InstanceId') ?? '';
    if (headers['x-acs-action'] !== 'GetAuthorizationToken' || headers['x-acs-version'] !== '2018-12-01')
      return told(404, 'InvalidAction.NotFound', 'The specified api is not found.');
    if (!instances.includes(instance)) return told(400, 'INSTANCE_NOT_EXIST', 'instance is not exist');
    if (!key.may.includes(instance)) return told(403, 'NoPrivilege', 'Access denied for this user.');
    if (failsInside) return { status: 200, body: { Code: failsInside, IsSuccess: false, RequestId: 'x' } };
    const expiresAt = now() + 3_600_000;
    const secret = `${draw()}:${draw()}`;
    issued.push({ username: 'cr_temp_user', secret, expiresAt, asked: { instance, host: headers.host } });
    const answer = { TempUsername: 'cr_temp_user', AuthorizationToken: secret, ExpireTime: expiresAt };
    return { status: 200, body: { ...answer, Code: 'success', IsSuccess: true, RequestId: 'x' } };
  }, options);
  return Object.defineProperty(server as FakeAlibaba, 'issued', { value: issued });
}

/** Written from the vendor's page, and not from the code it is held against. */
function signatureOf({ method, url, headers, body }: SeenRequest, names: string, secret: string): string {
  const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
  const listed = names.split(';');
  // Every header of theirs must be signed.
  const all = Object.keys(headers).filter((name) => name.startsWith('x-acs-') || name === 'host');
  if (all.toSorted().join(';') !== names) return 'a header is not signed';
  const lines = listed.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('');
  const canonical = `${method}\n${url.pathname}\n${url.search.slice(1)}\n${lines}\n${names}\n${hash(body)}`;
  return createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${hash(canonical)}`)
    .digest('hex');
}
