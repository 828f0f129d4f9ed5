import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needs } from '../real/programs.js';
import { loginInputs } from '../../src/login/inputs/login-inputs.js';
import { rotateInputs, secretInputs } from '../../src/rotate/action/rotate-inputs.js';
import { fragments, readCi } from './fragments.js';
import { include, newProject, pipeline } from './project.js';
import { filled, problems, template, templateNames, type Inputs, type Template } from './template.js';

const snake = (name: string) => name.replaceAll('-', '_');
/** Names of a component for the inputs of a command: secrets are named by the variable that holds them. */
const expected = (names: readonly string[], secrets: readonly string[]) =>
  names.map((name) => snake(secrets.includes(name) ? `${name}-variable` : name));

describe('the inputs of the component', () => {
  it('are those of login and rotate, and secrets are none of them', () => {
    const [login, rotate] = ['login', 'rotate'].map((name) => Object.keys(template(name).inputs));
    expect(login).toEqual(expect.arrayContaining(expected(Object.keys(loginInputs), ['password'])));
    expect(rotate).toEqual(
      expect.arrayContaining(expected(Object.keys(rotateInputs), Object.keys(secretInputs))),
    );
    for (const name of [...(login ?? []), ...(rotate ?? [])]) {
      expect(name).not.toMatch(/(password|token|key)$(?<!^token)/);
    }
  });

  it.each(templateNames)('%s: each has a description, a default that its rules allow, and a rule', (name) => {
    const { inputs } = template(name);
    expect(problems(template(name), {})).toEqual([]);
    for (const [input, { description = '', type = 'string', options, regex }] of Object.entries(inputs)) {
      expect([input, description]).toEqual([input, expect.stringMatching(/^[^]{10,}\.$/)]);
      if (type === 'string') expect([input, options ?? regex]).toEqual([input, expect.anything()]);
    }
  });

  it.each(templateNames)('%s: A24: an input stands in a value and never in the text of a script', (name) => {
    const { body } = template(name);
    const scripts = fragments(readCi(body));
    expect(scripts).not.toEqual([]);
    for (const { shell } of scripts) expect(shell).not.toContain('$[[');
    // In single quotes, where only a quote or a line break would end the text; lists are JSON.
    const lines = body.split('\n').filter((text) => text.includes('$[['));
    expect(lines).not.toEqual([]);
    for (const line of lines) {
      expect(line).toMatch(
        /^ *(- )?([\w.]+: )?'\$\[\[ inputs\.\w+ \]\](-keyless)?':?$|^ +changes: \$\[\[ inputs\.changes \]\]$/,
      );
    }
  });

  // Every piece that YAML, a shell or GitLab might take for its own.
  const pieces = [
    "'",
    '"',
    '\n',
    '\r',
    '\\',
    '$',
    '`',
    ': ',
    '- ',
    ' #',
    '{',
    '}',
    '[',
    ']',
    '&a',
    '*a',
    '!x',
    '|',
  ];
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...pieces),
        fc.constantFrom('a"; env; "', "'\nscript: [env]\n#", '$[[ inputs.job ]]'),
        fc.string(),
      ),
    )
    .map((parts) => parts.join(''));
  const withoutValues = (ci: unknown) =>
    JSON.stringify(ci, (_, value: unknown) => (typeof value === 'string' ? '' : value));

  it.each(templateNames)('%s: A24: whatever passes the rules of an input is one value', (name) => {
    const whole = template(name);
    const usual = readCi(filled(whole));
    const scripts = JSON.stringify(fragments(usual));
    const free = Object.entries(whole.inputs).flatMap(([input, spec]) =>
      (spec.type ?? 'string') === 'string' && input !== 'job' ? [input] : [],
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...free), text, (input, value) => {
        const given = { [input]: value };
        if (problems(whole, given).length > 0) return;
        taken += 1;
        const made = readCi(filled(whole, given));
        expect(withoutValues(made)).toBe(withoutValues(usual));
        expect(JSON.stringify(fragments(made))).toBe(scripts);
        expect(Object.values(strings(made))).toContain(value);
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('A24: quotes and line breaks are refused', () => {
    for (const value of ['a"; env; "', "a'", 'a\nb', 'a\rb']) {
      for (const name of templateNames) {
        const whole = template(name);
        const free = Object.entries(whole.inputs).filter(([, { type = 'string' }]) => type === 'string');
        expect(free).not.toEqual([]);
        for (const [input] of free) expect(problems(whole, { [input]: value })).toHaveLength(1);
      }
    }
  });

  it.each([
    ['login', 'username', 'robot$ci'],
    ['login', 'registry_auth', '[{ username: robot$ci }]'],
    ['rotate', 'admin_username', 'robot$admin'],
  ])('%s: a $ in %s stays, because GitLab does not expand it', (name, input, value) => {
    const made = readCi(filled(template(name), { [input]: value }));
    expect(Object.values(variablesOf(made))).toContainEqual({ value, expand: false });
  });
});

describe.runIf(needs('git', 'rsync'))('an include with wrong inputs', () => {
  const tell = async (name: string, inputs: Inputs) => {
    const text = `${include(name, inputs)}job: { extends: .regcred-login, script: [echo the job ran] }\n`;
    const project = newProject({ '.gitlab-ci.yml': text });
    const { code, log } = await pipeline(project);
    expect(log).not.toContain('the job ran');
    expect(code).toBe(1);
    return log.split('\n').find((line) => line.includes('invalid')) ?? log;
  };
  const from = (name: string) =>
    `This GitLab CI configuration is invalid: \`templates/${name}/template.yml\`: `;
  const whole = (name: string): Template => template(name);

  it.each([
    [
      'login',
      { client: 'crane' },
      '`client` input: `crane` cannot be used because it is not in the list of allowed options.',
    ],
    [
      'login',
      { password_variable: '$REGISTRY_PASSWORD' },
      '`password_variable` input: `$REGISTRY_PASSWORD` does not match required regex: ^([A-Za-z_][A-Za-z0-9_]*)?$.',
    ],
    ['login', { logout: 'no' }, '`logout` input: provided value is not a boolean.'],
    ['login', { isolate: true }, '`isolate` input: provided value is not a string.'],
    [
      'login',
      { cli_sha256: 'abc' },
      '`cli_sha256` input: `abc` does not match required regex: ^[0-9a-f]{64}$.',
    ],
    [
      'rotate',
      { mode: 'force' },
      '`mode` input: `force` cannot be used because it is not in the list of allowed options.',
    ],
    [
      'rotate',
      { every: '30 days' },
      '`every` input: `30 days` does not match required regex: ^([0-9]+[a-z]+)?$.',
    ],
    ['rotate', { changes: 'regcred.yml' }, '`changes` input: provided value is not a array.'],
  ] as const)('%s with %j is refused', async (name, inputs, message) => {
    expect(await tell(name, inputs)).toBe(from(name) + message);
    expect(problems(whole(name), inputs)).toHaveLength(1);
  });

  it('that no component has are refused by GitLab and by our own check', () => {
    expect(problems(whole('login'), { password: 'x', registy: 'y' })).toEqual([
      'login has no input password',
      'login has no input registy',
    ]);
  });

  it('of which one is needed and missing', () => {
    expect(problems({ ...whole('login'), inputs: { registry: {} } }, {})).toEqual([
      'login needs the input registry',
    ]);
  });
});

function variablesOf(ci: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.assign(
    {},
    ...Object.values(ci).map((job) => (job as { variables?: object }).variables ?? {}),
  ) as Record<string, unknown>;
}

/** Every text in a value, by its place. */
function strings(value: unknown, place = ''): Record<string, string> {
  if (typeof value === 'string') return { [place]: value };
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, one]) => strings(one, `${place}.${key}`)),
  ) as Record<string, string>;
}
