import { describe, expect, it } from 'vitest';
import { runSteps, runText } from './run-steps.js';

describe('a job', () => {
  it('drops outputs that masking would change, with a warning, and empty ones without', async () => {
    const run = await runText(
      `
jobs:
  a:
    outputs:
      plain: \${{ steps.s.outputs.plain }}
      secret: \${{ steps.s.outputs.secret }}
      holds: x\${{ steps.s.outputs.encoded }}x
      empty: \${{ steps.s.outputs.none }}
    steps:
      - id: s
        run: printf '%s\\n' plain=1 "secret=$S" "encoded=$(printf %s "$S" | base64)" >>"$GITHUB_OUTPUT"
        env: { S: '\${{ secrets.S }}' }`,
      { secrets: { S: 'the-secret-of-this-job' } },
    );
    expect(run.jobOutputs).toEqual({ plain: '1' });
    expect(run.annotations.map(({ message }) => message)).toEqual([
      "Skip output 'secret' since it may contain secret.",
      "Skip output 'holds' since it may contain secret.",
    ]);
  });

  it('takes env from workflow, job and step, the nearest one counting, and defaults for run', async () => {
    const run = await runText(`
env: { A: workflow, B: workflow, C: workflow }
defaults: { run: { shell: sh, working-directory: actions } }
jobs:
  a:
    env: { B: 'job after \${{ github.job }}', C: job }
    steps:
      - run: echo "$A, $B, $C"; pwd; echo "$0"
        env: { C: 'step after \${{ env.C }}' }`);
    expect(run.raw).toMatch(/^workflow, job after a, step after job\n.*\/fixtures\/repo\/actions\n.*\.sh$/);
    expect(run.log).toContain('shell: sh -e {0}');
  });

  it('gets needs, matrix, vars and inputs, and does nothing when its own condition is false', async () => {
    const text = (condition: string): string => `
jobs:
  a:
    if: ${condition}
    steps:
      - run: echo '\${{ needs.plan.outputs.n }} \${{ matrix.shard }} \${{ vars.V }} \${{ inputs.i }} \${{ toJSON(needs.plan) }}'`;
    const options = {
      needs: { plan: { result: 'success', outputs: { n: '3' } } },
      matrix: { shard: 2 },
      vars: { V: 'v' },
      inputs: { i: true },
    };
    expect((await runText(text("needs.plan.result == 'success'"), options)).raw).toMatch(/^3 2 v true \{/);
    expect((await runText(text("needs.plan.result == 'failure'"), options)).steps).toEqual([]);
  });

  it('must be named when there are several', async () => {
    const text = 'jobs:\n  a: { steps: [{ run: echo a }] }\n  b: { steps: [{ run: echo b }] }\n';
    await expect(runText(text)).rejects.toThrow('has the jobs a, b: name one of them.');
    expect((await runText(text, { job: 'b' })).raw).toBe('b');
  });
});

describe('ID tokens', () => {
  const ask = `
      - run: test -z "$ACTIONS_ID_TOKEN_REQUEST_URL" || node ask-id-token.mjs sts:x
      - uses: ./actions/probe
        with: { show: ACTIONS_ID_TOKEN_REQUEST_URL }`;

  it('are given to scripts and actions of a job with id-token: write', async () => {
    const run = await runText(`jobs:\n  a:\n    permissions: { id-token: write }\n    steps:${ask}`);
    const answer = JSON.parse(run.raw.split('\n')[0] ?? '') as { value: string };
    const claims = JSON.parse(
      Buffer.from(answer.value.split('.')[1] ?? '', 'base64url').toString(),
    ) as object;
    expect(claims).toMatchObject({
      aud: 'sts:x',
      sub: 'repo:acme/web:ref:refs/heads/main',
      repository: 'acme/web',
    });
    expect(run.idTokens).toEqual([{ audience: 'sts:x', value: answer.value }]);
    expect(run.raw).toMatch(/ACTIONS_ID_TOKEN_REQUEST_URL=http:\/\/127\.0\.0\.1:\d+\/\w+\?/);
  });

  it.each(['permissions: { contents: read }', 'permissions: read-all', 'permissions:', 'env: {}'])(
    'are not given with "%s", even when the workflow may',
    async (permissions) => {
      const workflow = permissions.startsWith('env') ? '' : 'permissions: { id-token: write }\n';
      const run = await runText(`${workflow}jobs:\n  a:\n    ${permissions}\n    steps:${ask}`);
      expect(run.idTokens).toEqual([]);
      expect(run.raw).toContain('ACTIONS_ID_TOKEN_REQUEST_URL=undefined');
    },
  );

  it('need the request token, and can be made by the test', async () => {
    const steps = `
- run: node ask-id-token.mjs '' no-token
- run: node ask-id-token.mjs`;
    const text = `permissions: write-all\njobs:\n  a:\n    steps:${steps.replaceAll('\n', '\n      ')}`;
    const run = await runText(text, { issueIdToken: (audience) => `token for ${audience}` });
    expect(run.raw.split('\n')).toEqual([
      '{"message":"Unauthorized"}',
      '{"count":36,"value":"token for https://github.com/regcred"}',
    ]);
  });

  it('are gone when the job is over', async () => {
    const run = await runSteps('- run: echo "[$ACTIONS_ID_TOKEN_REQUEST_URL]"');
    expect(run.raw).toBe('[]');
  });
});
