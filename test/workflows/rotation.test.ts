import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { node24 } from '../real/node24.js';
import { canary } from '../redaction/oracle.js';
import type { RunResult } from '../runner/options.js';
import { acmeRunner, DAY, HOUR, regcredYml, type AcmeRunner } from './acme-runner.js';
import { example } from './stand-ins.js';

const HOME = 'projects/acme/web';

describe.runIf(node24() !== undefined)('the workflows of examples/github that rotate GitHub secrets', () => {
  let runner: AcmeRunner;
  beforeEach(async () => {
    runner = await acmeRunner();
    runner.configure(regcredYml('regcred-github.yml'));
  });
  afterEach(() => runner.acme.close());

  /** The deploy tokens of GitLab, and which of them GitHub hands to jobs, in the repository and in prod. */
  function state() {
    const { gitlab, secret } = runner.acme;
    const alive = gitlab.deployTokens.all.filter((token) => gitlab.deployTokens.isActive(token));
    const nameOf = (value: string | undefined) =>
      gitlab.deployTokens.all.find((token) => token.secret === value)?.name;
    return {
      alive: alive.map(({ name }) => name),
      jobsRead: [secret('REGISTRY_PASSWORD'), secret('REGISTRY_PASSWORD', 'prod')].map(nameOf),
    };
  }

  /** The lists of the outputs; the report is looked at by its table. */
  function outputs({ steps }: RunResult) {
    const { report: _, ...lists } = steps.find(({ id }) => id === 'rotate')?.outputs ?? {};
    return Object.fromEntries(
      Object.entries(lists).map(([name, text]) => [name, JSON.parse(text) as unknown]),
    );
  }

  const row = ({ summary }: RunResult, credential: string) =>
    summary
      .split('\n')
      .find((line) => line.startsWith(`| ${credential} |`))
      ?.replaceAll('\\', '');

  it('rotation-secrets.yml replaces a token made by hand, keeps it for its grace, then ends it', async () => {
    const { acme, run } = runner;
    const byHand = acme.gitlab.deployTokens.add(HOME, 'ci-push', { username: 'ci-push' });
    const first = await run(example('rotation-secrets.yml', {}));
    expect(first.log).not.toContain('##[error]');
    expect(outputs(first)).toEqual({
      rotated: ['web-push'],
      retired: [],
      due: ['web-push', 'panel'],
      failed: [],
    });
    expect(state()).toEqual({ alive: ['ci-push', 'ci-push.g1'], jobsRead: ['ci-push.g1', 'ci-push.g1'] });
    expect(row(first, 'web-push')).toMatch(
      /rotated because its age is unknown<br>the old secret works until \S+ \S+ UTC \|/,
    );
    expect(row(first, 'web-push')).toContain(
      'github:acme/web/REGISTRY_PASSWORD: new secret<br>github:acme/web/environments/prod/REGISTRY_PASSWORD: new secret',
    );
    expect(row(first, 'panel')).toContain('a person has to set a new secret');
    expect(first.summary).toContain('- panel: Set a new password for this user');
    // What jobs are given was never shown, and the variable of the ledger holds no secret: not even sealed.
    expect(acme.variable('REGCRED_WEB_PUSH')).not.toContain('escrow');

    const sameDay = await run(example('rotation-secrets.yml', {}), {}, HOUR);
    expect(outputs(sameDay)).toMatchObject({ rotated: [], retired: [], failed: [] });
    expect(acme.gitlab.deployTokens.isActive(byHand)).toBe(true);

    const afterGrace = await run(example('rotation-secrets.yml', {}), {}, 36 * HOUR);
    expect(outputs(afterGrace)).toMatchObject({ rotated: [], retired: ['web-push'], failed: [] });
    expect(state()).toEqual({ alive: ['ci-push.g1'], jobsRead: ['ci-push.g1', 'ci-push.g1'] });
    expect(row(afterGrace, 'web-push')).toContain('the old token was revoked<br>the old secret is refused');

    const nextMonth = await run(example('rotation-secrets.yml', {}), {}, 30 * DAY);
    expect(outputs(nextMonth)).toMatchObject({ rotated: ['web-push'], failed: [] });
    expect(state().jobsRead).toEqual(['ci-push.g2', 'ci-push.g2']);
  });

  it('rotation-secrets.yml keeps the old token while a run that was queued before is at work', async () => {
    const { acme, run } = runner;
    acme.gitlab.deployTokens.add(HOME, 'ci-push', { username: 'ci-push' });
    await run(example('rotation-secrets.yml', {}));
    acme.github.state.repositories
      .get('acme/web')
      ?.runs.push({ id: 7, status: 'in_progress', createdAt: Date.now() - HOUR });
    const next = await run(example('rotation-secrets.yml', {}), {}, 37 * HOUR);
    expect(outputs(next)).toMatchObject({ retired: [], failed: [] });
    expect(row(next, 'web-push')).toContain('the old secret still works: ');
    expect(state().alive).toEqual(['ci-push', 'ci-push.g1']);
  });

  it('rotation-by-hand.yml stores a password that was set in a panel, and nothing that is refused', async () => {
    const { acme, run } = runner;
    const [fresh, mistyped] = [canary(), canary()];
    acme.setInPanel(fresh);
    const form = { inputs: { credential: 'panel' } };
    const wrong = await run(example('rotation-by-hand.yml', {}), {
      ...form,
      secrets: { NEW_PASSWORD: mistyped },
    });
    expect(wrong.ok).toBe(false);
    expect(outputs(wrong)).toMatchObject({ rotated: [], failed: ['panel'] });
    expect(row(wrong, 'panel')).toContain('failed: E_SUPPLIED_REFUSED');
    expect(wrong.summary.replaceAll('\\', '')).toContain('- panel: E_SUPPLIED_REFUSED: ');
    expect(acme.secret('PANEL_PASSWORD')).toBeUndefined();

    const right = await run(example('rotation-by-hand.yml', {}), {
      ...form,
      secrets: { NEW_PASSWORD: fresh },
    });
    expect(right.log).not.toContain('##[error]');
    expect(outputs(right)).toEqual({ rotated: ['panel'], retired: [], due: ['panel'], failed: [] });
    expect(acme.secret('PANEL_PASSWORD')).toBe(fresh);
    // Only the one that was named: the other's administrator is not even asked for.
    expect(acme.gitlab.requests).toEqual([]);
    // When the staging secret is gone, nothing is due.
    const without = await run(example('rotation-by-hand.yml', {}), form);
    expect(outputs(without)).toMatchObject({ rotated: [], due: [], failed: [] });
    expect(acme.secret('PANEL_PASSWORD')).toBe(fresh);
  });

  it('rotation-emergency.yml ends the old token at once, also under a job that uses it', async () => {
    const { acme, run } = runner;
    const leaked = acme.gitlab.deployTokens.add(HOME, 'ci-push', { username: 'ci-push' });
    acme.github.state.repositories
      .get('acme/web')
      ?.runs.push({ id: 7, status: 'in_progress', createdAt: Date.now() - HOUR });
    const once = await run(example('rotation-emergency.yml', {}), { inputs: { credential: 'web-push' } });
    expect(once.log).not.toContain('##[error]');
    expect(outputs(once)).toEqual({
      rotated: ['web-push'],
      retired: ['web-push'],
      due: ['web-push'],
      failed: [],
    });
    expect(acme.gitlab.deployTokens.isActive(leaked)).toBe(false);
    expect(state()).toEqual({ alive: ['ci-push.g1'], jobsRead: ['ci-push.g1', 'ci-push.g1'] });
    expect(row(once, 'web-push')).toContain('<br>the old secret is refused');
    // A second leak: the token that regcred made is no safer from it.
    await run(example('rotation-emergency.yml', {}), { inputs: { credential: 'web-push' } });
    expect(state()).toEqual({ alive: ['ci-push.g2'], jobsRead: ['ci-push.g2', 'ci-push.g2'] });
  });
});
