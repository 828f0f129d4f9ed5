import { describe, expect, it } from 'vitest';
import { parsePairs, readLines } from './file-commands.js';
import { runSteps } from './run-steps.js';

describe('the grammar of GITHUB_OUTPUT, GITHUB_STATE and GITHUB_ENV', () => {
  it.each<[string, string, [string, string][]]>([
    ['a pair', 'a=1\n', [['a', '1']]],
    ['a pair without a last newline', 'a=1', [['a', '1']]],
    ['an empty value', 'a=', [['a', '']]],
    ['blanks, which stay', ' a = 1 \n', [[' a ', ' 1 ']]],
    ['a carriage return, which stays', 'a=1\r\n', [['a', '1\r']]],
    ['"=" before "<<": a pair', 'a=b<<c\n', [['a', 'b<<c']]],
    ['"<<" before "=": a block', 'a<<x=y\n1\nx=y\n', [['a', '1']]],
    ['inner newlines, and the last one dropped', 'a<<E\n\n1\n\n2\n\nE\n', [['a', '\n1\n\n2\n']]],
    ['an empty block', 'a<<E\nE\n', [['a', '']]],
    ['a delimiter as the last line without a newline', 'a<<E\n1\nE', [['a', '1']]],
    ['a delimiter inside a line, which is no delimiter', 'a<<E\nxE\n E\nE\n', [['a', 'xE\n E']]],
    [
      'blank lines between',
      '\na=1\n\n\nb=2\n',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'a value that ends a block early and plants a pair',
      'a<<E\n1\nE\nplanted=2\n',
      [
        ['a', '1'],
        ['planted', '2'],
      ],
    ],
  ])('%s', (_name, text, pairs) => {
    expect(parsePairs(text)).toEqual({ pairs });
  });

  it.each([
    ['no separator', 'a=1\nnonsense\nb=2\n', "Invalid format 'nonsense'"],
    [
      'no name before <<',
      'a=1\n<<E\nE\n',
      "Invalid format '<<E'. Name must not be empty and delimiter must not be empty",
    ],
    [
      'no delimiter',
      'a=1\nb<<\n1\n',
      "Invalid format 'b<<'. Name must not be empty and delimiter must not be empty",
    ],
    ['no end', 'a=1\nb<<E\n1\n', "Invalid value. Matching delimiter not found 'E'"],
    ['no end and no newline', 'a=1\nb<<E\n1', 'Invalid value. EOF marker missing new line.'],
  ])('an error after which nothing counts, though what came before does: %s', (_name, text, error) => {
    expect(parsePairs(text)).toEqual({ pairs: [['a', '1']], error });
  });

  it('ends the lines of a path file and of a summary at carriage returns too', () => {
    expect(readLines('a\r\nb\rc\n\nd')).toEqual(['a', 'b', 'c', '', 'd']);
  });
});

describe('file commands of a step', () => {
  it('fails the step at a bad file, keeps the pairs before the fault, and still reads the other files', async () => {
    const run = await runSteps(`
- id: bad
  uses: ./actions/probe
  with:
    output: "good=1\\nbad<<E\\nno end"
    env: SEEN=yes
- if: always()
  run: echo "\${{ steps.bad.outputs.good }} $SEEN \${{ steps.bad.outcome }}"`);
    expect(run.ok).toBe(false);
    expect(run.log).toContain('1 yes failure');
    expect(run.annotations.map(({ message }) => message)).toEqual([
      "Unable to process file command 'output' successfully.",
      'Invalid value. EOF marker missing new line.',
    ]);
  });

  it('reads the files of a step that failed', async () => {
    const run = await runSteps(`
- id: failed
  run: echo out=1 >>"$GITHUB_OUTPUT"; echo A=1 >>"$GITHUB_ENV"; exit 3`);
    expect(run.steps[0]).toMatchObject({ outcome: 'failure', outputs: { out: '1' } });
    expect(run.env).toEqual({ A: '1' });
    expect(run.annotations).toMatchObject([
      { level: 'error', message: 'Process completed with exit code 3.' },
    ]);
  });

  it('gives each stage fresh, empty files and takes them away after it', async () => {
    const run = await runSteps(`
- run: echo one >>"$GITHUB_OUTPUT" || true; echo "$GITHUB_OUTPUT" >first.txt
  working-directory: \${{ runner.temp }}
  continue-on-error: true
- run: wc -c <"$GITHUB_OUTPUT"; test ! -e "$(cat first.txt)"; test "$(cat first.txt)" != "$GITHUB_OUTPUT"
  working-directory: \${{ runner.temp }}`);
    expect(run).toMatchObject({ ok: true });
    expect(run.raw).toBe('0');
  });

  it('refuses NODE_OPTIONS in any case through GITHUB_ENV, says so, and goes on', async () => {
    const run = await runSteps(`
- uses: ./actions/probe
  with:
    env: "node_options=--require=x\\nOTHER=1\\n"
- run: echo "[$NODE_OPTIONS][$node_options][$OTHER]"`);
    expect(run.ok).toBe(true);
    expect(run.raw).toContain('[][][1]');
    expect(run.annotations).toMatchObject([
      { level: 'error', message: "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command." },
    ]);
  });

  it('puts later paths first and each one once', async () => {
    const run = await runSteps(`
- run: printf '/a\\n/b\\n\\n/a\\n' >>"$GITHUB_PATH"
- run: echo "$PATH"`);
    expect(run.path).toEqual(['/a', '/b']);
    expect(run.raw).toMatch(/^\/a:\/b:/);
  });

  it('masks the summary line by line, adds up those of all steps, and refuses one over 1 MiB', async () => {
    const run = await runSteps(
      `
- run: printf 'token %s\\nsplit to\\nken-1234' "$TOKEN" >>"$GITHUB_STEP_SUMMARY"
  env:
    TOKEN: \${{ secrets.TOKEN }}
- run: head -c 1048577 /dev/zero | tr '\\0' x >>"$GITHUB_STEP_SUMMARY"
- run: echo last >>"$GITHUB_STEP_SUMMARY"`,
      { secrets: { TOKEN: 'token-1234' } },
    );
    expect(run.summary).toBe('token ***\nsplit to\nken-1234\nlast\n');
    expect(run.ok).toBe(true);
    expect(run.annotations[0]?.message).toContain('supports content up to a size of 1024k, got 1024k');
  });
});
