import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAws, type FakeAws } from '../fakes/aws/aws.js';
import { startForwardProxy, type ForwardProxy } from '../fakes/forward-proxy.js';
import { startRegistry, type RunningRegistry } from '../real/docker-registry.js';
import { node24 } from '../real/node24.js';
import { needs } from '../real/programs.js';
import { canary, mayHold, tempDir } from '../redaction/oracle.js';
import { githubIdTokens } from '../runner/id-token.js';
import { startEngine, type Engine } from './engine.js';
import { block } from './markdown.js';
import { robotsOf, type FederatedQuay } from './federated-quay.js';
import { example, repository, workflowFile } from './stand-ins.js';
import { newMachine, runOn } from './world.js';

const ECR = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';
const SUBJECT = 'repo:acme/web:ref:refs/heads/main';
const ready = needs('docker', 'docker-registry', 'podman', 'openssl', 'htpasswd') && node24() !== undefined;

describe.runIf(ready)(
  'jobs with no stored secret, from dist/ against a real registry behind vendors’ names',
  () => {
    let registry: RunningRegistry;
    let aws: FakeAws;
    let quay: FederatedQuay;
    let proxy: ForwardProxy;
    let engine: Engine;

    beforeAll(async () => {
      const [password, token] = [canary(), canary()];
      registry = await startRegistry({
        auth: { kind: 'htpasswd', users: { AWS: password, 'acme+ci': token } },
      });
      aws = await startAws({
        draw: () => canary(),
        password: () => password,
        providers: { 'token.actions.githubusercontent.com': ['sts.amazonaws.com'] },
        roles: {
          'arn:aws:iam::123456789012:role/ci': {
            subjects: [SUBJECT],
            actions: ['ecr:GetAuthorizationToken'],
          },
        },
      });
      quay = await robotsOf(registry.host, { robot: 'acme+ci', subject: SUBJECT, token });
      proxy = await startForwardProxy(
        {
          'sts.eu-central-1.amazonaws.com': aws.server.host,
          'api.ecr.eu-central-1.amazonaws.com': aws.server.host,
          [ECR]: registry.host,
          'quay.io': quay.host,
        },
        tempDir(),
      );
      engine = await startEngine([], proxy.env);
    });
    afterAll(() =>
      Promise.all([engine?.stop(), proxy?.close(), quay?.close(), aws?.server.close(), registry?.stop()]),
    );

    const run = (file: string) => {
      const machine = newMachine({ engine });
      mayHold(join(machine.home, '.docker/config.json'));
      const issueIdToken = githubIdTokens({ sub: SUBJECT });
      return runOn(machine, file, { issueIdToken }).then((result) => ({ result, machine }));
    };

    it('keyless-ecr.yml pushes as the role, and is logged out', async () => {
      const { result, machine } = await run(example('keyless-ecr.yml', {}));
      expect(result.log).not.toContain('##[error]');
      expect(result.log).toMatch(/digest: sha256:/);
      expect(result.idTokens.map(({ audience }) => audience)).toEqual(['sts.amazonaws.com']);
      const [{ expiresAt, username }] = JSON.parse(result.steps[1]?.outputs['registries'] ?? '[{}]') as [
        { expiresAt: string; username: string },
      ];
      expect(username).toBe('AWS');
      expect(result.steps[1]?.outputs['expires-at']).toBe(expiresAt);
      expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(11 * 3600_000);
      expect(result.summary).toContain(`expires ${expiresAt}`);
      expect(machine.dockerConfig()?.auths ?? {}).toEqual({});
      expect(aws.state.faults).toEqual([]);
    });

    it('keyless-long-build.yml asks for a new token whenever docker needs one, and stores none', async () => {
      const { result, machine } = await run(example('keyless-long-build.yml', {}));
      expect(result.log).not.toContain('##[error]');
      expect(result.log).toMatch(/digest: sha256:/);
      // Once at the login, and at least once more for the push.
      expect(quay.exchanges).toBeGreaterThan(1);
      expect(machine.dockerConfig() ?? {}).not.toHaveProperty('credHelpers');
    });

    it.each(['README.md', 'docs/keyless.md'])('%s: the job with an ID token logs in', async (page) => {
      // The README's job pushes an image that nobody has built.
      const text = block(page, 'id-token: write').replace(/ *- run: docker push .*\n/, '');
      const { result } = await run(workflowFile(`on: push\n${text}`, {}));
      expect(result.log).not.toContain('##[error]');
      expect(result.log).toContain(`Logged in to ${ECR} as AWS`);
    });

    it('without id-token: write the lines to add are told', async () => {
      const text = readFileSync(join(repository, 'examples/github/keyless-ecr.yml'), 'utf8');
      const { result } = await run(workflowFile(text.replace(/ +id-token: write.*\n/, ''), {}));
      expect(result.ok).toBe(false);
      expect(result.log).toContain(
        'E_OIDC_PERMISSION: This job is not allowed to request an ID token from GitHub. Hint: Add to the job: permissions: {contents: read, id-token: write}.',
      );
    });

    it('nobody but the vendors was asked', async () => {
      // Tests come in any order: this one asks them itself.
      await run(example('keyless-ecr.yml', {}));
      const hosts = [...new Set(proxy.wanted.map((name) => name.replace(/:443$/, '')))].toSorted();
      expect(hosts).not.toEqual([]);
      expect(hosts.every((host) => /\.amazonaws\.com$|^quay\.io$/.test(host))).toBe(true);
    });
  },
);
