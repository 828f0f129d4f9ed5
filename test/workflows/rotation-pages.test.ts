import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRegistry } from '../real/docker-registry.js';
import { node24 } from '../real/node24.js';
import { needs } from '../real/programs.js';
import { canary } from '../redaction/oracle.js';
import { acmeRunner, HOUR, type AcmeRunner } from './acme-runner.js';
import { block } from './markdown.js';
import { workflowFile } from './stand-ins.js';

const README = 'README.md';

describe.runIf(node24() !== undefined)('what the pages tell people to paste for rotation', () => {
  let runner: AcmeRunner;
  beforeEach(async () => void (runner = await acmeRunner()));
  afterEach(() => runner.acme.close());

  const robots = () => runner.acme.harbor.robots.map(({ name }) => name);
  /** What a job would push with that reads `secrets.HARBOR` as its password. */
  const granted = (environment?: string) => {
    const pair = runner.acme.secret('HARBOR', environment) ?? '';
    const colon = pair.indexOf(':');
    return runner.acme.harbor.logIn(pair.slice(0, colon), pair.slice(colon + 1), 'web/app');
  };
  const robotMadeByHand = () =>
    runner.acme.harbor.put({
      name: 'robot$web+ci-push',
      createdAt: Math.floor(Date.now() / 1000) - 40 * 24 * 3600,
    });

  it('README: regcred.yml and the workflow make a robot, and end the one made by hand', async () => {
    const { configure, run } = runner;
    const byHand = robotMadeByHand();
    configure(block(README, 'version: 1'));
    const file = workflowFile(block(README, 'actions/rotate@v0'), {});
    const first = await run(file);
    expect(first.log).not.toContain('##[error]');
    expect(first.ok).toBe(true);
    expect(robots()).toEqual([byHand.name, 'robot$web+ci-push.g1']);
    expect(await granted()).toEqual(['pull', 'push']);
    const next = await run(file, {}, 37 * HOUR);
    expect(next.log).not.toContain('##[error]');
    expect(robots()).toEqual(['robot$web+ci-push.g1']);
    expect(next.summary).toContain('the old secret is refused');
    expect(await granted()).toEqual(['pull', 'push']);
  });

  it('README: plan changes nothing, rotate does what it says, status and prune look', async () => {
    const { acme, configure, shell } = runner;
    robotMadeByHand();
    configure(block(README, 'version: 1'));
    const lines = block(README, 'regcred rotate').trim().split('\n');
    expect(lines).toHaveLength(4);
    const [plan = '', rotate = '', status = '', prune = ''] = lines;
    const planned = await shell(plan);
    expect(acme.changes()).toEqual([]);
    expect(planned.said).toContain(`POST ${acme.harbor.origin}/api/v2.0/robots`);
    expect(planned.code).toBe(0);
    expect(await shell(rotate)).toMatchObject({ code: 0 });
    expect(await granted()).toEqual(['pull', 'push']);
    const now = await shell(status);
    expect(now.said).toContain('github:acme/web/HARBOR: up to date');
    expect(now.code).toBe(0);
    expect(await shell(prune)).toEqual({ code: 0, said: 'harbor-push: nothing dangling\n' });
  });

  it('docs/rotation.md: regcred.yml rotates, in the repository and its environment', async () => {
    const { acme, configure, shell } = runner;
    robotMadeByHand();
    configure(block('docs/rotation.md', 'version: 1'));
    const { code, said } = await shell('npx regcred rotate');
    expect(said).toContain('rotated because it reached its maximum age');
    expect(code).toBe(0);
    expect(acme.secret('HARBOR', 'prod')).toBe(acme.secret('HARBOR'));
    expect(await granted('prod')).toEqual(['pull', 'push']);
    expect(acme.harbor.robots).toHaveLength(2);
  });

  it.runIf(needs('docker-registry'))('docs/config.md: regcred.yml rotates an htpasswd file', async () => {
    const { acme, configure, shell } = runner;
    const password = canary();
    const registry = await startRegistry({ auth: { kind: 'htpasswd', users: { ci: password } } });
    try {
      configure(block('docs/config.md', 'version: 1'), {
        'registry.acme.dev': registry.host,
        '/etc/registry/htpasswd': registry.htpasswd,
      });
      const { code, said } = await shell('npx regcred rotate');
      expect(said).toContain('github:acme/web/REGISTRY_PASSWORD: new secret');
      expect(code).toBe(0);
      const fresh = acme.secret('REGISTRY_PASSWORD') ?? '';
      expect(fresh.length).toBeGreaterThan(20);
      expect(said).not.toContain(fresh);
      const answer = (secret: string) =>
        fetch(`http://${registry.host}/v2/`, {
          headers: { authorization: `Basic ${Buffer.from(`ci:${secret}`).toString('base64')}` },
        });
      expect([(await answer(fresh)).status, (await answer(password)).status]).toEqual([200, 401]);
    } finally {
      await registry.stop();
    }
  });
});
