import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRegistry, type RunningRegistry } from '../real/docker-registry.js';
import { needs } from '../real/programs.js';
import { canary } from '../redaction/oracle.js';
import { earlierLogin, include, newProject, pipeline, read, type Project } from './project.js';

const ready = needs('docker', 'docker-registry', 'skopeo', 'umoci', 'git', 'rsync');

describe.runIf(ready)('a job that extends .regcred-login, by gitlab-ci-local and a real registry', () => {
  // What systems trip over: blanks, dollars, quotes, what looks like an escape of a URL, letters of two bytes.
  const password = canary(` $HOME '"\\ %0A ü`);
  let registry: RunningRegistry;
  beforeAll(async () => {
    const users = { ci: password, robot$ci: password };
    registry = await startRegistry({ auth: { kind: 'htpasswd', users } });
  });
  afterAll(() => registry?.stop());

  const image = [
    'umoci init --layout image',
    'umoci new --image image:1',
    'skopeo copy --dest-tls-verify=false oci:image:1 "docker://$CI_REGISTRY/acme/app:$CI_JOB_ID" 2>&1',
  ];
  const own = {
    registry: '$CI_REGISTRY',
    username: '$CI_REGISTRY_USER',
    password_variable: 'CI_REGISTRY_PASSWORD',
  };
  const job = (more: object = {}) =>
    `push: ${JSON.stringify({ extends: '.regcred-login', script: image, ...more })}\n`;
  const project = (inputs: object = own, more: object = {}) =>
    newProject({ '.gitlab-ci.yml': include('login', { ...inputs }) + job(more) });
  const run = (at: Project, more: Parameters<typeof pipeline>[1] = {}) =>
    pipeline(at, {
      ...more,
      variables: { CI_REGISTRY: registry.host, CI_REGISTRY_USER: 'ci', ...more.variables },
      secrets: { CI_REGISTRY_PASSWORD: password, ...more.secrets },
    });

  it('pushes to the registry of GitLab, and the machine is as before', async () => {
    const at = project();
    const before = earlierLogin(at, canary());
    const { code, log } = await run(at);
    expect(log).toContain(`Logged in to ${registry.host} as ci`);
    expect(log).toContain('Writing manifest to image destination');
    expect(log).toContain(`Logged out of ${registry.host}`);
    expect(code).toBe(0);
    expect(read(at.auth)).toBe(before);
    // Nothing of the job is left: no state, no program, no copy of docker's file.
    expect(readdirSync(at.temp)).toEqual([]);
  });

  it('is logged out after a script that failed, and the job stays failed', async () => {
    const at = project(own, { script: [...image, 'exit 3'] });
    const before = earlierLogin(at, canary());
    const { code, log } = await run(at, { variables: { CI_DISPOSABLE_ENVIRONMENT: 'true' } });
    expect(log).toMatch(/push finished in .* FAIL 3/);
    expect(log).toContain(`Logged out of ${registry.host}`);
    expect(code).toBe(1);
    expect(JSON.parse(read(at.auth) ?? '')).toEqual(JSON.parse(before));
    expect(readdirSync(at.temp)).toEqual([]);
  });

  it('writes into the docker file of a machine that no other job uses, and puts it back', async () => {
    const at = project(own, {
      script: [...image, 'grep -oE "other.example.com|$CI_REGISTRY" "$HOME/.docker/config.json"'],
    });
    const before = JSON.parse(earlierLogin(at, canary())) as unknown;
    const { code, log } = await run(at, { variables: { CI_DISPOSABLE_ENVIRONMENT: 'true' } });
    expect(log).toContain('> other.example.com');
    expect(log).toContain(`> ${registry.host}`);
    expect(code).toBe(0);
    expect(JSON.parse(read(at.auth) ?? '')).toEqual(before);
  });

  it('with a before_script of its own takes ours by !reference', async () => {
    const text = `${include('login', own)}push:
  extends: .regcred-login
  before_script:
    - echo "first mine"
    - !reference [.regcred-login, before_script]
    - echo "then mine, with $DOCKER_CONFIG"
  script: ${JSON.stringify(image)}
`;
    const at = newProject({ '.gitlab-ci.yml': text });
    const { code, log } = await run(at);
    expect(log).toMatch(/first mine[^]*Logged in to [^]*then mine, with .*regcred-docker-/);
    expect(code).toBe(0);
    expect(readdirSync(at.temp)).toEqual([]);
  });

  it.each([
    ['its user name letter by letter', { username: 'robot$ci' }],
    ['a variable in braces as user name', { username: '${CI_REGISTRY_USER}' }],
    ['the name of a variable as user name', { username: undefined, username_variable: 'CI_REGISTRY_USER' }],
    ['no client program', { client: 'file' }],
    ['a right that is proved', { verify: 'push:acme/app' }],
    ['a list of logins', { registry_auth: 'list' }],
  ])('logs in with %s', async (_, inputs) => {
    const list = `[{ registry: "${registry.host}", username: robot$ci, password-env: CI_REGISTRY_PASSWORD }, ]`;
    const given =
      'registry_auth' in inputs
        ? { registry_auth: list.replaceAll('"', '') }
        : Object.fromEntries(
            Object.entries({ ...own, ...inputs }).filter(([, value]) => value !== undefined),
          );
    const at = project(given);
    const { code, log } = await run(at);
    const user = JSON.stringify(given).includes('robot$ci') ? 'robot$ci' : 'ci';
    expect(log).toContain(`Logged in to ${registry.host} as ${user}`);
    expect(log).toContain('Writing manifest to image destination');
    expect(code).toBe(0);
    expect(readdirSync(at.temp)).toEqual([]);
  });

  it('a variable inside of a longer user name is not taken for a user name', async () => {
    const { code, log } = await run(project({ ...own, username: '$CI_PROJECT_NAME-ci' }));
    expect(log).toContain(
      'regcred: The inputs username and registry_auth are taken literally, but they contain a variable. Write out its value, or give the name of the variable: username_variable, and username-env in registry_auth.',
    );
    expect(log).not.toContain('Logged in');
    expect(code).toBe(1);
  });

  it('the script has regcred too: the login is looked at, and ended before the job', async () => {
    const check = 'regcred check "$CI_REGISTRY" --verify push:acme/app';
    const refused =
      'if skopeo inspect --raw --tls-verify=false "docker://$CI_REGISTRY/acme/app:$CI_JOB_ID" 2>&1; then exit 4; fi';
    const at = project(own, { script: [...image, check, 'regcred logout "$CI_REGISTRY"', refused] });
    const { code, log } = await run(at);
    expect(log).toContain('✓ The login may push acme/app.');
    expect(log).toMatch(/Writing manifest[^]*Logged out of [^]*(?:unauthorized|authentication required)/);
    expect(code).toBe(0);
    expect(readdirSync(at.temp)).toEqual([]);
  });

  it('a wrong password stops the job before its script', async () => {
    const { code, log } = await run(project(), { secrets: { CI_REGISTRY_PASSWORD: canary() } });
    expect(log).toContain('E_LOGIN_REFUSED');
    expect(log).not.toContain('umoci');
    expect(code).toBe(1);
  });

  it('an empty password is told, or lets the job go on where the project says so', async () => {
    const secrets = { CI_REGISTRY_PASSWORD: '' };
    const { code, log } = await run(project(), { secrets });
    expect(log).toContain(`E_SECRET_EMPTY: The password for ${registry.host} is empty.`);
    expect(code).toBe(1);
    const skipped = await run(
      project({ ...own, on_missing_credentials: 'skip' }, { script: ['echo built'] }),
      {
        secrets,
      },
    );
    expect(skipped.log).toContain('built');
    expect(skipped.code).toBe(0);
  });

  it('B9: CI_DEBUG_TRACE is refused, and a project may insist', async () => {
    const variables = { CI_DEBUG_TRACE: 'true' };
    const { code, log } = await run(project(), { variables });
    expect(log).toContain(
      'E_DEBUG_TRACE: CI_DEBUG_TRACE is on: GitLab prints every variable and command of this job to its log.',
    );
    expect(log).not.toContain('Logged in');
    expect(code).toBe(1);
    const insisting = await run(project({ ...own, allow_debug_trace: true }), { variables });
    expect(insisting.log).toContain(`Logged in to ${registry.host}`);
    expect(insisting.code).toBe(0);
  });

  it('DOCKER_AUTH_CONFIG that wins over the login is told', async () => {
    const shadow = JSON.stringify({ auths: { [registry.host]: { auth: 'eDp5' } } });
    const { log } = await run(project(), { secrets: { DOCKER_AUTH_CONFIG: shadow } });
    expect(log).toContain(`DOCKER_AUTH_CONFIG names ${registry.host} and wins over this login`);
  });

  it('the login stays when the input logout is false', async () => {
    const at = project({ ...own, logout: false, isolate: 'false' });
    earlierLogin(at, canary());
    const { code, log } = await run(at);
    expect(log).not.toContain('Logged out');
    expect(code).toBe(0);
    expect(read(at.auth)).toContain(registry.host);
  });
});
