import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ScaffoldFault } from '../../scripts/scaffold/scaffold.js';
import { newStore } from '../../scripts/scaffold/store.js';
import { copyOfProject, edit, tsx, vitest } from './copied-project.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const SCRIPT = 'scripts/new-store.ts';

describe('npm run new:store', () => {
  let dir = '';
  beforeAll(() => {
    dir = copyOfProject();
  });

  it('writes a store whose cases fail until a small completion makes them pass', () => {
    const made = tsx(dir, SCRIPT, 's3-vault', '--title', 'S3 vault');
    expect(made.status, made.text).toBe(0);
    const catalog = readFileSync(join(dir, 'src/stores/catalog.ts'), 'utf8').split('\n');
    const known = readFileSync(join(root, 'src/stores/catalog.ts'), 'utf8').split('\n');
    expect(catalog.filter((line) => !known.includes(line))).toEqual([
      "  { id: 's3-vault', title: 'S3 vault', load: async (env) => (await import('./s3-vault/s3-vault-store.js')).s3VaultStores(env) },",
    ]);
    const own = ['test/stores/s3-vault.test.ts', 'test/conformance/stores.test.ts'];
    const before = vitest(dir, ...own, '-t', 'S3 vault|s3-vault');
    expect(before.status).toBe(1);
    expect(before.text).toContain('reports a write that did not arrive');
    expect(before.text).toContain(
      "the store 's3-vault', 'pair' > is empty at first, and holds what was written",
    );
    expect(before.text).toContain('not written yet');

    const module = join(dir, 'src/stores/s3-vault/s3-vault-store.ts');
    const text = readFileSync(module, 'utf8');
    const todo = text.slice(text.indexOf('  write(_credential'), text.indexOf('  /** Value to write'));
    edit(
      module,
      [
        "import type { Secret } from '../../secret/secret.js';",
        "import type { Secret } from '../../secret/secret.js';\nimport { secretJson } from '../../secret/secret-json.js';",
      ],
      [
        todo,
        `  async write(credential: StoredCredential, ctx: Context): Promise<void> {
    const value = this.valueOf(credential);
    await this.send({ method: 'PUT', body: secretJson({ value }) }, 'written', [200], ctx);
    const after = await this.value(ctx);
    if (!after?.equals(value)) fail('E_STORE_MISMATCH', { store: this.name });
  }

`,
      ],
    );
    // The table of keys is filled by `npm run docs`, which test/scripts/docs.test.ts runs.
    const after = vitest(
      dir,
      ...own,
      'test/conformance/store-guides.test.ts',
      '-t',
      '^(?!.*stands in docs/stores).*(?:S3 vault|s3-vault|the catalog of stores)',
    );
    expect(after.status, after.text).toBe(0);
    expect(after.text).toMatch(/Test Files {2}3 passed/);
  });

  it.each([
    [{ id: 'Vault' }, 'cannot be an id'],
    [{ id: 'vault', title: "the team's" }, 'without quotes'],
    [{ id: 'file' }, 'is there already; nothing was written'],
    // A name that the conformance suite uses itself.
    [{ id: 'places' }, 'is there already; nothing was written'],
  ])('refuses %j', async (wanted, words) => {
    const refused = newStore(root, wanted);
    await expect(refused).rejects.toThrow(ScaffoldFault);
    await expect(refused).rejects.toThrow(words);
  });

  it('says how it is used', () => {
    expect(tsx(root, SCRIPT)).toEqual({
      status: 2,
      text: expect.stringMatching(/^Usage: npm run new:store NAME/) as string,
    });
  });
});
