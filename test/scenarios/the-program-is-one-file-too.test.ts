import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { registryFor } from './basic-registry.js';
import { canary, mayHold, observe, tempDir } from '../redaction/oracle.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A machine that has nothing of the project but this one file. */
function machine() {
  const home = tempDir();
  const program = join(home, 'it’s here.cjs');
  copyFileSync(join(root, 'jenkins/resources/regcred/regcred.cjs'), program);
  const start = async (file: string, words: readonly string[], env: Record<string, string>, input = '') => {
    const base = { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: home };
    const child = spawn(file, words, { cwd: home, env: { ...base, ...env }, stdio: 'pipe' });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.stdin.on('error', () => {}).end(input);
    await once(child, 'close');
    observe('standard error', stderr);
    return { status: child.exitCode, stdout, stderr };
  };
  const run = (words: readonly string[], env: Record<string, string> = {}, file = program) =>
    start(process.execPath, [file, ...words], env);
  return { home, start, run };
}

describe('regcred.cjs', () => {
  it('has every command of the other bundle, and nothing beside it is needed', async () => {
    const { home, run } = machine();
    const dist = join(root, 'dist/cli.js');
    for (const words of [['--help'], ['login', '--help'], ['providers', '--json'], ['schema']]) {
      expect(await run(words)).toEqual(await run(words, {}, dist));
    }
    const key = join(home, 'key');
    mayHold(key);
    expect((await run(['keygen', '--output', key])).stdout).toMatch(/[A-Za-z0-9+/]{43}=/);
  });

  it('is text that every encoding can carry', () => {
    const text = readFileSync(join(root, 'jenkins/resources/regcred/regcred.cjs'));
    expect(text.filter((byte) => byte > 0x7f)).toHaveLength(0);
  });

  it('edits a config.json as it is, and is its own credential helper', async () => {
    const { home, start, run } = machine();
    const secret = canary();
    const { host } = await registryFor({ auth: { kind: 'basic', users: { robot: secret } } });
    const config = join(home, '.docker/config.json');
    mkdirSync(join(home, '.docker'));
    writeFileSync(config, '{\n  "detachKeys": "ctrl-x"\n}\n');
    const env = {
      ...{ BUILD_TAG: 'jenkins-app-1', WORKSPACE_TMP: join(home, 'tmp') },
      ...{ REGCRED_LOGIN_REGISTRY: host, REGCRED_LOGIN_CLIENT: 'helper', REGCRED_LOGIN_ISOLATE: 'false' },
      ...{ REGCRED_REGISTRY: host, REGCRED_USERNAME: 'robot', REGCRED_PASSWORD: secret },
    };
    expect(await run(['login'], env)).toMatchObject({ status: 0 });
    expect(JSON.parse(readFileSync(config, 'utf8'))).toEqual({
      detachKeys: 'ctrl-x',
      credHelpers: { [host]: 'regcred' },
    });
    const handed = readFileSync(join(home, 'tmp/regcred-job-jenkins-app-1/environment'), 'utf8');
    const value = (name: string) =>
      handed
        .split('\n')
        .find((line) => line.startsWith(name))
        ?.slice(name.length) ?? '';
    const helper = join(value('PATH+REGCRED='), 'docker-credential-regcred');
    const settings = { REGCRED_HELPER_CONFIG: value('REGCRED_HELPER_CONFIG=') };
    const asked = await start(helper, ['get'], { ...env, ...settings }, `${host}\n`);
    expect(JSON.parse(asked.stdout)).toEqual({ ServerURL: host, Username: 'robot', Secret: secret });
    expect(await run(['logout', '--all'], env)).toMatchObject({ status: 0 });
    expect(JSON.parse(readFileSync(config, 'utf8'))).toEqual({ detachKeys: 'ctrl-x' });
  });
});
