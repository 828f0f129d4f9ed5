import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { onTerminal, type Typing } from '../real/on-terminal.js';
import { needs } from '../real/programs.js';
import { canary, mayHold, tempDir } from '../redaction/oracle.js';
import { registryFor, withCredential } from './basic-registry.js';
import { newJob } from './step.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

async function scene() {
  const secret = canary();
  const registry = await registryFor({ auth: { kind: 'basic', users: { robot: secret } } });
  const home = tempDir();
  const file = join(home, '.docker/config.json');
  for (const path of [file, `${file}.regcred`]) mayHold(path);
  const env = { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: home };
  const regcred = (words: readonly string[], typing: readonly Typing[] = [], more = {}) =>
    onTerminal([process.execPath, cli, ...words], { ...env, ...more }, typing);
  const isLoggedIn = () =>
    existsSync(file) &&
    readFileSync(file, 'utf8').includes(Buffer.from(`robot:${secret}`).toString('base64'));
  return { secret, registry, regcred, isLoggedIn, home };
}

describe.runIf(needs('python3'))('a person at a terminal', () => {
  it.each([[[]], [['--password-stdin']]])(
    'L19: is asked for the password, which the screen does not show (%j)',
    async (words) => {
      const { secret, registry, regcred, isLoggedIn } = await scene();
      const login = ['login', registry.host, '--username', 'robot', '--client', 'file', ...words];
      const { code, shown } = await regcred(login, [{ after: 'Password: ', type: `${secret}\r` }]);
      expect(shown).toContain(`Logged in to ${registry.host} as robot`);
      expect(shown).not.toContain(secret);
      expect(code).toBe(0);
      expect(isLoggedIn()).toBe(true);
    },
  );

  it('L19: may correct what was typed', async () => {
    const { secret, registry, regcred, isLoggedIn } = await scene();
    const login = ['login', registry.host, '--username', 'robot', '--client', 'file'];
    const typed = `wrong\u0015xy\u007f\u007f${secret}Z\b\r`;
    expect((await regcred(login, [{ after: 'Password: ', type: typed }])).code).toBe(0);
    expect(isLoggedIn()).toBe(true);
  });

  it('L19: is asked by check too', async () => {
    const { secret, registry, regcred } = await scene();
    const check = ['check', registry.host, '--username', 'robot'];
    const { code, shown } = await regcred(check, [{ after: 'Password: ', type: `${secret}\r` }]);
    expect(code).toBe(0);
    expect(shown).toContain('✓');
    expect(shown).not.toContain(secret);
  });

  it.each([
    ['Ctrl-C', '\u0003', /E_INTERRUPTED|E_PROMPT/],
    ['Ctrl-D', '\u0004', /E_PROMPT/],
  ])('L19: may stop at the prompt with %s, and nothing is sent', async (_name, key, words) => {
    const { registry, regcred } = await scene();
    const login = ['login', registry.host, '--username', 'robot', '--client', 'file'];
    const { code, shown } = await regcred(login, [{ after: 'Password: ', type: key }]);
    expect(code).not.toBe(0);
    expect(shown).toMatch(words);
    expect(withCredential(registry)).toBe(0);
  });

  it('L19: reads no words of a CI', async () => {
    const { registry, regcred } = await scene();
    const { shown } = await regcred(['login', registry.host]);
    expect(shown).toContain('E_');
    expect(shown).not.toMatch(/fork|pull request|the input|protected/);
  });

  it('L19: is not asked where no one sits at the terminal', async () => {
    const { registry, regcred } = await scene();
    const { code, shown } = await regcred(['login', registry.host, '--username', 'robot'], [], {
      CI: 'true',
    });
    expect(shown).not.toContain('Password: ');
    expect(code).toBe(2);
  });

  it('L17: is not shown a private key, which a pipe gets', async () => {
    const { regcred } = await scene();
    const refused = await regcred(['keygen', '--output', '-']);
    expect(refused.shown).toContain('E_OUTPUT_SHOWN');
    expect(refused.code).toBe(2);
    const piped = await newJob().cli(['keygen', '--output', '-']);
    expect(piped).toContain('exit code 0');
    expect(piped).toMatch(/stdout:\n {2}\S{40,}/);
  });
});
