import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createMasks } from '../../src/context/masks.js';
import { createRedactor } from '../../src/secret/redactor.js';
import { Secret } from '../../src/secret/secret.js';
import { canaryKinds, type CanaryKind } from './canaries.js';
import { createMasker } from '../runner/masker.js';
import { search } from './search.js';

const USER = 'robot$web+ci';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const json = (text: string) => JSON.stringify(text).slice(1, -1);

/** What people see of a log on GitHub once regcred has registered the secret. */
function masked(secret: string): (log: string) => string {
  const runner = createMasker();
  const masks = createMasks(
    createRedactor(),
    (form) => runner.add(form),
    () => {},
  );
  masks.add(new Secret(secret), USER);
  return (log) =>
    log
      .split('\n')
      .map((line) => runner.mask(line))
      .join('\n');
}

const dockerConfig = (secret: string) =>
  JSON.stringify({ auths: { 'registry.example.com': { auth: base64(`${USER}:${secret}`) } } }, null, '\t');

const logs: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (s) => s,
  'in JSON': (s) => JSON.stringify({ s }),
  'in JSON in JSON': (s) => JSON.stringify(JSON.stringify({ s })),
  'in Go JSON': (s) => json(s).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
  'in ASCII JSON': (s) =>
    json(s).replace(/[^\0-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'in a URL': encodeURIComponent,
  'in lower-case percent escapes': (s) => encodeURIComponent(s).replace(/%../g, (c) => c.toLowerCase()),
  'in a form': (s) => new URLSearchParams({ s }).toString(),
  'in the user info of a URL': (s) => Object.assign(new URL('https://h'), { password: s }).href,
  'in base64': base64,
  'in base64 with an end of line': (s) => base64(`${s}\n`),
  'in base64 without the white space docker cuts': (s) => base64(`${USER}:${s.trimEnd()}`),
  'in base64url': (s) => Buffer.from(s).toString('base64url'),
  'in base64 with the username': (s) => base64(`${USER}:${s}`),
  'in base64 of base64': (s) => base64(base64(s)),
  'in base64 of base64 with ends of line': (s) => base64(`${base64(`${s}\n`)}\n`),
  'in base64 of base64 with the username': (s) => base64(base64(`${USER}:${s}`)),
  "in docker's config.json": dockerConfig,
  'in a .dockerconfigjson': (s) => base64(dockerConfig(s)),
  'in hex': (s) => Buffer.from(s).toString('hex'),
  'in upper-case hex': (s) => Buffer.from(s).toString('hex').toUpperCase(),
  'by base64, which wraps': (s) => base64(s).replace(/.{76}/g, '$&\n'),
  'by base64 with the username, which wraps': (s) => base64(`${USER}:${s}`).replace(/.{76}/g, '$&\n'),
  'by printf %q': (s) =>
    execFileSync('bash', ['-c', 'printf %q "$S"'], {
      env: { ...process.env, S: s, LC_ALL: 'C.UTF-8' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  'in single quotes of a shell': (s) => s.replaceAll("'", "'\\''"),
  'in PowerShell': (s) => `${s.replaceAll("'", "''")} ${s.replace(/["$`]/g, '`$&')}`,
};

// These secrets are drawn here and not by canary(): what is searched is the log after masking.
const kinds = Object.keys(canaryKinds) as CanaryKind[];

describe('what we register leaves nothing readable in a log', () => {
  it.each(Object.entries(logs))('%s', (_, write) => {
    const readable = kinds.filter((kind) => {
      const secret = canaryKinds[kind]();
      expect(search(write(secret), [secret]), kind).toHaveLength(1);
      return search(masked(secret)(write(secret)), [secret]).length > 0;
    });
    expect(readable).toEqual([]);
  });

  it.each(kinds)('in base64 whatever stands around a secret of the kind %s: 576 of 576', (kind) => {
    const secret = canaryKinds[kind]();
    const mask = masked(secret);
    const readable: string[] = [];
    let tried = 0;
    for (let before = 0; before < 12; before++) {
      for (let after = 0; after < 12; after++) {
        const bytes = Buffer.from('p'.repeat(before) + secret + '\n'.repeat(after));
        const [std, url] = [bytes.toString('base64'), bytes.toString('base64url')];
        for (const text of [std, std.replace(/=+$/, ''), url, url.padEnd(std.length, '=')]) {
          tried++;
          // At most one letter at either end also belongs to what stands around it.
          const rest = mask(text).replace('***', '');
          const most = Math.ceil((before * 8) / 6) + Math.ceil((after * 8) / 6) + 4;
          if (!mask(text).includes('***') || rest.length > most) readable.push(`${before}+${after}`);
        }
      }
    }
    expect(tried).toBe(576);
    expect(readable).toEqual([]);
  });

  it('where a program has cut the white space at its ends', () => {
    for (const kind of kinds) {
      const secret = canaryKinds[kind]();
      const mask = masked(` ${secret} \t\n`);
      for (const text of [base64(`${USER}:${secret}`), base64(secret), encodeURIComponent(secret)]) {
        expect(search(mask(text), [secret]), kind).toEqual([]);
        expect(mask(text).replace('***', '').length, kind).toBeLessThan(5);
      }
    }
  });

  it('and the name of the user readable', () => {
    expect(masked(canaryKinds.token())(`Logged in as ${USER}`)).toBe(`Logged in as ${USER}`);
  });
});
