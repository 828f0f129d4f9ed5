import { randomUUID } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAcme, type Acme } from '../fakes/acme.js';
import { startForwardProxy, type ForwardProxy } from '../fakes/forward-proxy.js';
import { startRegistry, type RunningRegistry } from '../real/docker-registry.js';
import { find, needs } from '../real/programs.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';
import { robotsOf, type FederatedQuay } from '../workflows/federated-quay.js';
import { block, blocksOf } from '../workflows/markdown.js';
import { repository } from '../workflows/stand-ins.js';
import type { Agent, Build, Credential } from './jenkins.js';
import { jenkinsScene, ready } from './scene.js';

const SUBJECT = 'https://jenkins.example.com/job/team/job/';
const page = 'jenkins/README.md';

/** Every Jenkinsfile that people may copy, unchanged: hosts, ids and all. Real registries stand behind the names. */
describe.runIf(ready && needs('openssl'))('what people paste into a Jenkinsfile', () => {
  const { agent } = jenkinsScene();
  let registry: RunningRegistry;
  let quay: FederatedQuay;
  let proxy: ForwardProxy;
  let acme: Acme;
  let credentials: Record<string, Credential>;
  // No canary: it is shown, as the test says.
  const today = randomUUID();

  beforeAll(async () => {
    const [password, robot] = [canary(), canary()];
    registry = await startRegistry({
      auth: {
        kind: 'htpasswd',
        users: { team: password, 'robot$web+ci': password, 'acme+ci': robot, today },
      },
    });
    quay = await robotsOf(registry.host, { robot: 'acme+ci', subject: SUBJECT, token: robot });
    acme = await startAcme({ draw: canary, observe });
    const hosts = ['registry.cloudraya.com', 'dcr.nexqloud.io', 'harbor.example.com'];
    proxy = await startForwardProxy(
      { ...Object.fromEntries(hosts.map((host) => [host, registry.host])), 'quay.io': quay.host },
      tempDir(),
    );
    const login = (username: string, secret: string) =>
      ({ kind: 'usernamePassword', username, secret }) as const;
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    credentials = {
      cloudraya: login('team', password),
      nexqloud: login('team', password),
      harbor: login('robot$web+ci', password),
      'quay-oidc': {
        kind: 'string',
        secret: `${part({ alg: 'RS256' })}.${part({ sub: SUBJECT, aud: 'quay.io' })}.${canary()}`,
      },
      'harbor-admin': { kind: 'string', secret: acme.secrets.harbor },
      'github-secrets': { kind: 'string', secret: acme.secrets.github },
      'jenkins-rotation': login('rotation', canary()),
    };
  });
  afterAll(() => Promise.all([proxy?.close(), quay?.close(), acme?.close(), registry?.stop()]));

  /** Docker without an engine: images are built before, and pushed by skopeo with the login docker has. */
  function withEngine(here: Agent): string {
    const bin = tempDir();
    writeFileSync(
      join(bin, 'docker'),
      `#!/bin/sh
      case $1 in
        build) exit 0 ;;
        push) exec skopeo copy --quiet 'oci:${here.workspace}/image:1' "docker://$2" ;;
      esac
      exec '${find('docker') ?? ''}' "$@"\n`,
    );
    chmodSync(join(bin, 'docker'), 0o755);
    symlinkSync(find('skopeo') ?? '', join(bin, 'skopeo'));
    return `${bin}:${process.env['PATH'] ?? ''}`;
  }

  async function run(pipeline: string): Promise<{ readonly build: Build; readonly here: Agent }> {
    const here = agent();
    writeFileSync(
      join(here.workspace, 'regcred.yml'),
      `version: 1
ledger: file:${here.home}/ledger.json
credentials:
  harbor-push:
    registry: ${acme.harbor.host}
    insecure: true
    provider: harbor
    token: { project: web, name: ci-push, access: [pull, push] }
    admin: { username: env:HARBOR_ADMIN, password: env:HARBOR_ADMIN_PASSWORD }
    stores:
      - github: { repo: acme/web, secret: HARBOR, as: pair }
`,
    );
    const env = {
      ...{ PATH: withEngine(here), HARBOR_ADMIN: 'admin', GITHUB_API_URL: acme.github.origin },
      // The README's rotation writes to GitHub with the token that the agent has.
      ...(pipeline.includes('githubToken') ? {} : { GITHUB_TOKEN: acme.secrets.github }),
    };
    const build = await here.run(pipeline, {
      credentials,
      env: { ...proxy.env, NO_PROXY: '127.0.0.1', ...env },
    });
    expect(build.error).toBeUndefined();
    expect(here.left()).toEqual([]);
    return { build, here };
  }

  const pushed = () => registry.log().match(/"PUT \/v2\/[^"]*\/manifests\//g)?.length ?? 0;
  const examples = readdirSync(join(repository, 'examples/jenkins'));
  const pushes: Readonly<Record<string, number>> = {
    'login.Jenkinsfile': 1,
    'login-scripted.Jenkinsfile': 2,
    'keyless.Jenkinsfile': 1,
    'check.Jenkinsfile': 0,
    'rotation.Jenkinsfile': 0,
    'rotation-scripted.Jenkinsfile': 0,
  };

  it.each(examples)('examples/jenkins/%s', async (name) => {
    const before = pushed();
    const { build } = await run(readFileSync(join(repository, 'examples/jenkins', name), 'utf8'));
    expect(pushed() - before).toBe(pushes[name]);
    if (name.startsWith('rotation')) {
      expect(build.build.description).toMatch(/^(rotated|finished|retired|nothing was due)/);
      expect(Object.keys(build.archived)).toEqual(['regcred-report.html']);
      expect(acme.secret('HARBOR')).toMatch(/^robot\$web\+/);
    }
    if (name === 'rotation.Jenkinsfile') {
      expect(build.build).toMatchObject({
        options: ['disableConcurrentBuilds()'],
        triggers: ['cron(H H * * *)'],
      });
    }
    if (name === 'check.Jenkinsfile') expect(build.log).toContain('✓ The login may push team/app.');
  });

  const blocks = blocksOf(page).filter(({ language }) => language === 'groovy');
  const whatIsToday = blocks.findIndex(({ text }) => text.startsWith('withCredentials'));
  const expected: readonly number[] = [1, 1, 1, 2, 1, 0, 0];

  it.each(
    blocks.map(({ text }, index) => ({
      index,
      line: text.split('\n').find((one) => one.includes('(')) ?? '',
      text,
    })),
  )(`${page}, block $index: $line`, async ({ index, text }) => {
    // The block that shows what people have today leaves its login in the home folder; that is why it is there.
    if (index === whatIsToday) return;
    const before = pushed();
    const { build } = await run(text);
    expect(pushed() - before).toBe(expected[index]);
    if (text.includes('rotateRegistryCredentials')) expect(build.build.description).toBeTruthy();
  });

  it('the first screen of the whole project’s README', async () => {
    const before = pushed();
    await run(block('README.md', '@Library'));
    expect(pushed() - before).toBe(1);
  });

  it(`${page}: what people have today works, prints the password and leaves the login behind`, async () => {
    const here = agent();
    const secret = today;
    const env = { ...proxy.env, PATH: withEngine(here) };
    const build = await here.run(blocks[whatIsToday]?.text ?? '', {
      ...{ env, credentials: { cloudraya: { kind: 'usernamePassword', username: 'today', secret } } },
    });
    expect(build.error).toBeUndefined();
    expect(build.log).toContain(`+ echo ${secret}`);
    expect(readFileSync(join(here.home, '.docker/config.json'), 'utf8')).toContain('registry.cloudraya.com');
  });

  it('no block of another language stands in the page, and none was added unseen', () => {
    expect(blocksOf(page).map(({ language }) => language)).toEqual(expected.map(() => 'groovy'));
  });
});
