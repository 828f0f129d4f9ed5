import { describe, expect, it } from 'vitest';
import { signedHeaders } from '../../../src/registries/alibaba/acs3-signature.js';
import { Secret } from '../../../src/secret/secret.js';

// The vendor's own example (alibabacloud.com, SDK: request syntax and signature method V3, fixed parameters): the
// key, the moment, the nonce and the signature are those of the page.
const example = {
  url: new URL('https://ecs.cn-shanghai.aliyuncs.com/'),
  action: 'RunInstances',
  version: '2014-05-26',
  now: Date.parse('2023-10-26T10:22:32Z'),
  nonce: '3156853299f313e23d1673dc12e1703d',
};
example.url.searchParams.set('RegionId', 'cn-shanghai');
example.url.searchParams.set('ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd');
const key = { id: 'YourAccessKeyId', secret: new Secret('YourAccessKeySecret') };

const authorization = (call = example, by = key) => signedHeaders(call, by)['authorization'];

describe('the signature of Alibaba Cloud', () => {
  it('is the one of the vendor’s example', () => {
    expect(authorization()).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  it('changes with everything that is signed', () => {
    const other = new URL(example.url);
    other.searchParams.set('RegionId', "cn-shanghai!*'()");
    const all = [
      authorization(),
      authorization({ ...example, url: other }),
      authorization({ ...example, action: 'StopInstances' }),
      authorization({ ...example, version: '2018-12-01' }),
      authorization({ ...example, now: example.now + 1000 }),
      authorization({ ...example, nonce: 'other' }),
      authorization(example, { ...key, secret: new Secret('other') }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
