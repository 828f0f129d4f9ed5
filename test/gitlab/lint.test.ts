import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { needs } from '../real/programs.js';
import { tempDir } from '../redaction/oracle.js';
import { blocksOf } from '../workflows/markdown.js';
import { repository } from '../workflows/stand-ins.js';
import { fragments, images, readCi } from './fragments.js';
import { filled, template, templateNames } from './template.js';

const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const examples = readdirSync(join(repository, 'examples/gitlab')).map((name) => `examples/gitlab/${name}`);

/** Every piece of GitLab CI that we publish, by where it stands. */
const files: readonly (readonly [string, string])[] = [
  ...templateNames.map((name) => [`gitlab/templates/${name}`, filled(template(name))] as const),
  ['gitlab/.gitlab-ci.yml', read('gitlab/.gitlab-ci.yml')],
  ...examples.filter((path) => path.endsWith('.gitlab-ci.yml')).map((path) => [path, read(path)] as const),
  ...blocksOf('gitlab/README.md')
    .filter(({ language, text }) => language === 'yaml' && /^(include|push):$/m.test(text))
    .map(({ text }, index) => [`gitlab/README.md, block ${index + 1}`, text] as const),
];

describe.runIf(needs('shellcheck'))('shellcheck of what jobs run', () => {
  it.each(files)('%s', (_, text) => {
    for (const { job, part, shell } of fragments(readCi(text))) {
      for (const dialect of ['sh', 'dash']) {
        const { status, stdout } = spawnSync('shellcheck', [`--shell=${dialect}`, '--norc', '-'], {
          input: shell,
          encoding: 'utf8',
        });
        expect(`${job} ${part}, exit code ${status}\n${stdout}`).toBe(`${job} ${part}, exit code 0\n`);
      }
    }
  });
});

describe.runIf(needs('check-jsonschema'))('GitLab’s schema of CI files', () => {
  it('accepts all of them', () => {
    const folder = tempDir();
    const paths = files.map(([, text], index) => {
      const path = join(folder, `${index}.yml`);
      writeFileSync(path, text);
      return path;
    });
    const args = ['--builtin-schema', 'vendor.gitlab-ci', '--data-transform', 'gitlab-ci', ...paths];
    const { status, stdout, stderr } = spawnSync('check-jsonschema', args, { encoding: 'utf8' });
    expect(`${stdout}${stderr}`).toBe('ok -- validation done\n');
    expect(status).toBe(0);
  });

  it('refuses a key that no job has', () => {
    const path = join(tempDir(), 'wrong.yml');
    writeFileSync(path, 'job: { script: [env], after_scripts: [env] }\n');
    const args = ['--builtin-schema', 'vendor.gitlab-ci', '--data-transform', 'gitlab-ci', path];
    expect(spawnSync('check-jsonschema', args).status).toBe(1);
  });
});

it('most files have a script and an image to look at', () => {
  const having = (list: (ci: ReturnType<typeof readCi>) => readonly unknown[]) =>
    files.filter(([, text]) => list(readCi(text)).length > 0).length;
  expect(having(fragments)).toBeGreaterThan(files.length / 2);
  expect(having(images)).toBeGreaterThan(0);
});

describe('images', () => {
  it.each(files)('G6: %s names every image by its digest', (_, text) => {
    for (const image of images(readCi(text))) {
      // What the include of a component gives is its business, a variable that of who sets it.
      expect(image).toMatch(/^[\w./-]+\/[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
    }
  });

  it('G6: a tag alone, wherever an image may stand, is found', () => {
    const text = `default: { image: 'a:1' }
job: { image: { name: 'b:2' }, services: ['c:3', { name: 'd:4', alias: e }], script: [env] }
`;
    expect(images(readCi(text))).toEqual(['a:1', 'b:2', 'c:3', 'd:4']);
  });

  it('there are some', () => {
    expect(files.flatMap(([, text]) => images(readCi(text))).length).toBeGreaterThan(3);
  });
});

describe('the two templates', () => {
  it('get the program in the same way', () => {
    const [login, rotate] = templateNames.map((name) => {
      const [first] = fragments(readCi(filled(template(name)))).filter(({ part }) => part !== 'after_script');
      return /^regcred_folder=[^]*?^\)\n/m.exec(first?.shell ?? '')?.[0];
    });
    expect(login).toContain('install_node');
    expect(rotate).toBe(login);
  });
});
