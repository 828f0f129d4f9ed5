import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { generic } from '../../src/registries/catalog.js';
import { newRegistry } from '../../scripts/scaffold/registry.js';
import { insertLine, ScaffoldFault } from '../../scripts/scaffold/scaffold.js';
import { tempDir } from '../redaction/oracle.js';
import { copyOfProject, edit, tsx, vitest } from './copied-project.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

const SCRIPT = 'scripts/new-registry.ts';

describe('npm run new:registry', () => {
  let dir = '';
  beforeAll(() => {
    dir = copyOfProject();
  });

  it('writes a registry that rotates, whose cases fail until a small completion makes them pass', () => {
    const made = tsx(
      dir,
      SCRIPT,
      'zot-cloud',
      '--title',
      'Zot Cloud',
      '--host',
      'registry.zot-cloud.example',
      '--rotates',
      'overlap',
    );
    expect(made.status, made.text).toBe(0);
    const catalog = readFileSync(join(dir, 'src/registries/catalog.ts'), 'utf8').split('\n');
    const known = readFileSync(join(root, 'src/registries/catalog.ts'), 'utf8').split('\n');
    expect(catalog.filter((line) => !known.includes(line))).toEqual([
      "  entry('zot-cloud', 'Zot Cloud', ['registry.zot-cloud.example'], () => import('./zot-cloud/registry.js')),",
    ]);
    const own = ['test/registries/zot-cloud.test.ts', 'test/conformance/tokens.test.ts'];
    const before = vitest(dir, ...own, '-t', 'Zot Cloud');
    expect(before.status).toBe(1);
    expect(before.text).toContain('explains a refused login in words of its own');
    expect(before.text).toContain('not written yet');

    edit(
      join(dir, 'src/registries/zot-cloud/registry.ts'),
      ['import { explainBy }', 'import { explainBy, notAccepted }'],
      [
        'explainBy()',
        "explainBy({ when: notAccepted, cause: 'The token is wrong or expired.', cure: 'Look at Account → Tokens.' })",
      ],
    );
    const tokens = join(dir, 'src/registries/zot-cloud/tokens.ts');
    const text = readFileSync(tokens, 'utf8');
    const todo = text.slice(text.indexOf('    create(_label'), text.indexOf('    async revoke'));
    edit(tokens, [
      todo,
      `    async create(label, _request, ctx): Promise<IssuedCredential> {
      const call = { method: 'POST', action: 'create a token', expect: [201], repeatable: false } as const;
      const response = await send({ ...call, body: secretJson({ name: label }) }, [], ctx);
      const made = parseAnswer(created, response, { url: access.api, ...call });
      const secret = ctx.masks.learn(made.secret, admin.username);
      return { id: made.id, username: admin.username, secret };
    },

`,
    ]);
    edit(tokens, [
      'import { defined }',
      "import { secretJson } from '../../secret/secret-json.js';\nimport { defined }",
    ]);
    const suites = ['registries', 'registry-layout', 'token-classes'];
    const after = vitest(
      dir,
      ...own,
      ...suites.map((name) => `test/conformance/${name}.test.ts`),
      '-t',
      'Zot Cloud|zot-cloud',
    );
    expect(after.status, after.text).toBe(0);
    expect(after.text).not.toContain('No test files');
  });

  it.each([
    [{ id: 'Zot' }, 'cannot be an id'],
    [{ id: 'kit' }, 'cannot be an id'],
    [{ id: 'zot', rotates: 'replace' }, 'a template for --rotates overlap only'],
    [{ id: 'zot', host: 'https://zot' }, 'is no host name'],
    [{ id: generic.id }, 'is there already; nothing was written'],
  ])('refuses %j', async (wanted, words) => {
    const refused = newRegistry(root, wanted);
    await expect(refused).rejects.toThrow(ScaffoldFault);
    await expect(refused).rejects.toThrow(words);
  });

  it('says how it is used', () => {
    expect(tsx(root, SCRIPT)).toEqual({
      status: 2,
      text: expect.stringMatching(/^Usage: npm run new:registry NAME/) as string,
    });
  });
});

describe('a line in a list', () => {
  it('stands before the next one and that one’s comment', () => {
    const dir = tempDir();
    const key = (line: string) => /^ {2}(\w+),/.exec(line)?.[1];
    writeFileSync(join(dir, 'list'), 'const list = [\n  a,\n  // about c\n  c,\n];\n');
    insertLine(dir, 'list', '  b,', key);
    insertLine(dir, 'list', '  d,', key);
    expect(readFileSync(join(dir, 'list'), 'utf8')).toBe(
      'const list = [\n  a,\n  b,\n  // about c\n  c,\n  d,\n];\n',
    );
    expect(() => {
      insertLine(dir, 'list', '  d,', key);
    }).toThrow(ScaffoldFault);
  });
});
