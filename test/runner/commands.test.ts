import { describe, expect, it } from 'vitest';
import { knownCommands, parseCommand } from './commands.js';
import { runSteps } from './run-steps.js';

const parse = (line: string): unknown => {
  const command = parseCommand(line, new Set(knownCommands));
  return command && { ...command, properties: Object.fromEntries(command.properties) };
};

describe('the grammar of workflow commands', () => {
  it.each([
    ['::warning::text', { name: 'warning', properties: {}, data: 'text' }],
    ['  \t::WARNING::text', { name: 'warning', properties: {}, data: 'text' }],
    [
      '::error file=a%3Ab%2Cc,line=1,title=::x',
      { name: 'error', properties: { file: 'a:b,c', line: '1' }, data: 'x' },
    ],
    ['::warning::a%0Ab%0Dc%25d%3A', { name: 'warning', properties: {}, data: 'a\nb\rc%d%3A' }],
    ['::warning::%250A', { name: 'warning', properties: {}, data: '%0A' }],
    ['text ##[warning]old %5D%3B', { name: 'warning', properties: {}, data: 'old ];' }],
    ['##[error file=a;line=2]x', { name: 'error', properties: { file: 'a', line: '2' }, data: 'x' }],
    ['::unknown::x ##[warning]y', { name: 'warning', properties: {}, data: 'y' }],
  ])('%s is a command', (line, command) => expect(parse(line)).toEqual(command));

  it.each([
    'x ::warning::y',
    '::warning:y',
    '::unknown::x',
    '##[unknown]x',
    '##[warning',
    '::internal-set-repo-path::x',
  ])('%s is none', (line) => expect(parse(line)).toBeUndefined());
});

describe('commands on the output of a step', () => {
  it('are read from stdout and from stderr, of actions and of scripts', async () => {
    const run = await runSteps(`
- uses: ./actions/probe
  with: { stdout: '::notice title=t::out', stderr: '  ::warning::err' }
- run: echo '::error::script' >&2; echo 'not at the start ::error::no'`);
    expect(run.ok).toBe(true);
    expect(run.annotations.filter(({ message }) => message !== '')).toEqual([
      expect.objectContaining({ level: 'notice', message: 'out', properties: { title: 't' } }),
      expect.objectContaining({ level: 'warning', message: 'err' }),
      expect.objectContaining({ level: 'error', message: 'script' }),
    ]);
  });

  it('start after a lone carriage return too, which the runner takes for the end of a line', async () => {
    const run = await runSteps(`- run: printf 'progress\\r::warning::hidden in one line\\n'`);
    expect(run.annotations).toMatchObject([{ message: 'hidden in one line' }]);
  });

  it('of a character cut in two by the pipe come out whole', async () => {
    const run = await runSteps(`- run: printf '\\303'; sleep 0.05; printf '\\274\\n'`);
    expect(run.raw).toBe('ü');
  });

  it('add-mask holds from its line on, in later steps and for what was decoded', async () => {
    const run = await runSteps(`
- run: echo minted-1; echo '::add-mask::minted-1'; echo minted-1; echo '::add-mask::50%25off-now'
- run: echo again minted-1 50%off-now`);
    expect(run.log).toMatch(/^minted-1\n\*\*\*$/m);
    expect(run.log).toContain('again *** ***');
    expect(run.log).not.toMatch(/^::add-mask::/m);
  });

  it('add-mask of blanks only warns', async () => {
    const run = await runSteps(`- run: 'echo "::add-mask:: "; echo a b'`);
    expect(run.log).toContain('a b');
    expect(run.annotations).toMatchObject([{ level: 'warning' }]);
  });

  it('stop-commands holds everything, add-mask included, which then stands in the log', async () => {
    const run = await runSteps(`
- run: |
    echo '::stop-commands::Token-1'
    echo '::add-mask::held-secret'
    echo '##[add-mask]held-too'
    echo '::other::'
    echo '::token-1::'
    echo '::add-mask::working'
    echo working held-secret held-too`);
    expect(run.log).toContain('::add-mask::held-secret');
    expect(run.log).toContain('##[add-mask]held-too');
    expect(run.log).toContain('*** held-secret held-too');
  });

  it('stop-commands in the old syntax works anywhere in a line, and ends with the step', async () => {
    const run = await runSteps(`
- run: "echo 'foreign text ##[stop-commands]abc'; echo '::warning::held'"
- run: echo '::warning::obeyed'`);
    expect(run.annotations).toMatchObject([{ message: 'obeyed' }]);
  });

  it.each(['', 'pause-logging', 'add-mask'])(
    'stop-commands refuses the token "%s" and fails the step',
    async (token) => {
      const run = await runSteps(
        `- run: |\n    echo '::stop-commands::${token}'\n    echo '::warning::still obeyed'`,
      );
      expect(run.ok).toBe(false);
      expect(run.annotations.at(-1)).toMatchObject({ level: 'warning', message: 'still obeyed' });
    },
  );

  it.each(['set-env name=A', 'add-path'])('%s is disabled and fails the step', async (command) => {
    const run = await runSteps(`- run: echo '::${command}::x'\n- run: echo never`);
    expect(run.ok).toBe(false);
    expect(run.env).toEqual({});
    expect(run.steps.map(({ outcome }) => outcome)).toEqual(['failure', 'skipped']);
  });

  it('set-output and save-state still work', async () => {
    const run = await runSteps(`
- id: a
  uses: ./actions/probe
  with: { stdout: "::set-output name=o::1\\n::save-state name=kept::2" }
- run: echo "o=\${{ steps.a.outputs.o }}"`);
    expect(run.raw).toContain('o=1');
    expect(run.raw).toContain('STATE_kept=2');
  });

  it('echo shows commands, but of add-mask only that it was given', async () => {
    const run = await runSteps(
      `- run: "echo ::echo::on; echo '::set-output name=a::b'; echo ::add-mask::hide-me; echo ::echo::x"`,
    );
    expect(run.log).toMatch(/^::set-output name=a::b\n::add-mask::\*\*\*$/m);
    expect(run.ok).toBe(false);
  });

  it('debug is shown only with ACTIONS_STEP_DEBUG, and then outputs and state are shown too', async () => {
    const steps = `
- id: a
  uses: ./actions/probe
  with: { stdout: '::debug::seen', output: o=plain, state: kept=this }`;
    expect((await runSteps(steps)).log).not.toContain('##[debug]');
    const { log } = await runSteps(steps, { vars: { ACTIONS_STEP_DEBUG: 'true' } });
    for (const line of ['seen', 'Set output o = plain', 'Save intra-action state kept = this']) {
      expect(log).toContain(`##[debug]${line}`);
    }
  });
});
