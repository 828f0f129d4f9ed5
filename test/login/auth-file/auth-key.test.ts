import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../src/registries/address.js';
import { authKey } from '../../../src/login/auth-file/auth-key.js';

const address = (host: string, path?: string) => ({ host, plainHttp: false, ...(path && { path }) });

describe('the key of an entry', () => {
  it('A10: is the old index URL for Docker Hub in docker’s file', () => {
    expect(authKey(address('docker.io'), 'docker')).toBe('https://index.docker.io/v1/');
  });

  it('is the host for every other registry, whatever path was written behind it', () => {
    expect(authKey(address('ghcr.io', 'acme'), 'docker')).toBe('ghcr.io');
    expect(authKey(address('127.0.0.1:5000'), 'docker', 'ignored')).toBe('127.0.0.1:5000');
  });

  it('has podman’s form in podman’s file, with a path where the address or a scope has one', () => {
    expect(authKey(address('docker.io'), 'podman')).toBe('docker.io');
    expect(authKey(address('quay.io'), 'podman', 'acme/app')).toBe('quay.io/acme/app');
    expect(authKey(address('quay.io', 'acme'), 'podman')).toBe('quay.io/acme');
    expect(authKey(address('quay.io', 'acme'), 'podman', 'acme/app')).toBe('quay.io/acme/app');
  });

  it.each(['docker', 'podman'] as const)('L8: keeps the port as written for %s', (family) => {
    expect(authKey(parseAddress('gitlab.example.com:443'), family)).toBe('gitlab.example.com:443');
    expect(authKey(parseAddress('gitlab.example.com'), family)).toBe('gitlab.example.com');
  });
});
