import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ids, isOf, root } from './registry-list.js';

// Adding a registry touches its own file or folder and one line of the catalog (docs/architecture.md, section 2).

/** Files where the id of a registry is another thing's name. */
const otherMeanings: Readonly<Record<string, RegExp>> = {
  // GitLab is also a CI and a store, and its name is too common a word to be masked.
  gitlab:
    /^(?:src\/(?:ci|stores)|test\/(?:gitlab|ci|stores|fakes|scripts|repository))\/|^src\/secret\/common-words|^test\/rotate\/vendors\/world\.ts/,
  // docker/login-action's input `ecr`, which names the provider of the same name.
  ecr: /^src\/login\/inputs\/(?:login-request|requested-login|registry-auth)|^test\/fakes\/aws\//,
  // The scheme of an address, and Node's debug channel of that name.
  http: /^src\/(?:distribution\/ping|context\/safe-environment|secret\/common-words|rotate\/config\/open-token)\.ts$|^scripts\/lint\/layers\.mjs$|^test\//,
  // The program and the kind of file that Apache, docker's registry and tests know by this name.
  htpasswd: /^(?:scripts\/(?:demo|bench)|test)\b/,
};

/** Tests of the whole that need some registry and so name one, with what they need it for. */
const namingTests: Readonly<Record<string, string>> = {
  'scripts/bench/ecr.ts': 'measures the login that loads most',
  'test/conformance/registries.test.ts': 'the registry that has no hosts of its own, since it takes any',
  'test/conformance/registry-layout.test.ts': 'this list',
  'test/fakes/aws/ecr.ts': 'one server that answers for both of Amazon’s',
  'test/gitlab/rotate.test.ts': 'a registry whose rotation is cheap to imitate',
  'test/jenkins/rotation.test.ts': 'a registry whose rotation is cheap to imitate',
  'test/login/check/check-identity.test.ts': 'an identity that is exchanged on loopback',
  'test/login/helper/by-identity.test.ts': 'an identity that is exchanged on loopback',
  'test/real/moto.test.ts': 'the one vendor there is a real server for',
  'test/registries/detect.test.ts': 'detection, which must be right about the hosts people write',
  'test/registries/early-checks.test.ts': 'what modules refuse before anything is sent',
  'test/registries/explain.test.ts': 'explanations that go with forms of answers',
  'test/registries/http/settings.test.ts': 'vendors described request by request',
  'test/registries/http/vendors.test.ts': 'vendors described request by request',
  'test/scenarios/an-address-that-is-given-and-empty-is-refused.test.ts': 'a provider that any host can have',
  'test/registries/ecr/world.ts': 'one world for both of Amazon’s',
  'test/registries/supplied-tokens.test.ts': 'the words of each panel',
  'test/scenarios/a-token-server-on-another-host-is-named.test.ts':
    'a platform that names its token server to its jobs',
  'test/scenarios/a-token-that-is-its-own-user-name-is-not-shown.test.ts': 'a user name that is a secret',
};

const files = ['src', 'scripts', 'test'].flatMap((top) =>
  readdirSync(root + top, { recursive: true, encoding: 'utf8' })
    .map((name) => `${top}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.(?:ts|mjs|js)$/.test(name) && name !== 'src/registries/catalog.ts')
    .map((name) => ({ name, text: readFileSync(root + name, 'utf8') })),
);
const sources = files.filter(({ name }) => !name.startsWith('test/'));

/** What a source file imports, as paths from the root. */
function imported({ name, text }: (typeof files)[number]): string[] {
  const paths = [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(([, path]) => path ?? '');
  return paths.map((path) => posix.join(posix.dirname(name), path).replace(/\.js$/, '.ts'));
}

/** The tests of one registry: its data, its tokens' case, what stands in for its vendor, and more of its own. */
function isCaseOf(id: string, name: string): boolean {
  return new RegExp(
    `^test/(?:registries|fakes|conformance/(?:registries|tokens))/${id}(?:[-./]|\\.ts$)`,
  ).test(name);
}

const naming = (id: string) => new RegExp(`(['"\`])${id}\\1`);

describe.each(ids)('the registry %s', (id) => {
  it('is named by no other source file', () => {
    const elsewhere = sources.filter(
      ({ name }) => !isOf(id, name) && !otherMeanings[id]?.test(name) && !namingTests[name],
    );
    const found = elsewhere.filter(
      (source) => naming(id).test(source.text) || imported(source).some((path) => isOf(id, path)),
    );
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it('imports nothing of another registry', () => {
    const own = sources.filter(({ name }) => isOf(id, name));
    const others = ids.filter((other) => other !== id);
    const paths = own.flatMap(imported);
    expect(own).not.toEqual([]);
    expect(paths.filter((path) => others.some((other) => isOf(other, path)))).toEqual([]);
  });

  it('is named by no test but its own and those that need some registry', () => {
    const elsewhere = files.filter(({ name }) => name.startsWith('test/') && !isCaseOf(id, name));
    const found = elsewhere.filter(
      ({ name, text }) => naming(id).test(text) && !otherMeanings[id]?.test(name),
    );
    expect(found.map(({ name }) => name).filter((name) => !namingTests[name])).toEqual([]);
  });
});

describe('the list of tests that name a registry', () => {
  it('holds none that no longer does', () => {
    const named = (name: string) => {
      const text = files.find((file) => file.name === name)?.text ?? '';
      return ids.some((id) => naming(id).test(text) && !isCaseOf(id, name));
    };
    expect(Object.keys(namingTests).filter((name) => !named(name))).toEqual([]);
  });
});
