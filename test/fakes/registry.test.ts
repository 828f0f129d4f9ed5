import { execFile, type ExecFileException } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { running } from '../http/client.js';
import { needs } from '../real/programs.js';
import { canary, mayHold, observe, tempDir } from '../redaction/oracle.js';
import { startRegistry, type RegistryAuth } from './registry.js';
import { createIssuer, startTokenServer } from './token-server.js';

/** Runs a program while the servers of this process go on answering. */
function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input = '',
): Promise<string> {
  return new Promise((resolve, reject) => {
    const done = (error: ExecFileException | null, stdout: string, stderr: string) => {
      observe(command, stdout + stderr);
      if (error) reject(new Error(`${command} ${args[0]}: ${stdout}${stderr}`));
      else resolve(stdout + stderr);
    };
    execFile(command, args, { env: { ...process.env, ...env } }, done).stdin?.end(input);
  });
}

async function image(dir: string): Promise<string> {
  const layout = join(dir, 'image');
  writeFileSync(join(dir, 'hello'), 'hello\n');
  await run('umoci', ['init', '--layout', layout]);
  await run('umoci', ['new', '--image', `${layout}:one`]);
  await run('umoci', ['insert', '--image', `${layout}:one`, join(dir, 'hello'), '/hello']);
  return `oci:${layout}:one`;
}

const kinds = ['basic', 'bearer', 'a token server of its own'] as const;

async function guarded(kind: (typeof kinds)[number], password: string) {
  const users = { ci: password };
  const issuer = createIssuer({ users });
  const tokens =
    kind === 'a token server of its own' && (await running(startTokenServer(issuer, { observe })));
  const auth: RegistryAuth =
    kind === 'basic'
      ? { kind, users }
      : { kind: 'bearer', issuer, ...(tokens && { realm: `${tokens.origin}/token` }) };
  return running(startRegistry({ auth, observe }));
}

describe.runIf(needs('skopeo', 'umoci'))('the embedded registry and skopeo', () => {
  it.each(kinds)('push and pull an image with %s', async (kind) => {
    const password = canary();
    const server = await guarded(kind, password);
    const dir = tempDir();
    const source = await image(dir);
    const file = join(dir, 'auth.json');
    const pair = Buffer.from(`ci:${password}`).toString('base64');
    writeFileSync(file, JSON.stringify({ auths: { [server.host]: { auth: pair } } }), { mode: 0o600 });
    mayHold(file);
    const name = `docker://${server.host}/team/app`;
    await run('skopeo', ['copy', '--dest-tls-verify=false', '--authfile', file, source, `${name}:one`]);
    expect(server.content.openUploads).toBe(0);
    mkdirSync(join(dir, 'back'));
    await run('skopeo', [
      'copy',
      '--src-tls-verify=false',
      '--authfile',
      file,
      `${name}:one`,
      `dir:${dir}/back`,
    ]);
    const tags = await run('skopeo', ['list-tags', '--tls-verify=false', '--authfile', file, name]);
    expect(JSON.parse(tags)).toMatchObject({ Tags: ['one'] });
    writeFileSync(file, '{}');
    const refused = run('skopeo', ['list-tags', '--tls-verify=false', '--authfile', file, name]);
    await expect(refused).rejects.toThrow();
  });
});

describe.runIf(needs('docker'))('the embedded registry and docker login', () => {
  it.each(kinds)('accept and refuse with %s', async (kind) => {
    const password = canary();
    const server = await guarded(kind, password);
    const dir = tempDir();
    mayHold(join(dir, 'config.json'));
    const login = ['login', '--username', 'ci', '--password-stdin', server.host];
    const env = { DOCKER_CONFIG: dir, DOCKER_HOST: 'unix:///nowhere/docker.sock' };
    expect(await run('docker', login, env, password)).toContain('Login Succeeded');
    await expect(run('docker', login, env, canary())).rejects.toThrow(/401|incorrect/);
  });
});
