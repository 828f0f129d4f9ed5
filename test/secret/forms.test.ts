import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { forms } from '../../src/secret/forms.js';
import { markdownCell } from '../../src/secret/markdown.js';
import { canaryKinds } from '../redaction/canaries.js';
import { canary } from '../redaction/oracle.js';
import { needs } from '../real/programs.js';

const HARD = 'p@ss "w\'or<d>&x+y%z$1/ü\\e';

/** Whether a text that a program has printed holds a form whole. */
const holds = (text: string, secret: string, username?: string) =>
  forms(secret, username).some((form) => text.includes(form));

describe('the forms of a secret', () => {
  it.each(['dop_v1_0123abcd', 'a|b`c*d', HARD])('are found in a table of the job’s page: %s', (secret) => {
    expect(holds(`| ${markdownCell(secret)} |`, secret)).toBe(true);
  });

  it.runIf(needs('openssl', 'python3'))('are as real programs write it', () => {
    const run = (command: string, ...args: string[]) =>
      execFileSync(command, args, {
        env: { PATH: process.env.PATH, S: HARD, LC_ALL: 'C.UTF-8' },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const printed = {
      'printf %q': run('bash', '-c', 'printf %q "$S"'),
      '${S@Q}': run('bash', '-c', 'printf %s "${S@Q}"'),
      'set -x': run('bash', '-c', 'exec 2>&1; set -x; : "$S"'),
      base64: run('bash', '-c', 'echo "$S" | base64'),
      'openssl base64': run('bash', '-c', 'printf %s "user:$S" | openssl base64 -A'),
      'python json': run('python3', '-c', 'import json,os; print(json.dumps(os.environ["S"]))'),
      'python repr': run('python3', '-c', 'import os; print([os.environ["S"]])'),
      'python quote': run(
        'python3',
        '-c',
        'import os,urllib.parse as u; print(u.quote(os.environ["S"], safe=""))',
      ),
      'python form': run(
        'python3',
        '-c',
        'import os,urllib.parse as u; print(u.urlencode({"p": os.environ["S"]}))',
      ),
      'python html': run('python3', '-c', 'import os,html; print(html.escape(os.environ["S"]))'),
      'python sax': run('python3', '-c', 'import os,xml.sax.saxutils as s; print(s.escape(os.environ["S"]))'),
      hex: run('python3', '-c', 'import os; print(os.environb[b"S"].hex())'),
      'node inspect': run('node', '-p', '[process.env.S]'),
      'URL user info': run('node', '-p', 'const u = new URL("http://h"); u.password = process.env.S; u.href'),
    };
    const missed = Object.entries(printed).filter(([, text]) => !holds(text, HARD));
    expect(missed).toEqual([]);
  });

  it.each(['tab\tand\nline', "quote'd\u0001control\\", 'bell\u0007escape\u001bend', '~home#comma,=~x'])(
    'are as bash writes control characters and special places: %j',
    (secret) => {
      const env = { PATH: process.env.PATH, S: secret, LC_ALL: 'C.UTF-8' };
      expect(
        holds(
          execFileSync('bash', ['-c', 'printf %q "$S"'], {
            env,
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'pipe'],
          }),
          secret,
        ),
      ).toBe(true);
    },
  );

  it('come longest first, each once, and none under four characters', () => {
    for (const draw of Object.values(canaryKinds)) {
      const all = forms(draw(), 'user');
      const lengths = all.map((form) => form.length);
      expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
      expect(new Set(all).size).toBe(all.length);
      expect(Math.min(...lengths)).toBeGreaterThanOrEqual(4);
    }
  });

  it('include each line of four characters or more, and no shorter one', () => {
    const key = `{\n  "k": "${canary()}"\n}\nab`;
    const all = forms(key);
    expect(all).toContain(key.split('\n')[1]?.trim());
    expect(all).not.toContain('{');
    expect(all).not.toContain('ab');
  });

  it('include what a program prints of a JSON secret after parsing it', () => {
    const [line, word] = [canary('', 'alphanumeric'), canary()];
    const file = JSON.stringify({
      type: 'service_account',
      private_key: `-----BEGIN-----\n${line}\n-----END-----`,
      token_uri: 'https://oauth2.googleapis.com/token',
      nested: { auths: { host: { auth: word } } },
    });
    const all = forms(file);
    expect(all).toContain(line);
    expect(all).toContain(word);
    expect(all).not.toContain('service_account');
    expect(all).not.toContain('https://oauth2.googleapis.com/token');
  });

  it('never include the username', () => {
    const all = forms(canary(), 'AWS-robot-name');
    expect(all.filter((form) => 'AWS-robot-name'.includes(form))).toEqual([]);
  });

  it('are found for a secret that no encoder can take (a lone surrogate)', () => {
    expect(forms('lone \ud800 surrogate')).toContain('lone%20%EF%BF%BD%20surrogate');
  });
});
