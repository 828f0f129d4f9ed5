import { describe, expect, it } from 'vitest';
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

  it('has podman’s form in podman’s file, with a path when a scope asks for it', () => {
    expect(authKey(address('docker.io'), 'podman')).toBe('docker.io');
    expect(authKey(address('quay.io'), 'podman', 'acme/app')).toBe('quay.io/acme/app');
  });
});
