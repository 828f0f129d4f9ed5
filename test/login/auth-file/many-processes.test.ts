import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mergeLogin } from '../../../src/login/auth-file/merge-login.js';
import { entry, home } from './files.js';

const script = fileURLToPath(new URL('login-loop.ts', import.meta.url));
const loop = (path: string, name: string, rounds: number) =>
  spawn(process.execPath, ['--import', 'tsx', script, path, name, String(rounds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** Two logins and one or two logouts each. */
const ROUNDS = 15;
const KILLS = 8;

describe('several processes on one auth file', () => {
  it('C8: 8 of them, 50 logins and logouts each, lose no login, leave none behind, and give back what was there', async () => {
    const shared = entry('runner');
    const { path, auths, names, read } = home({ keep: 1, auths: { 'shared.example.com': shared } });
    const processes = [...'abcdefgh'].map((name) => loop(path, name, ROUNDS));
    // While they run the file can be read at any time.
    let running = true;
    const reading = (async () => {
      while (running) {
        expect(read()).toMatchObject({ keep: 1 });
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    const codes = await Promise.all(processes.map(async (child) => (await once(child, 'exit'))[0] as number));
    running = false;
    await reading;
    expect(codes).toEqual(processes.map(() => 0));
    const kept = [...'abcdefgh'].flatMap((name) =>
      Array.from({ length: Math.ceil(ROUNDS / 2) }, (_, i) => `${name}-${2 * i}.example.com`),
    );
    expect(Object.keys(auths()).sort()).toEqual([...kept, 'shared.example.com'].sort());
    expect(auths()['shared.example.com']).toEqual(shared);
    expect(names().sort()).toEqual(['config.json', 'config.json.regcred']);
  }, 180_000);

  it('C7: one killed at any point leaves a whole file, and the next takes its lock over', async () => {
    const { path, ctx, names, read } = home({ keep: 1, auths: {} });
    for (let kill = 0; kill < KILLS; kill++) {
      const child = loop(path, `k${kill}`, 1000);
      await once(child.stdout, 'data');
      // Somewhere within a round of about ten milliseconds.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ keep: 1 });
      await mergeLogin(path, `after-${kill}.example.com`, entry('u'), 'job', ctx);
      expect(names().sort()).toEqual(['config.json', 'config.json.regcred']);
    }
    const after = Object.keys(read().auths).filter((key) => key.startsWith('after-'));
    expect(after).toHaveLength(KILLS);
  }, 120_000);
});
