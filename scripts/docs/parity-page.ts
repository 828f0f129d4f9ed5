import { inputParity, surfaces, type InputParity } from './parity.js';

/** docs/parity.md: what GitHub, GitLab, Jenkins and the command line have, input by input and beyond. */
export function parityPage(): string {
  return [
    '<!-- Generated from the declarations by `npm run docs`. -->',
    '# What each platform has',
    'One core stands behind all four, so that a login or a rotation means the same everywhere. What differs is how a platform hands over a secret and what it hides. The pages: [GitHub](../README.md), [GitLab](../gitlab/README.md), [Jenkins](../jenkins/README.md), [command line](../README.md#on-the-command-line).',
    '## Login and rotation',
    table(['', ...surfaces], features),
    '## Inputs of login',
    inputTable(inputParity('login')),
    '## Inputs of rotate',
    inputTable(inputParity('rotate')),
    'Inputs that hold secrets name a variable in GitLab and a credential in Jenkins, because inputs and parameters are kept in plain text there. In GitLab CI and Jenkins every input of `regcred login`, `logout`, `check`, `rotate` and `plan` can be given as a variable too: `REGCRED_LOGIN_REGISTRY`, `REGCRED_ROTATE_MODE`; with `_ENV` behind it, it names the variable that holds the value.',
  ].join('\n\n');
}

const features: readonly (readonly string[])[] = [
  ['Who starts it', '`uses: regcred/regcred`', '`include: component`', '`@Library`', '`npx regcred`'],
  [
    'Where the program comes from',
    'the tag’s `dist`',
    'a download checked by its sha256, or `cli`',
    'the library',
    'npm',
  ],
  [
    'Node.js',
    'the runner’s',
    'PATH, else the image’s package manager; `node`',
    'PATH, `node`, `nodeTool`',
    'PATH',
  ],
  [
    'A secret comes from',
    '`secrets`',
    'a CI/CD variable, by name',
    'a credential, by id',
    'standard input, a file, a variable',
  ],
  [
    'What is hidden in the log',
    'every form of it, for all steps',
    'what regcred prints; GitLab hides whole values of masked variables',
    'what regcred prints; Jenkins hides bound values inside the block',
    'what regcred prints',
  ],
  [
    'A token made in the job is hidden from other steps',
    'yes',
    'no: GitLab masks nothing at run time',
    'no: Jenkins masks what it has bound',
    'no',
  ],
  [
    'Refuses a log that shows everything',
    'not needed: masks hold there',
    '`CI_DEBUG_TRACE`',
    'not needed: `set +x`',
    'no',
  ],
  [
    'Keyless',
    '`permissions: id-token: write`',
    '`.regcred-login-keyless`, `audience`',
    '`idTokenCredentialsId`',
    '`REGCRED_ID_TOKEN`',
  ],
  [
    'Several registries',
    '`registry-auth`',
    '`registry_auth`',
    '`registries`, `registryAuth`',
    '`--registry-auth`',
  ],
  ['The login ends', 'in the post step', 'in `after_script`', 'with the block', 'with `regcred logout`'],
  [
    'It ends earlier',
    '`actions/logout`',
    '`regcred logout` in the script',
    'a smaller block',
    '`regcred logout`',
  ],
  [
    '`DOCKER_CONFIG` of its own',
    'on self-hosted runners',
    'where the environment is not disposable',
    'always',
    'with `--isolate true`',
  ],
  [
    'Results for later steps',
    'outputs',
    '`DOCKER_CONFIG` for the script; of a rotation a dotenv report',
    'the returned map (rotation)',
    '`name=value` lines, `--json`',
  ],
  [
    'Report',
    'the job’s summary',
    'a section of the log and an HTML artifact',
    'the build’s description and an HTML page',
    'a table',
  ],
  [
    'Find out why a login fails',
    '`npx regcred check`',
    '`regcred check` in the script',
    '`registryCheck`',
    '`regcred check`',
  ],
  [
    'Dry run of a rotation',
    '`actions/plan`, `mode: plan`',
    'merge requests, `mode: plan`',
    "`mode: 'plan'`",
    '`regcred plan`',
  ],
  [
    'One rotation at a time',
    '`concurrency`',
    '`resource_group`',
    '`disableConcurrentBuilds()`',
    'the ledger’s lock',
  ],
  [
    'Ledger without regcred.yml',
    'a variable of the repository',
    'a variable of the project',
    '`REGCRED_LEDGER`',
    '`REGCRED_LEDGER`',
  ],
  ['Writes into it', '`github:`', '`gitlab:`', '`jenkins:`', '`file:`'],
];

function inputTable(rows: readonly InputParity[]): string {
  return table(
    ['Input', ...surfaces],
    rows.map(({ input, names, why }) => [
      `\`${input}\``,
      ...surfaces.map(
        (surface) => names[surface].map((name) => `\`${name}\``).join(', ') || `– (${why[surface] ?? '?'})`,
      ),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
