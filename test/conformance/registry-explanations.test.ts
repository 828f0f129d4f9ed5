import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainRefusal } from '../../src/registries/kit/explain/explain-refusal.js';
import type { Explanation, Refusal, Registry } from '../../src/registries/contract.js';
import { foreign } from '../../src/secret/foreign.js';
import { parseAddress } from '../../src/registries/address.js';
import { secretFacts } from '../../src/registries/kit/logins/secret-form.js';
import { Secret } from '../../src/secret/secret.js';
import { canary } from '../redaction/oracle.js';
import { folder, moduleOf, registries } from './registry-list.js';

// Every refusal that can be told apart, with a secret in each place a server or a user might put one.

const rights = [
  undefined,
  { action: 'push', repository: 'team/app' },
  { action: 'pull', repository: 'team/app' },
] as const;
const prefixes = ['', 'github_pat_', 'ghp_', 'ghs_', 'dckr_pat_', 'dckr_oat_', 'glpat-', 'gldt-', 'eyJ'];
const outcomes = [
  { status: 400 },
  { status: 401 },
  { status: 401, code: 'UNAUTHORIZED' },
  { status: 401, code: 'TOOMANYREQUESTS' },
  { status: 403 },
  { status: 403, code: 'DENIED' },
  { status: 404, code: 'NAME_UNKNOWN' },
  { status: 429 },
];

function refusals(secret: string, own: readonly string[]): Refusal[] {
  const hostile = `::add-mask::${secret}\n##[error]${secret}\u001b[31m`;
  const users = [
    ...own,
    hostile,
    'ci@acme.example',
    'robot',
    'robot+ci',
    'robot$$ci',
    'robot$ci',
    'oauthtoken',
    'a+b',
    'gitlab-ci-token',
  ];
  const words = [undefined, hostile, `token expired ${hostile}`];
  return rights.flatMap((right) =>
    prefixes.flatMap((prefix) =>
      outcomes.flatMap((outcome) =>
        users.flatMap((username) =>
          words.map((said) => ({
            address: parseAddress('r.example.com/team'),
            username,
            secret: secretFacts(new Secret(prefix + secret + (said ? '\n' : ''))),
            rejection: { by: 'registry' as const, ...outcome, ...(said !== undefined && { words: said }) },
            ...(right !== undefined && { right }),
          })),
        ),
      ),
    ),
  );
}

/** What it says to all of them, each once. */
function said(
  explain: (refusal: Refusal) => Explanation | undefined,
  all: readonly Refusal[],
): Explanation[] {
  const once = new Map(all.map((refusal) => explain(refusal)).map((text) => [JSON.stringify(text), text]));
  return [...once.values()].filter((text) => text !== undefined);
}

describe.each(registries)('what $id says to a refusal', ({ id, entry, samples }) => {
  const own =
    typeof samples.pairs === 'string' ? [] : samples.pairs.flatMap(({ username }) => username ?? []);

  it('is a cause and a cure, without a secret, a word of the server’s or a command of the CI', async () => {
    const registry = await entry.load();
    const secret = canary();
    const texts = said((refusal) => explainRefusal(registry, refusal), refusals(secret, own));
    expect(texts.length).toBeGreaterThan(3);
    for (const { cause, cure } of texts) {
      for (const text of [cause, cure]) {
        expect(text).toMatch(/^[A-Z“a][^\n]*\.$/);
        expect(text).not.toContain(secret);
        // Unchanged by what makes foreign text harmless: no command, and short enough to be shown whole.
        expect(foreign(text)).toBe(text);
      }
    }
  });

  // L38: `verify` and `check` fill in `right` (src/login/verify-login.ts).
  it('has no rule that can never apply', async () => {
    const registry: Registry = await entry.load();
    const source = readFileSync(folder + moduleOf(id), 'utf8');
    const rules = [...source.matchAll(/\bwhen:|\bwhen\(/g)].length;
    const texts = said((refusal) => registry.explain?.(refusal), refusals(canary(), own));
    expect(texts.length).toBeGreaterThanOrEqual(rules);
  });
});

describe('the general explanations', () => {
  const explain = (refusal: Partial<Refusal> & Pick<Refusal, 'rejection'>) =>
    explainRefusal(
      {},
      {
        address: parseAddress('r.example.com'),
        username: 'ci',
        secret: { length: 20, hasOuterWhiteSpace: false },
        ...refusal,
      },
    ).cause;
  const unauthorized = { by: 'registry', status: 401, code: 'UNAUTHORIZED' } as const;

  it.each([
    [{ rejection: unauthorized }, 'The username or password is wrong, has been reset, or has expired.'],
    [{ rejection: { ...unauthorized, words: 'password expired' } }, 'The password or token has expired.'],
    [{ rejection: unauthorized, username: 'ci@acme.example' }, /e-mail address/],
    [{ rejection: unauthorized, secret: { length: 21, hasOuterWhiteSpace: true } }, /blank or a line break/],
    [{ rejection: { by: 'registry', status: 404 } }, /no registry at this address/],
    [{ rejection: { by: 'registry', status: 429 } }, /too many requests/],
    [{ rejection: { by: 'registry', status: 403, code: 'DENIED' } }, /does not allow it here/],
    [{ rejection: unauthorized, right: { action: 'push', repository: 'a/b' } }, /may not push/],
    [
      { rejection: { by: 'token-server', status: 418 } },
      'The registry’s token server refused the login with status 418.',
    ],
  ] as const)('%#: of %j', (refusal, cause) => {
    expect(explain(refusal)).toMatch(
      typeof cause === 'string' ? new RegExp(`^${cause.replaceAll('.', '\\.')}$`) : cause,
    );
  });
});
