import { execFileSync } from 'node:child_process';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { canaryKinds, type CanaryKind } from './canaries.js';
import { search } from './search.js';

// These secrets are drawn here and not by canary(): this file leaks them on purpose.
const base64 = (text: string | Uint8Array) => Buffer.from(text as string).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const sh = (script: string, secret: string) =>
  execFileSync('bash', ['-c', script], {
    env: { ...process.env, LC_ALL: 'C', S: secret },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const leaks: Readonly<Record<string, (secret: string) => string | Uint8Array>> = {
  'as it is': (s) => `before ${s} after`,
  reversed: (s) => `before ${[...s].reverse().join('')} after`,
  'in upper case': (s) => `before ${s.toUpperCase()} after`,
  'in JSON': (s) => JSON.stringify({ password: s }),
  'in JSON in JSON': (s) => JSON.stringify({ body: JSON.stringify({ password: s }) }),
  'in JSON as Go writes it': (s) =>
    `"${json(s).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)}"`,
  'in ASCII JSON': (s) =>
    `"${json(s).replace(/[^\0-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`,
  'in XML': (s) =>
    s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
  'in a query': (s) => `GET /?p=${encodeURIComponent(s)}`,
  'in lower-case percent escapes': (s) =>
    encodeURIComponent(s).replace(/%../g, (found) => found.toLowerCase()),
  'in a form': (s) => new URLSearchParams({ password: s }).toString(),
  'in base64': (s) => base64(s),
  'in base64 with an end of line': (s) => base64(`${s}\n`),
  'in base64 with the username': (s) => `Authorization: Basic ${base64(`robot:${s}`)}`,
  'in base64 in the middle of a text': (s) => base64(`{"auths":{"r.io":{"password":${JSON.stringify(s)}}}}`),
  'in base64url without padding': (s) => `token-${Buffer.from(`xy${s}`).toString('base64url')}`,
  'in base64 of base64': (s) => base64(base64(s)),
  'in base64 of base64 of a memory dump': (s) =>
    base64(base64(`{"value":${JSON.stringify(s)},"isSecret":true}`)),
  'in a .dockerconfigjson': (s) =>
    base64(JSON.stringify({ auths: { 'ghcr.io': { auth: base64(`octocat:${s}`) } } })),
  'in base64 wrapped at 76 columns': (s) => base64(`user:${s}`.padEnd(90, '.')).replace(/.{76}/g, '$&\n'),
  'in base64 of UTF-16 (PowerShell)': (s) => base64(Buffer.from(s, 'utf16le')),
  'in UTF-16': (s) => Buffer.from(`p=${s}`, 'utf16le'),
  'in hex': (s) => `x ${hex(s)}`,
  'in upper-case hex': (s) => hex(`a${s}`).toUpperCase(),
  'in hex with colons': (s) => hex(s).replace(/..(?=.)/g, '$&:'),
  'in C escapes': (s) => hex(s).replace(/../g, '\\x$&'),
  'in hex of base64': (s) => hex(base64(s)),
  'by printf %q': (s) => sh('printf %q "$S"', s),
  'in single quotes of a shell': (s) => `'${s.replaceAll("'", "'\\''")}'`,
  'by set -x': (s) => sh('exec 2>&1; set -x; : "$S"', s),
  'in PowerShell quotes': (s) => `'${s.replaceAll("'", "''")}'`,
  'in PowerShell double quotes': (s) => `"${s.replace(/["$`]/g, '`$&')}"`,
  'in the message of an error': (s) => inspect(new Error('x', { cause: new Error(`no ${s}`) }), { depth: 8 }),
  'as an argument list': (s) => inspect(['docker', 'login', '-p', s]),
  'over two lines': (s) => `${s.slice(0, s.length / 2)}\n   ${s.slice(s.length / 2)}`,
};

const long: Readonly<Record<string, (secret: string) => string>> = {
  'cut at its end': (s) => `token ${s.slice(0, 12)}…`,
  'cut at its start': (s) => s.slice(-13),
  'from its middle': (s) => `x${s.slice(4, 17)}x`,
  'from its middle, in base64': (s) => base64(`..${s.slice(3, 18)}`),
};

describe('the search finds a secret', () => {
  const kinds = Object.keys(canaryKinds) as CanaryKind[];
  it.each(Object.entries(leaks))('%s', (_, leak) => {
    const missed = kinds.filter((kind) => {
      const secret = canaryKinds[kind]();
      return search(leak(secret), [secret]).length !== 1;
    });
    expect(missed).toEqual([]);
  });

  it.each(Object.entries(long))('%s', (_, leak) => {
    const missed = kinds.filter((kind) => {
      const secret = canaryKinds[kind]();
      return kind !== 'short' && search(leak(secret), [secret]).length !== 1;
    });
    expect(missed).toEqual([]);
  });

  it('and says which of several, once each', () => {
    const [a, b, c] = [canaryKinds.token(), canaryKinds.jwt(), canaryKinds.json()];
    expect(search(`${c} ${c} ${base64(a)}`, [a, b, c])).toEqual([
      { secret: 2, form: 'as it is' },
      { secret: 0, form: 'base64 > as it is' },
    ]);
  });
});

describe('the search finds nothing', () => {
  it.each(Object.entries(leaks))('in another secret %s', (_, leak) => {
    const wanted = Object.values(canaryKinds).map((draw) => draw());
    for (const draw of Object.values(canaryKinds)) expect(search(leak(draw()), wanted)).toEqual([]);
  });

  it('in the part of a value that its test has chosen', () => {
    const [drawn, chosen] = [canaryKinds.token(), ':a part that stands in every expected text'];
    const wanted = [{ value: drawn + chosen, random: drawn.length }];
    expect(search(`expected${chosen}`, wanted)).toEqual([]);
    expect(search(`leaked ${drawn}`, wanted)).toHaveLength(1);
    expect(search(`leaked ${drawn.slice(5)}${chosen}`, wanted)).toHaveLength(1);
  });
});
