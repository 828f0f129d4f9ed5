import { describe, expect, it } from 'vitest';
import { fixtureRepository, runSteps, runText } from './run-steps.js';

describe('inputs of an action', () => {
  it('keep their hyphens, turn blanks into underscores, upper-cased', async () => {
    const run = await runSteps(`
- uses: ./actions/probe
  with:
    user-name: ' me '
    with space: '1'
    show: "INPUT_USER-NAME\\nINPUT_USER_NAME\\nINPUT_WITH_SPACE"`);
    expect(run.raw.split('\n').slice(0, 3)).toEqual([
      'INPUT_USER-NAME= me ',
      'INPUT_USER_NAME=undefined',
      'INPUT_WITH_SPACE=1',
    ]);
  });

  it('that are missing get their evaluated default, or are empty, even when required', async () => {
    const run = await runSteps(`
- uses: ./actions/probe
  with: { show: "INPUT_DEFAULT\\nINPUT_WITH_SPACE\\nINPUT_USER-NAME" }`);
    expect(run.ok).toBe(true);
    expect(run.raw.split('\n').slice(0, 3)).toEqual([
      'INPUT_DEFAULT=acme/web@Linux',
      'INPUT_WITH_SPACE=',
      'INPUT_USER-NAME=',
    ]);
  });

  it('that are given empty do not get their default', async () => {
    const run = await runSteps(`- uses: ./actions/probe\n  with: { Default: '', show: INPUT_DEFAULT }`);
    expect(run.raw).toContain('INPUT_DEFAULT=\n');
  });

  it('that are unknown or deprecated only warn', async () => {
    const run = await runSteps(`- uses: ./actions/probe\n  with: { user_name: x, old: y }`);
    expect(run.ok).toBe(true);
    expect(run.annotations[0]?.message).toBe("Input 'old' has been deprecated with message: use default");
    expect(run.annotations[1]?.message).toMatch(
      /^Unexpected input\(s\) 'user_name', valid inputs are \['user-name', /,
    );
  });

  it('appear at the head of the step in the log, masked', async () => {
    const run = await runSteps(
      `- uses: ./actions/probe\n  with: { user-name: '\${{ secrets.NAME }}' }\n  env: { E: x }`,
      {
        secrets: { NAME: 'name-of-mine' },
      },
    );
    expect(run.log).toContain('##[group]Run ./actions/probe\nwith:\n  user-name: ***\n');
    expect(run.log).toContain('env:\n  E: x\n##[endgroup]');
  });
});

describe('the surroundings of a stage', () => {
  it('are the workspace, a fresh home, and the variables of the runner, which a step cannot override', async () => {
    const run = await runSteps(
      `
- run: pwd; echo "$GITHUB_REPOSITORY $RUNNER_ENVIRONMENT $GITHUB_ACTIONS $CI [$GITHUB_TOKEN][$GITHUB_ACTION_PATH][$A]"; ls -A ~
  env: { GITHUB_REPOSITORY: mine, A: step }
- run: node -p 'require(process.env.GITHUB_EVENT_PATH).number'; echo '\${{ github.event.number }} \${{ github.token }}'`,
      {
        hosting: 'self-hosted',
        secrets: { GITHUB_TOKEN: 'ghs-of-this-run' },
        event: { name: 'pull_request', payload: { number: 7 } },
      },
    );
    expect(run.raw.split('\n')).toEqual([
      fixtureRepository,
      'acme/web self-hosted true true [][][step]',
      '7',
      '7 ghs-of-this-run',
    ]);
    expect(run.log).toContain('7 ***');
  });

  it('of bash: the first fault ends it, a broken pipe only with `shell: bash`', async () => {
    const run = await runSteps(`
- run: false | true; echo went on
- shell: bash
  run: false | true; echo went on`);
    expect(run.steps.map(({ outcome }) => outcome)).toEqual(['success', 'failure']);
    expect(run.raw).toBe('went on');
  });

  it('of actions elsewhere: a folder stands for the repository', async () => {
    const steps = `- uses: acme/tools/actions/guarded@0123456789abcdef0123456789abcdef01234567`;
    expect(await runSteps(steps, { actions: { 'acme/tools': fixtureRepository } })).toMatchObject({
      ok: true,
    });
    const without = await runSteps(steps);
    expect(without.annotations[0]?.message).toMatch(/^No folder was given for the action acme\/tools/);
  });

  it.each([
    ['- uses: ./actions/old', 'node16'],
    ['- uses: ./actions/none', "Can't find 'action.yml'"],
    ['- run: x\n  shell: python', 'The shell "python"'],
    ['- run: echo ${{ secret.X }}', 'Unrecognized named-value'],
    ['- run: echo ${{ github.x', 'The expression is not closed.'],
    ['- run: echo 1\n  if: secrets.X', 'Unrecognized named-value'],
  ])('that this runner cannot give fail the step: %s', async (steps, message) => {
    const run = await runSteps(steps);
    expect(run.ok).toBe(false);
    expect(run.annotations[0]?.message).toContain(message);
  });

  it.each(['container: debian', 'services: {}'])(
    'that this runner does not do are refused: %s',
    async (key) => {
      await expect(runText(`jobs:\n  a:\n    ${key}\n    steps: []\n`)).rejects.toThrow(
        'which this runner does not do',
      );
    },
  );

  it('end at timeout-minutes, with all that the step had started', async () => {
    const run = await runSteps(`- name: slow\n  timeout-minutes: 0.005\n  run: sleep 60 & wait`);
    expect(run.annotations[0]?.message).toBe("The action 'slow' has timed out after 0.005 minutes.");
  });
});
