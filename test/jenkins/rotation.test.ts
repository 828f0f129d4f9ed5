import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAcme, type Acme } from '../fakes/acme.js';
import { startRegistry, type RunningRegistry } from '../real/docker-registry.js';
import { canary, mayHold, observe } from '../redaction/oracle.js';
import { needsCps, newAgent, type Agent } from './jenkins.js';
import { ready } from './scene.js';

describe.runIf(ready)('rotateRegistryCredentials with a docker-registry and a file', () => {
  let registry: RunningRegistry;
  let here: Agent;
  let file: string;
  let old: string;
  beforeEach(async () => {
    old = canary();
    registry = await startRegistry({ auth: { kind: 'htpasswd', users: { ci: old } } });
    here = newAgent();
    file = join(here.home, 'secret');
    mayHold(file);
    writeFileSync(file, old, { mode: 0o600 });
    writeFileSync(
      join(here.workspace, 'regcred.yml'),
      `version: 1
ledger: file:${here.home}/ledger.json
credentials:
  registry-push:
    registry: http://${registry.host}
    provider: htpasswd
    token: { file: ${registry.htpasswd}, user: ci }
    rotate: { every: 30d, accept-downtime: true }
    stores: [ file:${file} ]
`,
    );
  });
  afterEach(() => registry.stop());

  const engines = needsCps() ? (['run', 'cps'] as const) : (['run'] as const);
  it.each(engines)('%s: rotates, archives a page and describes the build', async (engine) => {
    const build = await here[engine](
      `def out = rotateRegistryCredentials(config: 'regcred.yml', mode: 'apply')\necho "rotated \${out.rotated}, failed \${out.failed}"`,
    );
    expect(build.error).toBeUndefined();
    const fresh = readFileSync(file, 'utf8');
    expect(fresh).not.toBe(old);
    expect(build.log).toContain('rotated ["registry-push"], failed []');
    expect(build.log).toContain('registry-push: prove');
    expect(build.build.description).toBe('rotated: registry-push');
    expect(Object.keys(build.archived)).toEqual(['regcred-report.html']);
    expect(build.archived['regcred-report.html']).toContain('registry-push');
    expect(JSON.stringify([build.archived, build.told, build.log])).not.toContain(fresh);
    expect(here.left()).toEqual([]);
    // The real registry accepts the new password, and the second run has nothing to do.
    const again = await here.run(
      `registryCheck(registry: '${registry.host}', credentialsId: 'fresh')
       rotateRegistryCredentials(report: 'other.html')`,
      { credentials: { fresh: { kind: 'usernamePassword', username: 'ci', secret: fresh } } },
    );
    expect(again.error).toBeUndefined();
    expect(readFileSync(file, 'utf8')).toBe(fresh);
    expect(Object.keys(again.archived)).toEqual(['other.html']);
  });

  it('plan changes nothing and tells what would be done', async () => {
    const build = await here.run(
      `currentBuild.description = 'nightly'\nrotateRegistryCredentials(mode: 'plan', report: '')`,
    );
    expect(build.error).toBeUndefined();
    expect(readFileSync(file, 'utf8')).toBe(old);
    expect(build.build.description).toMatch(/^nightly\n.*nothing was changed/);
    expect(build.archived).toEqual({});
  });

  it('a rotation that fails is reported too, and then fails the build', async () => {
    await registry.stop();
    const build = await here.run(`rotateRegistryCredentials(config: 'regcred.yml')`);
    expect(build.error?.message).toMatch(/^rotateRegistryCredentials: /);
    expect(Object.keys(build.archived)).toEqual(['regcred-report.html']);
    expect(build.build.description).toMatch(/failed|temporary/);
    expect(readFileSync(file, 'utf8')).toBe(old);
    expect(here.left()).toEqual([]);
  });

  it('a file that is not there, and no report of an earlier build in its place', async () => {
    writeFileSync(join(here.workspace, 'regcred-report.html'), 'yesterday');
    const build = await here.run(`rotateRegistryCredentials(config: 'other.yml')`);
    expect(build.log).toContain('E_CONFIG');
    expect(build.error?.message).toContain('regcred ended with 2');
    expect(build.archived).toEqual({});
  });
});

