import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { tempDir } from '../redaction/oracle.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

// GitHub's own language service does not load as it is published: it imports JSON without an attribute.
const linter = `
  import { readFileSync } from 'node:fs';
  import { validate } from '@actions/languageservice';
  import { TextDocument } from 'vscode-languageserver-textdocument';
  const file = process.argv[2];
  const found = await validate(TextDocument.create('file:///' + process.argv[3], 'yaml', 1, readFileSync(file, 'utf8')), {});
  console.log(JSON.stringify(found.map(({ message, range }) => range.start.line + 1 + ': ' + message)));
`;

describe('what GitHub’s language service says of', () => {
  let program: string;

  beforeAll(async () => {
    program = join(tempDir(), 'lint.mjs');
    await build({
      stdin: { contents: linter, resolveDir: root },
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
      logLevel: 'error',
    });
  });

  /** `as` decides what the service takes the file for. */
  function lint(text: string, as: string): readonly string[] {
    const file = join(tempDir(), 'file.yml');
    writeFileSync(file, text);
    return JSON.parse(execFileSync(process.execPath, [program, file, as], { encoding: 'utf8' })) as string[];
  }

  const actions = [
    'action.yml',
    ...readdirSync(join(root, 'actions')).map((name) => `actions/${name}/action.yml`),
  ];

  it.each(actions)('%s: nothing', (path) => {
    expect(lint(readFileSync(join(root, path), 'utf8'), path)).toEqual([]);
  });

  it.each(['.github/workflows', 'examples/github'])('the workflows in %s: nothing', (folder) => {
    const names = readdirSync(join(root, folder)).filter((file) => file.endsWith('.yml'));
    expect(names).not.toEqual([]);
    for (const name of names) {
      const found = lint(readFileSync(join(root, folder, name), 'utf8'), `.github/workflows/${name}`);
      expect(found, name).toEqual([]);
    }
  });

  it('an action with a misspelled key, and a workflow with an unknown context: both', () => {
    const action = readFileSync(join(root, 'action.yml'), 'utf8');
    expect(lint(action.replace('  using:', '  usign:'), 'action.yml')).not.toEqual([]);
    const workflow = 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo ${{ secret.A }}\n';
    expect(lint(workflow, '.github/workflows/a.yml')).toEqual([
      expect.stringContaining('Unrecognized named-value') as string,
    ]);
  });
});
