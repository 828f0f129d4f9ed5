import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/registries/address.js';
import { detect, entries } from '../../src/registries/detect.js';

const idOf = (text: string, provider?: string) => detect(parseAddress(text), provider).id;

it('the catalog lists each registry once, by id', () => {
  const ids = entries.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(20);
  expect(ids).toEqual([...new Set(ids)].toSorted());
});

describe('detect', () => {
  it.each([
    ['https://index.docker.io/v1/', 'docker-hub'],
    ['dhi.io/acme', 'docker-hub'],
    ['ghcr.io/acme/app:1', 'ghcr'],
    ['registry.gitlab.com/group/project', 'gitlab'],
    ['quay.io', 'quay'],
    ['123456789012.dkr.ecr.us-east-1.amazonaws.com', 'ecr'],
    ['public.ecr.aws/acme', 'ecr-public'],
    ['mcr.microsoft.com', 'mcr'],
    ['acme.azurecr.io', 'acr'],
    ['dcr.nexqloud.io/team', 'nexqloud'],
    ['europe.registry.cloudfleet.dev', 'cloudfleet'],
    ['harbor.acme.example', 'generic'],
    ['localhost:5000', 'generic'],
  ])('knows %j as %s', (text, id) => {
    expect(idOf(text)).toBe(id);
  });

  it.each([
    'ghcr.io.evil.com',
    'evil-ghcr.io',
    'ghcr.io:8443',
    '123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.com',
    'public.ecr.aws.evil.com',
    'mcr.microsoft.com.evil.com',
    'constructor',
    'tostring',
  ])('A11: takes %s for an unknown registry', (text) => {
    expect(idOf(text)).toBe('generic');
  });

  it('lets the named provider win over the host', () => {
    expect(idOf('harbor.acme.example', 'harbor')).toBe('harbor');
    expect(idOf('ghcr.io', 'generic')).toBe('generic');
    expect(idOf('ghcr.io', '')).toBe('ghcr');
  });

  it.each([
    ['habror', 'harbor'],
    ['dockerhub', 'docker-hub'],
    ['Quay', 'quay'],
    ['github', 'ghcr'],
    ['azure', 'acr'],
    ['forgejo', 'gitea'],
    ['artifactory', 'jfrog'],
  ])('suggests for the unknown provider %s the registry %s', (provider, suggestion) => {
    expect(() => idOf('r.example.com', provider)).toThrow(
      expect.objectContaining({
        code: 'E_PROVIDER_UNKNOWN',
        hint: expect.stringContaining(`Did you mean "${suggestion}"?`) as string,
      }),
    );
  });

  it.each(['__proto__', 'constructor', 'toString', 'default', 'x'.repeat(100_000)])(
    'A19: knows no provider %#, whatever JavaScript calls so',
    (provider) => {
      expect(() => idOf('r.example.com', provider)).toThrow(
        expect.objectContaining({ code: 'E_PROVIDER_UNKNOWN' }),
      );
    },
  );
});
