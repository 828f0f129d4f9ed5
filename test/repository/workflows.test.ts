import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { workflowFaults } from './workflow-rules.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}.github/workflows/`;

describe('our own workflows', () => {
  it.each(readdirSync(folder))('%s keeps every rule', (name) => {
    expect(workflowFaults(readFileSync(folder + name, 'utf8'))).toEqual([]);
  });

  const commit = '0123456789abcdef0123456789abcdef01234567';
  const good = `
on: { push: { branches: [main] } }
permissions: {}
jobs:
  a:
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@${commit} # v7.0.1
        with: { persist-credentials: false }
      - uses: ./actions/login
      - run: echo "$TITLE" \${{ github.sha }}
        env: { TITLE: '\${{ github.event.issue.title }}' }
`;

  it('the rules are content with a good one', () => expect(workflowFaults(good)).toEqual([]));

  it.each<[string, string, string, string]>([
    [
      'G3: a tag',
      `checkout@${commit} # v7.0.1`,
      'checkout@v7',
      'job a uses actions/checkout@v7, which is not a commit',
    ],
    [
      'G3: a short commit',
      `@${commit}`,
      '@0123456',
      'job a uses actions/checkout@0123456, which is not a commit',
    ],
    ['G3: a commit without its version', ' # v7.0.1', '', 'does not say the version of actions/checkout'],
    ['G3: an action of a stranger', 'actions/checkout', 'evil/checkout', "which is not GitHub's own"],
    [
      'G3: a second commit of one action',
      './actions/login',
      `actions/checkout@${commit.replace('0', 'f')} # v7.0.2`,
      'uses several commits of actions/checkout',
    ],
    [
      'G4: pull_request_target',
      'push: { branches: [main] }',
      'pull_request_target: {}',
      'runs on pull_request_target',
    ],
    [
      'G4: pull_request_target in a list',
      '{ push: { branches: [main] } }',
      '[push, pull_request_target]',
      'runs on pull_request_target',
    ],
    ['G4: workflow_run', '{ push: { branches: [main] } }', 'workflow_run', 'runs on workflow_run'],
    ['no permissions at the top', 'permissions: {}\n', '', 'has no "permissions: {}" at its top'],
    [
      'all permissions',
      'permissions: {}\n',
      'permissions: write-all\n',
      'has no "permissions: {}" at its top',
    ],
    [
      'no permissions of a job',
      '    permissions: { contents: read }\n',
      '',
      'job a does not say its permissions',
    ],
    ['all permissions of a job', '{ contents: read }', 'write-all', 'job a does not say its permissions'],
    [
      'the token left behind',
      'persist-credentials: false',
      'fetch-depth: 0',
      'job a leaves the token in .git/config',
    ],
    [
      'a secret in a script',
      'github.sha',
      'secrets.TOKEN',
      'job a lets the shell expand ${{ secrets.TOKEN }}',
    ],
    ['an event in a script', 'github.sha', 'github.event.issue.title', 'job a lets the shell expand'],
    ['a branch name in a script', 'github.sha', 'github.head_ref', 'job a lets the shell expand'],
  ])('the rules find %s', (_name, from, to, fault) => {
    expect(good).toContain(from);
    expect(workflowFaults(good.replace(from, to)).join('\n')).toContain(fault);
  });
});

describe('code owners', () => {
  it('G7: look at every folder that a hostile provider, store or build would touch', () => {
    const owned = readFileSync(`${root}.github/CODEOWNERS`, 'utf8')
      .split('\n')
      .filter((line) => / @regcred\//.test(line))
      .map((line) => line.split(/\s+/)[0]);
    for (const path of [
      '*',
      '/dist/',
      '/src/registries/',
      '/src/stores/',
      '/src/secret/',
      '/eslint.config.js',
      '/.github/',
      '/.ci/',
    ]) {
      expect(owned).toContain(path);
    }
  });
});
