import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { jenkinsNames } from '../../scripts/docs/jenkins-parameters.js';
import { readStoreGuide } from '../../scripts/docs/store-guide.js';
import { storePagePath, storePages } from '../../scripts/docs/store-pages.js';
import { loginInputs } from '../../src/login/inputs/login-inputs.js';
import { openCredentials } from '../../src/rotate/config/open-credentials.js';
import { readConfig } from '../../src/rotate/config/read-config.js';
import { installed } from '../../src/rotate/config/installed.js';
import { stores } from '../../src/stores/catalog.js';
import { testContext } from '../context.js';
import { problems, template } from '../gitlab/template.js';
import { canary, tempDir } from '../redaction/oracle.js';

// What docs/stores tells people to paste: every file in it is one that regcred understands.

const root = fileURLToPath(new URL('../../', import.meta.url));
const guides = stores.map((entry) => {
  const guide = readStoreGuide(readFileSync(join(root, storePagePath(entry.id)), 'utf8'));
  return { id: entry.id, entry, guide };
});

/** Variables by which a store knows the run at work; they open nothing. */
const ofThisRun = ['GITHUB_RUN_ID'];

describe.each(guides)('the guide of the store $id', ({ id, entry, guide }) => {
  it('says in whole sentences what to do, what is kept, what cannot be seen and what to watch', () => {
    expect(guide.title).toBe(entry.title);
    for (const texts of [[guide.summary], guide.setup, guide.kept, guide.unseen, guide.notes]) {
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(text).toMatch(/^[A-Z].*[.]$/);
    }
  });

  it('has a file that opens, with stores of this kind and a ledger', async () => {
    const work = await opened(guide.yaml);
    expect(work.stores.length).toBeGreaterThan(0);
    for (const { name } of work.stores) expect(name.startsWith(`${id}:`)).toBe(true);
    expect(new Set(work.stores.map(({ name }) => name)).size).toBe(work.stores.length);
    const [, ledger = ''] = /^ledger: (\S+)$/m.exec(guide.yaml) ?? [];
    const keepsLedgers = ledger.startsWith(`${id}:`) || (await entry.load({})).variables !== undefined;
    // A store that keeps no ledger shows one elsewhere.
    if (keepsLedgers) expect(guide.ledger.map(([location]) => location)).toContain(ledger);
    else expect(guide.ledger).toEqual([]);
  });

  it('has short forms and ledgers that open in the same way', async () => {
    const yaml = guide.yaml.slice(0, guide.yaml.indexOf('    stores:'));
    const lines = guide.short.map(([form]) => `      - ${form}\n`).join('');
    const work = await opened(`${yaml}    stores:\n${lines}`);
    expect(work.stores.map(({ name }) => name)).toEqual(guide.short.map(([form]) => form));
    for (const [location] of guide.ledger) {
      const other = guide.yaml.replace(/^ledger: .*$/m, `ledger: ${location}`);
      expect((await opened(other)).ledger.name).toMatch(location.startsWith('file:') ? /ledger/ : location);
    }
  });

  it('shows a job that reads it, in words that the login, its component or the library takes', () => {
    const { language, text } = guide.reading;
    if (language === 'sh') return void execFileSync('sh', ['-n', '-c', text]);
    if (language === 'groovy') {
      const names = [...text.matchAll(/(\w+): '/g)].map(([, name = '']) => name);
      expect(text).toContain('withRegistryLogin(');
      expect([...jenkinsNames('LoginInputs', 'NAMES'), ...jenkinsNames('LoginInputs', 'OWN')]).toEqual(
        expect.arrayContaining(names),
      );
      return;
    }
    const page = parse(text) as readonly Step[] | { readonly include: readonly Include[] };
    if ('include' in page) {
      expect(page.include).not.toEqual([]);
      for (const { component, inputs } of page.include) {
        expect(component).toMatch(/^gitlab\.com\/regcred\/components\/login@\d/);
        expect(problems(template('login'), inputs)).toEqual([]);
      }
    } else
      for (const step of page)
        expect(Object.keys(loginInputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
  });

  it('names every variable from which its login comes', () => {
    const folder = `${root}src/stores/${id}`;
    const source = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const read = [...source.join('\n').matchAll(/\benv\.([A-Z_0-9]+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !ofThisRun.includes(name));
    const told = guide.access.flat().join(' ');
    // A page names variables if and only if this test finds where they are read.
    expect(read.length > 0).toBe(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/.test(told));
    for (const name of read) expect(told).toContain(name);
  });

  it('stands in docs/stores as it is generated', async () => {
    const path = storePagePath(entry.id);
    const text = (await storePages())[path] ?? '';
    const style = await resolveConfig(join(root, 'scripts/docs.ts'));
    expect(readFileSync(join(root, path), 'utf8')).toBe(await format(text, { ...style, parser: 'markdown' }));
  });
});

interface Step {
  readonly with: Readonly<Record<string, unknown>>;
}

interface Include {
  readonly component: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The one credential of a configuration, opened and nothing asked. */
async function opened(yaml: string) {
  const path = join(tempDir(), 'regcred.yml');
  writeFileSync(path, yaml);
  const names = [...yaml.matchAll(/env:([A-Z_]+)/g)].map(([, name = '']) => name);
  const env = Object.fromEntries(names.map((name) => [name, canary()]));
  const ctx = testContext({ env: { ...env, JENKINS_URL: 'https://ci.acme.dev/' } });
  const [work] = await openCredentials(await readConfig(path, ctx), installed(), ctx);
  if (!work) throw new Error('there is one credential');
  return work;
}
