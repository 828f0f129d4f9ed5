import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/config/read-yaml.js';
import { tokens } from '../../../src/registries/http/tokens.js';
import { checkPart } from '../../../src/rotate/config/check-part.js';
import { yamlOrigin } from '../../../src/rotate/config/origin.js';
import { configs, settingsOf } from './configs.js';

/** The first fault of a configuration: where it is, and what it says. */
function fault(text: string): { at: string; message: string } | undefined {
  const yaml = readYaml(text, 'regcred.yml');
  try {
    checkPart(tokens.schema, yaml.value, { origin: yamlOrigin(yaml, 'regcred.yml'), path: [] });
    return undefined;
  } catch (error) {
    const message = String(error);
    return { at: /line (\d+), column (\d+)/.exec(message)?.slice(1).join(':') ?? '', message };
  }
}

const without = (name: keyof typeof configs, line: RegExp) =>
  configs[name]
    .split('\n')
    .filter((text) => !line.test(text))
    .join('\n');
const changed = (name: keyof typeof configs, from: string, to: string) => {
  expect(configs[name]).toContain(from);
  return configs[name].replace(from, to);
};

describe('the settings of http', () => {
  it.each(Object.keys(configs) as (keyof typeof configs)[])('take %s', (name) => {
    expect(fault(configs[name])).toBeUndefined();
    expect(tokens.schema.safeParse(settingsOf(name)).success).toBe(true);
  });

  it('F3: several slots without list or revoke are refused: an orphan could not be found', () => {
    const bare = configs.gitlabDeployTokens.replace(/^list:\n(?: .*\n)+/m, '');
    expect(fault(bare)).toMatchObject({
      at: '20:21',
      message: expect.stringMatching(
        /E_CONFIG_VALUE.*semantics\.slots must be 1 unless list is described.*could not be found/,
      ),
    });
    const endless = configs.gitlabDeployTokens.replace(/^revoke:\n(?: .*\n)+/m, '');
    expect(fault(endless)?.message).toMatch(/must be 1 unless revoke is described/);
  });

  it.each([
    ['the secret', '/robots/${credential-id}', '/robots/${secret}'],
    ['the admin’s password', '/robots/${credential-id}', '/robots?p=${admin.password}'],
  ])('refuse %s in an address', (_name, from, to) => {
    const found = fault(changed('harbor', from, to));
    expect(found?.message).toMatch(/rotate\.request\.url must not carry a secret/);
    expect(found?.at).toBe('6:34');
  });

  it('refuse what is not declared as public in an address, and take it when it is', () => {
    expect(fault(without('gitlabDeployTokens', /^public/))?.message).toMatch(/must not carry a secret/);
    expect(
      fault(changed('gitlabDeployTokens', 'public: [env.PROJECT]', 'public: [admin.password]')),
    ).toMatchObject({
      message: expect.stringMatching(/public\[0\] must be a name captured by auth/),
    });
  });

  it.each([
    [
      "basic: true, json: { secret: '${secret}' }",
      'basic: true, json: { secret: hunter2hunter2 }',
      /must take its secret from a \$\{name\}/,
    ],
    [
      "basic: true, json: { secret: '${secret}' }",
      "headers: { X-Api-Key: abcdef }, json: { secret: '${secret}' }",
      /must take its secret from/,
    ],
    [
      "json: { secret: '${secret}' }",
      "json: { secret: '${sceret}' }",
      /must use only names that are known here: name, username/,
    ],
    [
      "json: { secret: '${secret}' }",
      "json: { secret: '${env.OTHER}' }",
      /must use only names that are known here/,
    ],
    ["json: { secret: '${secret}' }", "text: '${secret', json: {}", /must name values as/],
    ["json: { secret: '${secret}' }", "text: '${secret}', json: {}", /must have one body/],
    ['idempotent: true', 'idempotent: false', /semantics must have idempotent: true/],
    ['mode: client-supplies', 'mode: server-generates', /must/],
    [
      'slots: 1, invalidates-old: immediately',
      'slots: 1, invalidates-old: never',
      /must be immediately with one slot/,
    ],
    ['slots: 1', 'slots: 3', /semantics\.slots must be 1, 2 or many/],
    ['method: GET', 'method: POST', /inspect\.request\.method must be GET/],
    ['$.creation_time', '$..creation_time', /inspect\.capture\.created-at must be a path/],
    ['status: 400', 'status: 500', /errors\[0\]\.status must be from 400 to 499/],
    ['length: 32', 'length: 8', /must be at least 12/],
    ['upper: 1', 'upper: 40', /must not ask for more characters/],
    ['digit: 1', 'symbol: 1', /must say which symbols/],
    [
      "url: '/robots/${credential-id}'",
      'url: "https://u:p@api.acme.dev/robots"',
      /url must be a path of the api/,
    ],
    [
      "url: '/robots/${credential-id}'",
      'url: "https://${credential-id}.acme.dev/robots"',
      /url must be a path of the api/,
    ],
    ["url: '/robots/${credential-id}'", 'url: "//evil.example/robots"', /url must be a path of the api/],
    ["url: '/robots/${credential-id}'", 'url: "/robots#${credential-id}"', /url must be a path of the api/],
    ['username: robot$ci', 'user: robot$ci', /has an unknown key/],
    ['username: robot$ci\n', '', /must have a username/],
    ['name: ci\n', 'name: ci/../x\n', /must be a name of at most 64/],
  ])('refuse %s → %s', (from, to, words) => {
    const found = fault(changed('harbor', from, to));
    expect(found?.message).toMatch(words);
    expect(found?.message).toMatch(/E_CONFIG_(?:VALUE|KEY|TYPE): regcred\.yml, line \d+, column \d+/);
    expect(found?.message).not.toContain('hunter2');
  });
});
