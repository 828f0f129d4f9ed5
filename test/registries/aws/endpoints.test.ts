import { describe, expect, it } from 'vitest';
import { endpointOf, sts, type AwsService } from '../../../src/registries/kit/aws/endpoint.js';
import { privateRegistries, publicRegistries } from '../../../src/registries/kit/aws/registry-service.js';
import { readModel } from '../../contract/smithy.js';

interface EndpointTest {
  readonly params?: Partial<
    Record<'Region' | 'Endpoint', string> & Record<'UseFIPS' | 'UseDualStack' | 'UseGlobalEndpoint', boolean>
  >;
  readonly expect: { readonly error?: string; readonly endpoint?: { readonly url: string } };
}

/** AWS's own tests of its endpoint rules, without those for what we do not have. */
function testsOf(file: string): readonly EndpointTest[] {
  const service = Object.values(readModel(file).shapes).find(({ type }) => type === 'service');
  const { testCases } = service?.traits?.['smithy.rules#endpointTests'] as { testCases: EndpointTest[] };
  return testCases.filter(
    ({ params = {} }) =>
      // Every request of ours is signed for a region, and none goes to the global STS.
      params.Region !== undefined && params.Region !== 'aws-global' && !params.UseGlobalEndpoint,
  );
}

describe.each<[string, AwsService, number]>([
  ['aws-ecr.json', privateRegistries, 50],
  ['aws-ecr-public.json', publicRegistries, 20],
  ['aws-sts.json', sts, 40],
])('the hosts of %s', (file, service, least) => {
  it(`are those of AWS’s endpoint tests`, () => {
    const tests = testsOf(file);
    expect(tests.length).toBeGreaterThanOrEqual(least);
    for (const { params = {}, expect: expected } of tests) {
      const found = () => {
        const { Region = '', UseFIPS: fips = false, UseDualStack: dualStack = false, Endpoint } = params;
        const env = Endpoint && {
          AWS_ENDPOINT_URL: Endpoint,
          AWS_USE_FIPS_ENDPOINT: String(fips),
          AWS_USE_DUALSTACK_ENDPOINT: String(dualStack),
        };
        return endpointOf(service, { region: Region, fips, dualStack }, env || {});
      };
      if (expected.endpoint) expect([params, found().href]).toEqual([params, `${expected.endpoint.url}/`]);
      else expect(found, JSON.stringify(params)).toThrow(expect.objectContaining({ code: 'E_AWS_ENDPOINT' }));
    }
  });
});

describe('hosts beyond AWS’s tests', () => {
  it.each([
    ['eusc-de-east-1', 'https://api.ecr.eusc-de-east-1.amazonaws.eu/'],
    ['eu-isoe-west-1', 'https://api.ecr.eu-isoe-west-1.cloud.adc-e.uk/'],
    ['us-isof-south-1', 'https://api.ecr.us-isof-south-1.csp.hci.ic.gov/'],
    ['mx-central-1', 'https://api.ecr.mx-central-1.amazonaws.com/'],
    ['il-central-1', 'https://api.ecr.il-central-1.amazonaws.com/'],
  ])('in %s', (region, url) => {
    expect(endpointOf(privateRegistries, { region, fips: false, dualStack: false }, {}).href).toBe(url);
  });

  it.each([
    ['us-east-1.evil.com/'],
    ['x#'],
    ['../'],
    ['us-east-1@evil.com'],
    ['us-east-1\n'],
    ['us-east-1:8080'],
    ['US-EAST-1'],
    [''],
    ['us-east-1.'],
    ['us_east_1'],
    ['-us-east-1'],
    ['ѕu-east-1'],
  ])('A14: the region %j builds no host', (region) => {
    for (const service of [sts, privateRegistries, publicRegistries]) {
      const found = () => endpointOf(service, { region, fips: true, dualStack: true }, {});
      expect(found).toThrow(expect.objectContaining({ code: 'E_REGION_INVALID' }));
    }
  });
});

describe('a host of the user’s own', () => {
  const kind = { region: 'eu-central-1', fips: false, dualStack: false };
  const found = (env: Record<string, string>, service: AwsService = privateRegistries) =>
    endpointOf(service, kind, env).href;

  it('is taken for the service it is named for, before that for all', () => {
    const env = {
      AWS_ENDPOINT_URL: 'https://all.example.com/path/',
      AWS_ENDPOINT_URL_STS: 'https://sts.example.com',
      AWS_ENDPOINT_URL_ECR_PUBLIC: 'https://public.example.com',
    };
    expect(found(env, sts)).toBe('https://sts.example.com/');
    expect(found(env, publicRegistries)).toBe('https://public.example.com/');
    expect(found(env)).toBe('https://all.example.com/path/');
    expect(found({ ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' })).toBe(
      'https://api.ecr.eu-central-1.amazonaws.com/',
    );
  });

  it.each(['http://localhost:5000', 'http://127.0.0.1:5000', 'http://[::1]:5000'])(
    'may be %s, which no network sees',
    (url) => {
      expect(found({ AWS_ENDPOINT_URL_ECR: url })).toBe(`${url}/`);
    },
  );

  it.each([
    'http://10.0.0.1',
    'http://aws.example.com',
    'http://localhost.evil.com',
    'https://user:word@aws.example.com',
    'https://aws.example.com/?x',
    'https://aws.example.com/#x',
    'ftp://aws.example.com',
    'aws.example.com',
    '//evil.com',
  ])('is never %s', (url) => {
    expect(() => found({ AWS_ENDPOINT_URL: url })).toThrow(
      expect.objectContaining({ code: 'E_AWS_ENDPOINT' }),
    );
  });
});
