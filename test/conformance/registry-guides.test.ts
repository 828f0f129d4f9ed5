import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { elsewhere } from '../../scripts/docs/elsewhere.js';
import { handWritten } from '../../scripts/docs/page-blocks.js';
import { readGuide } from '../../scripts/docs/registry-guide.js';
import { pagePath } from '../../scripts/docs/registry-pages.js';
import { jenkinsNames } from '../../scripts/docs/jenkins-parameters.js';
import { commands } from '../../src/cli/commands.js';
import { readArguments } from '../../src/cli/options.js';
import { RegcredError } from '../../src/errors/error.js';
import type { HttpRequest, HttpResponse } from '../../src/context/http.js';
import { givenCredential } from '../../src/login/inputs/given-credential.js';
import { readLoginRequest } from '../../src/login/inputs/login-request.js';
import type { RequestedLogin } from '../../src/login/inputs/requested-login.js';
import { parseAddress } from '../../src/registries/address.js';
import { detect } from '../../src/registries/detect.js';
import { testContext } from '../context.js';
import { makeIdToken } from '../fakes/id-token.js';
import { problems, template } from '../gitlab/template.js';
import { canary } from '../redaction/oracle.js';
import { registries, root } from './registry-list.js';

// What docs/registries tells people to paste: every login in it is one that regcred understands.

const pages = registries.filter(({ id }) => existsSync(root + pagePath(id)));
const guides = pages.map(({ id, entry, registry }) => {
  const page = readFileSync(root + pagePath(id), 'utf8');
  return { id, entry, registry, page, guide: readGuide(page) };
});
const steps = guides.flatMap(({ id, registry, guide }) =>
  guide.steps.map((step) => ({ id, registry, ...step })),
);

it('every registry has a page', () => {
  expect(pages.map(({ id }) => id)).toEqual(registries.map(({ id }) => id));
});

