import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../workflows/markdown.js';
import { repository } from '../workflows/stand-ins.js';
import { library } from './jenkins.js';
import { lint, type Kind } from './lint.js';

const src = join(library, 'src/io/regcred');
const vars = join(library, 'vars');
const groovy = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.groovy'));
const own: readonly (readonly [string, Kind])[] = [
  ...groovy(src).map((name) => [join(src, name), 'src'] as const),
  ...groovy(vars).map((name) => [join(vars, name), 'vars'] as const),
  ...readdirSync(join(repository, 'examples/jenkins')).map(
    (name) => [join(repository, 'examples/jenkins', name), 'pipeline'] as const,
  ),
];

describe('the rules of Jenkins for a shared library', () => {
  it.each(own.map(([file, kind]) => ({ name: basename(file), file, kind })))(
    '$name keeps them',
    ({ file, kind }) => {
      expect(lint(readFileSync(file, 'utf8'), kind)).toEqual([]);
    },
  );

  it('the blocks of the page keep those for pipelines', () => {
    const blocks = blocksOf('jenkins/README.md');
    expect(blocks).not.toEqual([]);
    for (const { text } of blocks) expect(lint(text, 'pipeline')).toEqual([]);
  });

  it('each step has its help, and each help its step', () => {
    const steps = groovy(vars).map((name) => name.replace('.groovy', ''));
    expect(steps.length).toBeGreaterThan(0);
    expect(readdirSync(vars).sort()).toEqual(
      steps.flatMap((name) => [`${name}.groovy`, `${name}.txt`]).sort(),
    );
    for (const name of steps) expect(readFileSync(join(vars, `${name}.txt`), 'utf8')).toContain(`${name}(`);
  });

  it('a folder is what its package says', () => {
    expect(groovy(src)).not.toEqual([]);
    for (const name of groovy(src)) {
      const text = readFileSync(join(src, name), 'utf8');
      expect(text).toMatch(/^package io\.regcred$/m);
      expect(text).toContain(`class ${name.replace('.groovy', '')} `);
    }
    expect(existsSync(join(library, 'resources/regcred/regcred.cjs'))).toBe(true);
  });
});

describe('bad files are caught', () => {
  const inClass = (body: string, head = 'class A implements Serializable') =>
    `package io.regcred\n\n${head} {\n${body}\n}\n`;

  it.each([
    [
      'a class that is not Serializable',
      inClass('  def steps', 'class A'),
      'a class of src implements Serializable',
    ],
    [
      'a second class that is not',
      `${inClass('')}\nclass B {\n}\n`,
      'a class of src implements Serializable',
    ],
    [
      'a step in a constructor',
      inClass("  A(steps) {\n    steps.echo('x')\n  }"),
      'no step in a constructor',
    ],
    [
      'a step in @NonCPS',
      inClass(
        "  @NonCPS\n  String a(steps) {\n    return steps.sh(label: 'a', returnStdout: true, script: '''set +x\n''')\n  }",
      ),
      'no step in @NonCPS',
    ],
    [
      'a step in sort',
      inClass("  def a(list) {\n    list.sort { steps.echo('x') }\n  }"),
      'no step in a closure that Groovy itself calls',
    ],
    [
      'a step in toString',
      inClass("  String toString() {\n    steps.echo('x')\n  }"),
      'no step in toString, equals, hashCode or compareTo',
    ],
    ['a closure in a GString', inClass('  def a() {\n    return "${-> 1}"\n  }'), 'no closure in a GString'],
    ['a Matcher in a field', inClass("  def m = ('a' =~ /a/)"), 'a field holds what cannot be saved'],
    [
      'JsonSlurper',
      inClass('  def a(t) {\n    return new JsonSlurper().parseText(t)\n  }'),
      'nothing that the sandbox refuses',
    ],
    [
      'G5: a password in double quotes',
      inClass(
        '  def a() {\n    steps.sh(label: \'a\', script: "set +x\\necho ${password} | docker login")\n  }',
      ),
      'G5: a secret in double quotes is written into the script by Groovy',
    ],
    [
      'G5: env.TOKEN in double quotes',
      inClass('  def a() {\n    steps.echo("$env.TOKEN")\n  }'),
      'G5: a secret in double quotes is written into the script by Groovy',
    ],
    [
      'a script in double quotes',
      inClass('  def a() {\n    steps.sh(label: \'a\', script: "set +x")\n  }'),
      'G5: the script of sh is in single quotes',
    ],
    [
      'a script from a variable',
      inClass("  def a(text) {\n    steps.sh(label: 'a', script: text)\n  }"),
      'G5: the script of sh is in single quotes',
    ],
    [
      'no set +x',
      inClass("  def a() {\n    steps.sh(label: 'a', script: '''docker login''')\n  }"),
      'the script of sh begins with set +x',
    ],
    ['no label', inClass("  def a() {\n    steps.sh(script: '''set +x\n''')\n  }"), 'every sh has a label'],
    [
      'no label in a short call',
      inClass("  def a() {\n    steps.sh 'set +x; docker login'\n  }"),
      'every sh has a label',
    ],
  ])('%s', (_name, text, rule) => {
    expect(lint(text, 'src').map((finding) => finding.rule)).toContain(rule);
  });

  it.each([
    [
      'sh "docker login -p ${PASSWORD}"',
      'G5: a secret in double quotes is written into the script by Groovy',
    ],
    ['sh "docker push ${image}"', 'G5: the script of sh is in single quotes'],
    ['sh(script: "docker push ${image}")', 'G5: the script of sh is in single quotes'],
  ])('in a pipeline: %s', (text, rule) => {
    expect(lint(text, 'pipeline').map((finding) => finding.rule)).toContain(rule);
  });

  it('what stands in a comment is no call', () => {
    expect(
      lint(inClass('  // steps.sh "${password}"\n  /** sh(script: "${token}") */\n  def steps'), 'src'),
    ).toEqual([]);
  });
});