describe.runIf(ready)('rotateRegistryCredentials takes its secrets from credentials of Jenkins', () => {
  let acme: Acme;
  beforeEach(async () => {
    acme = await startAcme({ draw: canary, observe });
  });
  afterEach(() => acme.close());

  const harbor = (ledger: string, admin: string) => `version: 1
ledger: file:${ledger}
credentials:
  harbor-push:
    registry: ${acme.harbor.host}
    insecure: true
    provider: harbor
    token: { project: web, name: ci-push, access: [pull, push] }
    admin: ${admin}
    stores:
      - github: { repo: acme/web, secret: HARBOR, as: pair }
`;

  it('adminCredentialsId, githubTokenCredentialsId, secrets and logins', async () => {
    const here = newAgent();
    const file = join(here.workspace, 'regcred.yml');
    writeFileSync(
      file,
      harbor(join(here.home, 'ledger.json'), '{ username: env:HARBOR_USER, password: env:HARBOR_PASSWORD }'),
    );
    const build = await here.run(
      `rotateRegistryCredentials(
        only: 'harbor-push',
        logins: ['HARBOR_USER:HARBOR_PASSWORD': 'harbor-admin'],
        githubTokenCredentialsId: 'github')
      echo "after: \${env.HARBOR_PASSWORD}"`,
      {
        env: { GITHUB_API_URL: acme.github.origin },
        credentials: {
          'harbor-admin': { kind: 'usernamePassword', username: 'admin', secret: acme.secrets.harbor },
          github: { kind: 'string', secret: acme.secrets.github },
        },
      },
    );
    expect(build.error).toBeUndefined();
    expect(acme.secret('HARBOR')).toContain('robot$web+ci-push');
    expect(build.log).toContain('after: null');
  });

  it('one credential without a file, named by parameters', async () => {
    const here = newAgent();
    const created = Math.floor(Date.now() / 1000) - 40 * 24 * 3600;
    acme.harbor.put({ name: 'robot$web+ci-push', createdAt: created, expiresAt: -1 });
    const build = await here.run(
      `rotateRegistryCredentials(
        registry: 'http://${acme.harbor.host}', provider: 'harbor',
        token: '{ project: web, name: ci-push, access: [pull, push], class: replace }',
        stores: ['github:acme/web/HARBOR_PASSWORD'], acceptDowntime: true,
        adminCredentialsId: 'harbor-admin', secrets: [GITHUB_TOKEN: 'github'])`,
      {
        env: { GITHUB_API_URL: acme.github.origin, REGCRED_LEDGER: `file:${join(here.home, 'ledger.json')}` },
        credentials: {
          'harbor-admin': { kind: 'usernamePassword', username: 'admin', secret: acme.secrets.harbor },
          github: { kind: 'string', secret: acme.secrets.github },
        },
      },
    );
    expect(build.error).toBeUndefined();
    expect(acme.secret('HARBOR_PASSWORD')).toBeDefined();
  });

  const refusals = [
    [
      "adminPassword: 'x'",
      'takes no password: name the username/password credential with adminCredentialsId',
    ],
    ["githubToken: 'x'", 'takes no token: name the secret text with githubTokenCredentialsId'],
    ["conf: 'x'", 'has no parameter "conf"; did you mean "config"?'],
    ['escrowKeyCredentialsId: 1', 'escrowKeyCredentialsId must be the id of a credential'],
    ["secrets: [A: '']", 'secrets must be a map to ids of credentials'],
  ] as const;

  it('refuses what it does not know before anything is done', async () => {
    const tries = refusals.map(
      ([parameters]) => `try { rotateRegistryCredentials(${parameters}) } catch (e) { echo e.message }`,
    );
    const build = await newAgent().run(tries.join('\n'));
    expect(build.log.trim().split('\n')).toEqual(
      refusals.map(([, message]) => expect.stringContaining(message) as string),
    );
    expect(build.told).toEqual([]);
  });
});