describe.each(guides)('the guide of $id', ({ id, entry, registry, page, guide }) => {
  it('is under the title of the registry', () => {
    expect(/^# (.*)$/m.exec(page)?.[1]).toBe(entry.title);
  });

  it('says in whole sentences what to do and what to watch', () => {
    for (const text of [...guide.setup, ...guide.notes]) expect(text).toMatch(/^[A-Z].*[.]$/);
    expect(guide.setup.length).toBeGreaterThan(0);
    expect(guide.steps.length).toBeGreaterThan(0);
    // Every item of a list and every example is read, and so held to these tests.
    const own = handWritten(page);
    expect(guide.setup.length + guide.notes.length).toBe(own.match(/^(?:-|\d+\.) (?=[A-Z])/gm)?.length);
    expect(guide.steps).toHaveLength(own.match(/^```\w+$/gm)?.length ?? 0);
  });

  it('shows the keyless login first, where there is one', () => {
    const [first] = guide.steps;
    // A key that issues logins is more dangerous in a job than one that may only push.
    const needsNoSecret = registry.identity?.from.some((way) => way !== 'key');
    if (needsNoSecret) expect([id, first?.yaml]).toEqual([id, expect.stringContaining('identity')]);
  });

  it('shows the permission without which GitHub gives no ID token', () => {
    const onGithub = guide.steps.filter(({ yaml }) => /uses: regcred\/[^]*identity:/.test(yaml));
    if (!registry.identity?.from.includes('id-token') || onGithub.length === 0) return;
    expect(onGithub[0]?.yaml).toContain('id-token: write');
  });
});

describe.each(steps)('$id: $title', ({ id, registry, yaml }) => {
  const logins = [...actionLogins(parse(yaml)), ...componentLogins(parse(yaml)), ...commandLogins(yaml)];

  it('holds a login, unless the registry is public', () => {
    if (registry.inputs.username !== 'none') expect(logins.length).toBeGreaterThan(0);
  });

  it('has inputs that GitLab would accept, where it is for GitLab', () => {
    for (const inputs of includedInputs(parse(yaml))) expect(problems(template('login'), inputs)).toEqual([]);
  });

  it('is understood, and goes to the vendor', async () => {
    for (const inputs of logins) {
      const { logins: planned } = await readLoginRequest(inputsOf(inputs), {});
      expect(planned).not.toEqual([]);
      for (const spec of planned) {
        const address = parseAddress(spec.registry);
        const found = detect(address, spec.provider);
        expect(found.id).toBe(id);
        expect(await outcome(spec)).toEqual(spec.identity ? 'asks the vendor, or has its token' : 'a login');
      }
    }
  });
});

describe.each(guides.filter(({ guide }) => elsewhere(guide)))(
  '$id in GitLab CI and Jenkins',
  ({ id, guide }) => {
    const { gitlab = '', jenkins = '' } = elsewhere(guide) ?? {};

    it('is the login of the page, and goes to the vendor', async () => {
      const logins = componentLogins(parse(gitlab));
      expect(logins).toHaveLength(1);
      for (const inputs of includedInputs(parse(gitlab)))
        expect(problems(template('login'), inputs)).toEqual([]);
      for (const inputs of logins) {
        const [spec] = (await readLoginRequest(inputsOf(inputs), {})).logins;
        expect(detect(parseAddress(spec?.registry ?? ''), spec?.provider ?? '').id).toBe(id);
      }
    });

    it('gives Jenkins the same inputs, but for the credential', () => {
      const [inputs] = componentLogins(parse(gitlab));
      const names = [...jenkins.matchAll(/(\w+): '/g)].map(([, name = '']) => name);
      const kebab = names.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
      const own = Object.keys(inputs ?? {}).filter((name) => !/^(?:username|password)/.test(name));
      // Docker Hub is what no registry means.
      expect(new Set([...kebab, 'registry'])).toEqual(new Set([...own, 'credentials-id']));
      const known = [...jenkinsNames('LoginInputs', 'NAMES'), ...jenkinsNames('LoginInputs', 'OWN')];
      expect(known).toEqual(expect.arrayContaining(names));
    });
  },
);

type Values = Readonly<Record<string, string>>;

/** The `with:` of every login step, wherever it stands. */
function actionLogins(node: unknown): Values[] {
  if (typeof node !== 'object' || node === null) return [];
  const { uses, with: inputs } = node as { uses?: unknown; with?: Record<string, unknown> };
  const isLogin = typeof uses === 'string' && /^regcred\/regcred(?:\/actions\/login)?@/.test(uses);
  if (isLogin) return [filled(inputs ?? {})];
  return Object.values(node).flatMap(actionLogins);
}

function includedInputs(page: unknown): Values[] {
  const { include = [] } = (page ?? {}) as { include?: { component?: string; inputs?: Values }[] };
  return include
    .filter(({ component = '' }) => /^gitlab\.com\/regcred\/components\/login@\d/.test(component))
    .map(({ inputs = {} }) => inputs);
}

/** The inputs of every login component that is included, without what belongs to the component alone. */
function componentLogins(page: unknown): Values[] {
  return includedInputs(page).map((inputs) => {
    const { audience: _, password_variable: password, username_variable: user, ...own } = inputs;
    const names = Object.entries(own).map(([name, value]) => [name.replaceAll('_', '-'), value]);
    return {
      ...filled(Object.fromEntries(names) as Values),
      ...(user && { username: 'acme' }),
      ...(password && { password: canary() }),
    };
  });
}

/** `regcred login …` in a script, with its options as inputs. */
function commandLogins(text: string): Values[] {
  const lines = text.split('\n').filter((line) => /\bregcred login /.test(line));
  return lines.map((line) => {
    const words = [...line.replace(/^.*?\bregcred login /, '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)];
    const args = readArguments(
      words.map(([, double, single, plain]) => double ?? single ?? plain ?? ''),
      commands['login']?.options ?? {},
      1,
    );
    const { values } = args;
    const password =
      values['password-stdin'] || values['password-file'] || values['password-env'] ? canary() : '';
    const given = Object.entries(values).filter(([name]) => !name.startsWith('password-') && name !== 'json');
    return {
      ...filled(Object.fromEntries(given)),
      registry: args.words[0] ?? '',
      ...(password && { password }),
    };
  });
}

/** Expressions and variables are filled in: a secret by one, everything else by a word. */
function filled(inputs: Record<string, unknown>): Values {
  const fill = (value: unknown) =>
    String(value)
      .replace(/\$\{\{\s*secrets\.([A-Z_]+)\s*\}\}/g, (_, name: string) => secretNamed(name))
      .replace(/\$\{\{\s*\S+access-key-id\s*\}\}/g, 'STS.NUcSDU5o4xPCVAx')
      .replace(/\$\{\{\s*[a-z_.A-Z]+\s*\}\}|\$\{?[A-Z_]+\}?/g, 'acme');
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, fill(value)]));
}

/** Some secrets have a form by which regcred knows them. */
function secretNamed(name: string): string {
  if (name === 'APP_PRIVATE_KEY') {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  }
  return name === 'GOOGLE_KEY'
    ? JSON.stringify({ type: 'service_account', private_key: canary() })
    : canary();
}

function inputsOf(values: Values) {
  return {
    input: (name: string) => values[name] ?? '',
    has: (name: string) => name in values,
    given: () => Object.keys(values),
  };
}

/** The login as far as the vendor's door: its host does not exist here. */
async function outcome(spec: RequestedLogin): Promise<string> {
  const requestToken = canary();
  const env = {
    GITHUB_ACTIONS: 'true',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:9/token?x=y',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    GITHUB_TOKEN: canary(),
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: canary(),
    CI_REGISTRY: 'registry.gitlab.com',
    CI_REGISTRY_USER: 'gitlab-ci-token',
    CI_REGISTRY_PASSWORD: canary(),
  };
  const answer = (body: unknown): HttpResponse => ({
    status: 200,
    header: () => undefined,
    text: () => JSON.stringify(body),
    json: () => body,
  });
  const send = async ({ url }: HttpRequest) => {
    if (url.hostname !== '127.0.0.1') throw new RegcredError('E_HOST_NOT_FOUND', { host: url.host });
    return answer({ value: makeIdToken(url.searchParams.get('audience') ?? '') });
  };
  const ctx = testContext({ env, http: { send } });
  const address = parseAddress(spec.registry);
  const module = await detect(address, spec.provider).load();
  const identity = spec.identity ? { identity: spec.identity } : {};
  try {
    await module.login({ address, ...givenCredential(spec, address.host, ctx), ...identity }, ctx);
    return spec.identity ? 'asks the vendor, or has its token' : 'a login';
  } catch (error) {
    if (error instanceof RegcredError && error.code === 'E_HOST_NOT_FOUND')
      return 'asks the vendor, or has its token';
    return String(error);
  }
}
