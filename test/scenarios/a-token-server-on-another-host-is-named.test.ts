import { describe, expect, it } from 'vitest';
import { afterTest } from '../after.js';
import { createIssuer, createKeys, startTokenServer } from '../fakes/token-server.js';
import { needs } from '../real/programs.js';
import { canary, observe } from '../redaction/oracle.js';
import { registryFor } from './basic-registry.js';
import { newJob, pair } from './step.js';

const keys = createKeys();

/** A registry whose token server has another host, as with a GitLab whose registry has a name of its own. */
async function scene() {
  const secret = canary();
  const issuer = createIssuer({ users: { robot: secret }, keys });
  const forge = await startTokenServer(issuer, { observe, host: '127.0.0.2' });
  afterTest(() => forge.close());
  const registry = await registryFor({ auth: { kind: 'bearer', issuer, realm: `${forge.origin}/token` } });
  const names = { [registry.host]: 'REGISTRY', [forge.host]: 'FORGE', [secret]: 'SECRET' };
  const job = newJob({ names });
  const inputs = { registry: registry.host, username: 'robot', password: secret };
  const sent = () => forge.requests.filter(({ authorization }) => authorization !== undefined).length;
  const [host = '', port = ''] = forge.host.split(':');
  const gitlab = { GITLAB_CI: 'true', CI_JOB_ID: '7', CI_SERVER_HOST: host, CI_SERVER_PORT: port };
  return { registry, forge, job, inputs, secret, sent, gitlab };
}

const UNTRUSTED =
  'E_REALM_UNTRUSTED: The registry REGISTRY asks to send the login to FORGE, which is not known to belong to it. Hint: Nothing was sent. If FORGE is the registry’s token server, name it in ';

describe.each([
  { client: 'file' },
  ...(needs('docker') ? [{ client: 'docker', verify: 'push:team/app' }] : []),
])('a login with %j', (given) => {
  it('L43: says which input takes the host, and works with it', async () => {
    const { registry, forge, job, inputs, secret } = await scene();
    expect(await job.login({ ...inputs, ...given })).toContain(`::error::${UNTRUSTED}the input realms.`);
    const text = await job.login({ ...inputs, ...given, realms: `auth.example.com,\n ${forge.host} ` });
    expect(text).toContain('Logged in to REGISTRY as robot');
    expect(text).toContain(`"auth": "robot:SECRET"`);
    const list = `- { registry: ${registry.host}, username: robot, password: "${secret}", realms: "${forge.host}"${given.verify ? `, verify: "${given.verify}"` : ''} }`;
    const { client } = given;
    expect(await job.login({ 'registry-auth': list, client })).toContain('Logged in to REGISTRY as robot');
  });
});

it('L43: check says its option, and works with it', async () => {
  const { registry, forge, job, secret, sent } = await scene();
  const words = ['check', registry.host, '--username', 'robot', '--password-stdin'];
  expect(await job.cli(words, secret)).toContain('E_REALM_UNTRUSTED');
  expect(sent()).toBe(0);
  const text = await job.cli([...words, '--realms', forge.host], secret);
  expect(text).toContain('✓ REGISTRY accepts the login of robot.');
});

it('L43: login at a terminal names its option', async () => {
  const { registry, job, secret, sent } = await scene();
  const words = ['login', registry.host, '--username', 'robot', '--password-stdin', '--client', 'file'];
  expect(await job.cli(words, secret)).toContain(`${UNTRUSTED}the option --realms.`);
  expect(sent()).toBe(0);
});

it('L43: client helper proves its login there too', async () => {
  const { registry, forge, job, secret } = await scene();
  const env = { REGCRED_REGISTRY: registry.host, REGCRED_USERNAME: 'robot', REGCRED_PASSWORD: secret };
  const inputs = { registry: registry.host, username: 'robot', client: 'helper' };
  expect(await job.login(inputs, env)).toContain(`${UNTRUSTED}the input realms.`);
  expect(await job.login({ ...inputs, realms: forge.host }, env)).toContain('Logged in to REGISTRY as robot');
});

describe('a job of the GitLab that owns the registry', () => {
  const words = (host: string, ...more: string[]) => ['login', host, '--client', 'file', ...more];

  it('L43: needs no mention of it with provider gitlab', async () => {
    const { registry, job, secret, gitlab } = await scene();
    const env = { ...gitlab, REGCRED_LOGIN_USERNAME: 'robot', REGCRED_LOGIN_PASSWORD: secret };
    expect(await job.cli(words(registry.host), '', env)).toContain('E_REALM_UNTRUSTED');
    expect(await job.cli(words(registry.host, '--provider', 'gitlab'), '', env)).toContain(
      'Logged in to REGISTRY',
    );
    const check = ['check', registry.host, '--provider', 'gitlab', '--username', 'robot', '--password-stdin'];
    expect(await job.cli(check, secret, gitlab)).toContain('✓ REGISTRY accepts the login of robot.');
  });

  it('L43: takes realms as a variable', async () => {
    const { registry, forge, job, secret, gitlab } = await scene();
    const env = { ...gitlab, REGCRED_LOGIN_USERNAME: 'robot', REGCRED_LOGIN_PASSWORD: secret };
    const realms = { REGCRED_LOGIN_REALMS: forge.host };
    expect(await job.cli(words(registry.host), '', { ...env, ...realms })).toContain('Logged in to REGISTRY');
  });

  it('L43: trusts nothing where the job is not GitLab’s', async () => {
    const { registry, job, secret, gitlab, sent } = await scene();
    const env = { ...gitlab, GITLAB_CI: undefined };
    const more = ['--provider', 'gitlab', '--username', 'robot', '--password-stdin'];
    expect(await job.cli(words(registry.host, ...more), secret, env)).toContain('E_REALM_UNTRUSTED');
    expect(sent()).toBe(0);
  });
});

it.each([
  '*.example.com',
  '.example.com',
  'https://auth.example.com',
  'auth.example.com/token',
  'robot:SECRET@auth.example.com',
  'auth.example.com:0',
  'SECRET!',
])('L43: realms with %j are refused before anything is sent or written', async (written) => {
  const { registry, job, inputs, secret } = await scene();
  const before = { auths: { 'other.example.com': pair('u', canary()) } };
  job.writeConfig(before);
  const realms = written.replace('SECRET', secret);
  const REFUSED = 'E_REALMS_INVALID: The input "realms" takes only hosts';
  for (const given of [
    { ...inputs, realms },
    { 'registry-auth': `- { registry: ${registry.host}, realms: "${realms}" }` },
  ]) {
    const text = await job.login({ ...given, client: 'file' });
    expect(text).toContain(REFUSED);
    expect(text).not.toContain('auth.example.com/');
  }
  expect(registry.requests).toEqual([]);
});
