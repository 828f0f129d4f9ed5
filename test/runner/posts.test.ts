import { describe, expect, it } from 'vitest';
import { runSteps } from './run-steps.js';

const order = (run: Awaited<ReturnType<typeof runSteps>>): string[] =>
  run.steps.map(({ id, stage, outcome }) => `${stage} ${id} ${outcome}`);

describe('posts', () => {
  it('run last in, first out, also after a main that failed, and not for a step that was skipped', async () => {
    const run = await runSteps(`
- id: first
  uses: ./actions/probe
  with: { post: one, state: kept=1 }
- id: failing
  uses: ./actions/probe
  with: { post: two, state: kept=2, exit: 1 }
- id: skipped
  uses: ./actions/probe
  with: { post: three }`);
    expect(order(run)).toEqual([
      'main first success',
      'main failing failure',
      'main skipped skipped',
      'post failing success',
      'post first success',
    ]);
    expect(run.raw).toBe('post two STATE_kept=2\npost one STATE_kept=1');
    expect(run.ok).toBe(false);
  });

  it('obey post-if', async () => {
    const guarded = '- { id: guarded, uses: ./actions/guarded }';
    expect(order(await runSteps(guarded))).toEqual(['main guarded success', 'post guarded success']);
    expect(order(await runSteps(`${guarded}\n- { id: fails, run: exit 1 }`))).toEqual([
      'main guarded success',
      'main fails failure',
      'post guarded skipped',
    ]);
  });

  it('see the environment of the end of the job, and only the state of their own step', async () => {
    const run = await runSteps(`
- uses: ./actions/probe
  with: { state: "KEPT=old\\nkept=mine", post: '\${{ env.LATE }}' }
- uses: ./actions/probe
  with: { post: other, show: STATE_kept }
- run: echo LATE=late >>"$GITHUB_ENV"`);
    // The first spelling of a name stays, the last value counts: names of state ignore case.
    expect(run.steps[0]?.state).toEqual({ KEPT: 'mine' });
    expect(run.raw).toBe(
      'STATE_kept=undefined\npost other STATE_kept=undefined\npost late STATE_kept=undefined',
    );
  });
});

describe('conditions', () => {
  it.each([
    ['success()', ['success', 'skipped']],
    ['always()', ['success', 'success']],
    ['failure()', ['skipped', 'success']],
    ['cancelled()', ['skipped', 'skipped']],
    ["env.A == '1'", ['success', 'skipped']],
    ["${{ env.A == '1' && always() }}", ['success', 'success']],
    ["!cancelled() && env.A == '2'", ['skipped', 'skipped']],
    ["'always()' == ''", ['skipped', 'skipped']],
    ['false', ['skipped', 'skipped']],
    ['x ${{ false }}', ['success', 'skipped']],
  ])('%s', async (condition, outcomes) => {
    const step = `- run: 'true'\n  if: ${JSON.stringify(condition)}\n  env: { A: '1' }`;
    const run = await runSteps(`${step}\n- run: exit 1\n${step}`);
    expect([run.steps[0]?.outcome, run.steps[2]?.outcome]).toEqual(outcomes);
  });

  it('continue-on-error keeps the job well and shows both ends', async () => {
    const run = await runSteps(`
- id: a
  run: exit 1
  continue-on-error: \${{ github.ref_name == 'main' }}
- run: echo '\${{ steps.a.outcome }} \${{ steps.a.conclusion }}'`);
    expect(run.ok).toBe(true);
    expect(run.raw).toBe('failure success');
  });
});
