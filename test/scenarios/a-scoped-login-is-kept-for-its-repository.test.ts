import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mayHold } from '../redaction/oracle.js';
import { needs } from '../real/programs.js';
import { scene, tokenScene, withCredential } from './basic-registry.js';
import { pair } from './step.js';

it('scope keeps the login in Buildx’s folder for one repository, and post takes it out', async () => {
  const { job, inputs, registry, secret } = await tokenScene();
  const file = join(job.home, `.docker/buildx/config/${registry.host}/team/app@push/config.json`);
  [file, `${file}.regcred`].forEach((path) => mayHold(path));
  expect(await job.login({ ...inputs, client: 'file', scope: 'team/app@push' })).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      [masks]
      Logged in to REGISTRY as robot (file, stored in ~/.docker/buildx/config/REGISTRY/team/app@push/config.json for Buildx; docker push and docker pull do not read it).
    GITHUB_OUTPUT:
      registry=REGISTRY
      username=robot
      config-dir=~/.docker/buildx/config/REGISTRY/team/app@push
      expires-at=
      registries=[{"registry":"REGISTRY","username":"robot","client":"file","storedBy":"file","expiresAt":""}]
    GITHUB_STATE:
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
      cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/buildx/config/REGISTRY/team/app@push/config.json","key":"REGISTRY"}],"logout":true}
    GITHUB_STEP_SUMMARY:
      ### Registry logins
      
      | Registry | User | Result | Details |
      | --- | --- | --- | --- |
      | REGISTRY | robot | logged in | file |
    config.json:
      (none)"
  `);
  const auth = Buffer.from(`robot:${secret}`).toString('base64');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ auths: { [registry.host]: { auth } } });
  expect(await job.post()).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Logged out of REGISTRY.
    config.json:
      (none)"
  `);
  expect(existsSync(`${file}.regcred`)).toBe(false);
});

it.each(['file', ...(needs('docker') ? ['docker'] : [])])(
  'L12: a scope where the registry has no token server is refused before the password is sent (%s)',
  async (client) => {
    const { job, inputs, registry } = await scene();
    const text = await job.login({ ...inputs, client, scope: 'team/app' });
    expect(text).toContain(
      '::error::E_SCOPE_UNREAD: REGISTRY uses Basic authentication, and Buildx reads a login with a scope only where there is a token server. Hint: Leave scope out, and give a second login to this registry a job of its own. With client: podman a scope works.',
    );
    expect(withCredential(registry)).toBe(0);
    expect(existsSync(join(job.home, '.docker'))).toBe(false);
  },
);

it.runIf(needs('podman'))('L12: with client podman a scope works there', async () => {
  const { job, inputs, registry, secret } = await scene();
  await job.login({ ...inputs, client: 'podman', scope: 'team/app' });
  expect(JSON.parse(readFileSync(job.auth, 'utf8'))).toEqual({
    auths: { [`${registry.host}/team/app`]: pair('robot', secret) },
  });
});

it('L12: a registry that does not answer fails as without a scope', async () => {
  const { job, inputs, registry } = await tokenScene();
  await registry.close();
  expect(await job.login({ ...inputs, client: 'file', scope: 'team/app', timeout: '3s' })).toContain(
    'E_CONNECTION_REFUSED',
  );
});

it.each([
  ...[
    'team/*',
    'team/app@*',
    'team/app:latest',
    'team app',
    'team/app@',
    '@',
    'team/app@psuh',
    'a@push@pull',
  ],
  ...['team/SECRET!', 'https:SECRET'],
])('L26: the scope %j is refused before anything is sent or written', async (written) => {
  const { job, registry, inputs, secret } = await tokenScene();
  const before = { auths: { 'other.example.com': pair('u', secret) } };
  job.writeConfig(before);
  const scope = written.replace('SECRET', secret);
  const list = `- { registry: ${registry.host}, username: robot, password: "${secret}", scope: "${scope}" }`;
  const REFUSED = '::error::E_SCOPE_INVALID: The input "scope" is neither a repository nor actions.';
  for (const client of ['docker', 'file', 'podman', 'buildah']) {
    expect(await job.login({ ...inputs, client, scope }), client).toContain(REFUSED);
  }
  expect(await job.login({ 'registry-auth': list })).toContain(REFUSED);
  expect(await job.logout({ registry: registry.host, scope })).toContain(REFUSED);
  const words = ['login', registry.host, '--username', 'robot', '--password-stdin', '--scope', scope];
  expect(await job.cli(words, secret)).toContain(
    'E_SCOPE_INVALID: The option --scope is neither a repository nor actions.',
  );
  expect(registry.requests).toEqual([]);
  expect(JSON.parse(readFileSync(job.config, 'utf8'))).toEqual(before);
});

it.each([
  ['nerdctl', 'team/app'],
  ['podman', '@push'],
  ['buildah', '@pull,push'],
  ['helper', 'team/app'],
])('L26: client %s cannot keep the scope %s, and says so before anything is sent', async (client, scope) => {
  const { job, registry, inputs } = await tokenScene();
  const password = client === 'helper' ? '' : inputs.password;
  expect(await job.login({ ...inputs, password, client, scope })).toContain(
    `E_INPUT_CONFLICT: The inputs "client: ${client}" and "scope" cannot be used together.`,
  );
  expect(registry.requests).toEqual([]);
});

it('L44: capitals of an owner are folded, as in the names of images', async () => {
  const { job, inputs, registry, secret } = await tokenScene();
  const file = join(job.home, `.docker/buildx/config/${registry.host}/acme/app/config.json`);
  [file, `${file}.regcred`].forEach((path) => mayHold(path));
  await job.login({ ...inputs, client: 'file', scope: 'Acme/App' });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    auths: { [registry.host]: pair('robot', secret) },
  });
  await job.logout({ registry: registry.host, client: 'file', scope: 'ACME/app' });
  expect(existsSync(file)).toBe(false);
});

it.each(['true', '1', 'TRUE'])(
  'L33: DOCKER_LOGIN_SCOPE_DISABLED=%s ignores scope, and says so',
  async (value) => {
    const { job, inputs, registry, secret } = await tokenScene();
    const env = { DOCKER_LOGIN_SCOPE_DISABLED: value };
    expect(await job.login({ ...inputs, client: 'file', scope: 'team/app' }, env)).toContain(
      '::notice::DOCKER_LOGIN_SCOPE_DISABLED is set, so scope is ignored: the login is for the whole registry.',
    );
    expect(JSON.parse(readFileSync(job.config, 'utf8'))).toEqual({
      auths: { [registry.host]: pair('robot', secret) },
    });
    expect(await job.logout({ registry: registry.host, client: 'file', scope: 'team/app' }, env)).toContain(
      'Logged out of REGISTRY.',
    );
  },
);

it('L33: DOCKER_LOGIN_SCOPE_DISABLED with another text is refused', async () => {
  const { job, inputs, registry } = await tokenScene();
  const env = { DOCKER_LOGIN_SCOPE_DISABLED: 'maybe' };
  expect(await job.login({ ...inputs, client: 'file', scope: 'team/app' }, env)).toContain('E_INPUT_BOOLEAN');
  expect(registry.requests).toEqual([]);
});
