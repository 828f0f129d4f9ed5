import { describe, expect, it } from 'vitest';
import { detect } from '../../../src/registries/detect.js';
import { startDockerIdentity, type FakeDockerIdentity } from '../../fakes/docker-identity/docker-identity.js';
import { failure } from '../../http/client.js';
import { job } from '../../login/job.js';
import { needs } from '../../real/programs.js';
import { canary } from '../../redaction/oracle.js';
import { wrongWith } from '../identities/contract.js';
import { identitySuite } from '../identities/identity-suite.js';
import { openScene, type IdentityCase } from '../identities/scene.js';

const entry = detect({ host: '' }, 'docker-hub');

const SPEC = 'docker-identity.json';
const CONNECTION = '1b671a64-40d5-491e-99b0-da01ff1f3341';
const one: IdentityCase<FakeDockerIdentity> = {
  entry,
  registry: 'docker.io',
  identity: CONNECTION,
  username: 'acme',
  audience: 'https://identity.docker.com',
  async start(options) {
    const vendor = await startDockerIdentity(options);
    vendor.oidcConnections.set(CONNECTION, { organisation: 'acme', rulesets: ['repo:acme/web:*'] });
    return vendor;
  },
  exchanges: [
    { name: 'Docker’s identity', is: ({ url }) => url.pathname === '/oauth/token', member: 'access_token' },
  ],
};

identitySuite('Docker Hub', one, {
  githubOnly: true,
  otherHosts: ['docker.io.evil.com', 'mirror.example.com'],
  malformed: [
    '',
    'acme',
    `${CONNECTION}0`,
    `${CONNECTION} lifetime=299`,
    `${CONNECTION} lifetime=2h`,
    `${CONNECTION} lifetime=1d`,
  ],
});

describe.skipIf(!needs('openssl'))('Docker Hub’s OIDC connections', () => {
  const lives = async (login: Promise<{ expiresAt?: number }>) =>
    Math.round(((await login).expiresAt ?? 0) - Date.now()) / 1000;

  it('give an hour, or as long as lifetime= says', async () => {
    const { logIn } = await openScene(one);
    expect(Math.abs((await lives(logIn())) - 3600)).toBeLessThan(10);
    expect(Math.abs((await lives(logIn({ identity: `${CONNECTION} lifetime=10m` }))) - 600)).toBeLessThan(10);
  });

  it('end when they were asked to where the token does not say', async () => {
    const { logIn, vendor } = await openScene(one);
    vendor.mishap = () => ({ when: 'before', happens: { status: 200, body: { access_token: canary() } } });
    expect(Math.abs((await lives(logIn())) - 3600)).toBeLessThan(10);
  });

  it('need the name of the organisation', async () => {
    const { logIn, wanted } = await openScene({ ...one, username: '' });
    expect((await failure(logIn())).code).toBe('E_USERNAME_MISSING');
    for (const username of ['me@acme.example', 'acme:x', '-acme', 'acme\n']) {
      expect((await failure(logIn({ username }))).code).toBe('E_CREDENTIAL_UNFIT');
    }
    expect(wanted).toEqual([]);
  });

  it.each([
    ['GitLab CI', { GITLAB_CI: 'true' }],
    ['Jenkins', { BUILD_TAG: 'jenkins-app-12' }],
  ])('are not for %s, and that is said before anything is sent', async (ci, env) => {
    const scene = await openScene(one);
    const error = await failure(
      scene.logIn({ env: { ...env, REGCRED_ID_TOKEN: scene.ci.issue(one.audience) } }),
    );
    expect(error.code).toBe('E_IDENTITY_CI');
    expect(error.message).toContain(ci);
    expect(scene.wanted).toEqual([]);
  });

  it('refuse another job, with the subject to enter', async () => {
    const { logIn, ci } = await openScene(one);
    ci.claims = { sub: 'repo:acme@1/other@2:ref:refs/heads/main' };
    const error = await failure(logIn());
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.message).toContain('repo:acme@1/other@2:ref:refs/heads/main');
  });

  it('refuse an unknown connection, and another audience', async () => {
    const { logIn, vendor } = await openScene(one);
    const other = await failure(logIn({ identity: `${CONNECTION} audience=other` }));
    expect(other.message).toContain('not for the audience');
    vendor.oidcConnections.clear();
    expect((await failure(logIn())).message).toContain('no such OIDC connection');
  });

  it('are asked as their description says', async () => {
    const { logIn, vendor, ci } = await openScene(one);
    await logIn();
    await logIn({ identity: `${CONNECTION} lifetime=300` });
    ci.claims = { sub: 'repo:other/web:x' };
    await failure(logIn());
    const isExchange = ({ request }: { request: { url: URL } }) => request.url.pathname === '/oauth/token';
    expect(await wrongWith(vendor, SPEC, isExchange)).toEqual([]);
  });
});

describe.skipIf(!needs('openssl'))('the environment of docker/login-action', () => {
  const env = { DOCKERHUB_OIDC_CONNECTIONID: ` ${CONNECTION} `, DOCKERHUB_OIDC_EXPIREIN: '900' };
  const start = async (more: Record<string, string> = {}, inputs: Record<string, string> = {}) => {
    const { ci, vendor, internet } = await openScene(one);
    const { step, auths } = job(undefined, { env: { ...internet.env, ...ci.env, ...env, ...more } });
    const login = step({ username: 'acme', client: 'file', ca: internet.ca, ...inputs }).login();
    return { vendor, login, auths };
  };

  it('logs in by its connection where neither password nor identity is given', async () => {
    const { vendor, login, auths } = await start();
    const [result] = await login;
    const expiresAt = result?.status === 'done' ? (result.expiresAt ?? 0) : 0;
    expect(Math.abs(expiresAt - Date.now() - 900_000)).toBeLessThan(10_000);
    const [entryOf = {}] = Object.values(auths());
    const pair = Buffer.from(entryOf.auth ?? '', 'base64').toString();
    expect(vendor.accepts('acme', pair.slice('acme:'.length))).toBe(true);
    expect(pair.startsWith('acme:')).toBe(true);
  });

  it('is no matter where there is a password, or an identity', async () => {
    const withPassword = await start({}, { password: canary() });
    // Docker Hub itself has refused it: nobody looked at the connection.
    expect((await failure(withPassword.login)).code).toBe('E_LOGIN_REFUSED');
    expect(withPassword.vendor.exchanges.filter(({ request }) => request.method === 'POST')).toEqual([]);
    const withIdentity = await start({ DOCKERHUB_OIDC_EXPIREIN: 'x' }, { identity: CONNECTION });
    const [result] = await withIdentity.login;
    expect(result?.status).toBe('done');
  });

  it('with a wrong time is refused', async () => {
    const { login } = await start({ DOCKERHUB_OIDC_EXPIREIN: '10' });
    expect((await failure(login)).code).toBe('E_IDENTITY_FORM');
  });
});
