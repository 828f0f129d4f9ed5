import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildxFolder, dockerAuthFile, podmanAuthFile } from '../../../src/login/auth-file/locate.js';

const uid = process.getuid?.() ?? 0;

describe('C15: the place of the auth file', () => {
  it.each([
    [{ HOME: '/h' }, '/h/.docker/config.json'],
    [{ HOME: '/h', DOCKER_CONFIG: '/d' }, '/d/config.json'],
    [{ HOME: '/h', DOCKER_CONFIG: '' }, '/h/.docker/config.json'],
    [{ HOME: '/h', DOCKER_CONFIG: 'rel/dir' }, resolve('rel/dir/config.json')],
    [{ USERPROFILE: '/users/me' }, '/users/me/.docker/config.json'],
  ])('of docker with %j is %s', (env, path) => {
    expect(dockerAuthFile(env)).toBe(path);
  });

  it('comes from the password database when HOME is unset, as docker finds it', () => {
    expect(dockerAuthFile({})).toMatch(/^\/.+\/\.docker\/config\.json$/);
  });

  it.each([
    [{ HOME: '/h', REGISTRY_AUTH_FILE: '/a/auth.json', XDG_RUNTIME_DIR: '/r' }, '/a/auth.json'],
    [{ HOME: '/h', XDG_RUNTIME_DIR: '/r' }, '/r/containers/auth.json'],
    [{ HOME: '/h', XDG_RUNTIME_DIR: '' }, `/run/containers/${uid}/auth.json`],
    [{ HOME: '/h', REGISTRY_AUTH_FILE: 'auth.json' }, resolve('auth.json')],
  ])('of podman with %j is %s', (env, path) => {
    expect(podmanAuthFile(env, 'linux')).toBe(path);
  });

  it('of podman is in the home folder where there is no runtime folder', () => {
    expect(podmanAuthFile({ HOME: '/h' }, 'darwin')).toBe('/h/.config/containers/auth.json');
  });

  it('of Buildx follows docker’s folder', () => {
    expect(buildxFolder({ HOME: '/h', DOCKER_CONFIG: '/d' })).toBe(join('/d', 'buildx'));
    expect(buildxFolder({ BUILDX_CONFIG: '/b', DOCKER_CONFIG: '/d' })).toBe('/b');
  });
});
