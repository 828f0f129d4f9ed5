import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ExecOptions } from '../../src/context/context.js';
import { exec } from '../../src/context/exec.js';
import { Secret } from '../../src/secret/secret.js';
import { canary, observe, observeError, tempDir } from '../redaction/oracle.js';

const PATH = process.env.PATH;

function sh(script: string, options: Partial<ExecOptions> = {}) {
  return exec('sh', ['-c', script], { env: { PATH }, timeout: 20_000, ...options });
}

/** Whether the process with the number in the file is gone. */
async function isGone(pidFile: string): Promise<boolean> {
  const pid = Number(readFileSync(pidFile, 'utf8'));
  for (let tries = 0; tries < 100; tries++) {
    const state = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : 'Z';
    if (/\) Z|^Z/.test(state)) return true;
    await wait(20);
  }
  return false;
}

describe('exec', () => {
  it('gives the secret to standard input, and exactly the environment it was handed', async () => {
    const secret = canary('\n', 'newline');
    const result = await sh('cat | sha256sum; env | cut -d= -f1; tr "\\0" " " </proc/$$/cmdline', {
      input: new Secret(secret),
      env: { PATH, ONLY: 'this', NOT: undefined },
    });
    expect(result).toMatchObject({ kind: 'exited', code: 0 });
    if (result.kind !== 'exited') return;
    observe('what the child saw', result.stdout);
    const { createHash } = await import('node:crypto');
    expect(result.stdout).toContain(createHash('sha256').update(secret).digest('hex'));
    const names = result.stdout.match(/^\w+$/gm) ?? [];
    expect(names.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name)).sort()).toEqual([
      'ONLY',
      'PATH',
    ]);
  });

  it('hands back exit code, output and nothing of a shell', async () => {
    expect(await sh('echo out; echo err >&2; exit 7')).toEqual({
      kind: 'exited',
      code: 7,
      stdout: 'out\n',
      stderr: 'err\n',
    });
    const literal = await exec('echo', ['$(id)', '`id`', ';', '*'], { env: { PATH }, timeout: 9_000 });
    expect(literal).toMatchObject({ stdout: '$(id) `id` ; *\n' });
  });

  it('says when there is no such program, and never looks in the working directory', async () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'docker'), '#!/bin/sh\necho trapped\n', { mode: 0o755 });
    for (const path of ['', '.', ':', `.:${dir}/none`, undefined]) {
      const result = await exec('docker', [], { env: { PATH: path }, cwd: dir, timeout: 9_000 });
      expect(result).toEqual({ kind: 'not-found' });
    }
    expect(await exec('docker', [], { env: { PATH: `${dir}/none:${dir}` }, timeout: 9_000 })).toMatchObject({
      stdout: 'trapped\n',
    });
    chmodSync(join(dir, 'docker'), 0o644);
    expect(await exec('docker', [], { env: { PATH: dir }, timeout: 9_000 })).toEqual({ kind: 'not-found' });
  });

  it('H4: ends a program that hangs and ignores SIGTERM, with all it has started', async () => {
    const dir = tempDir();
    const started = Date.now();
    const result = await sh(
      `trap '' TERM; sleep 1000 & echo $! > child; echo $$ > self; while :; do sleep 1000; done`,
      {
        timeout: 300,
        cwd: dir,
      },
    );
    expect(result).toEqual({ kind: 'killed', by: 'SIGKILL', timedOut: true });
    expect(Date.now() - started).toBeLessThan(10_000);
    expect([await isGone(join(dir, 'self')), await isGone(join(dir, 'child'))]).toEqual([true, true]);
  });

  it('H4: a program that ends well when asked to at its deadline has not succeeded', async () => {
    const result = await sh(`trap 'exit 0' TERM; while :; do sleep 0.05; done`, { timeout: 300 });
    expect(result).toEqual({ kind: 'killed', by: 'SIGTERM', timedOut: true });
  });

  it('ends the program when the signal aborts, before or while it runs', async () => {
    const controller = new AbortController();
    const running = sh('sleep 1000', { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    expect(await running).toEqual({ kind: 'killed', by: 'SIGTERM', timedOut: false });
    expect(await sh('sleep 1000', { signal: controller.signal })).toMatchObject({
      kind: 'killed',
      timedOut: false,
    });
  });

  it('H2: says by which signal the program was killed', async () => {
    expect(await sh('kill -9 $$')).toEqual({ kind: 'killed', by: 'SIGKILL', timedOut: false });
  });

  it('H5: a program that does not read its input is judged by its exit code', async () => {
    const big = new Secret(canary() + 'x'.repeat(1 << 20));
    expect(await sh('exec 0<&-; exit 3', { input: big })).toMatchObject({ kind: 'exited', code: 3 });
    expect(await sh('exit 0', { input: big })).toMatchObject({ kind: 'exited', code: 0 });
  });

  it('keeps 64 KiB of output and drains the rest', async () => {
    const result = await sh('head -c 5000000 /dev/zero | tr "\\0" a; head -c 5000000 /dev/zero >&2');
    expect(result).toMatchObject({ kind: 'exited', code: 0, stdout: 'a'.repeat(65_536) });
  });

  it('does not wait for a grandchild that keeps the pipes open', async () => {
    const dir = tempDir();
    const started = Date.now();
    const result = await sh('sleep 30 & echo $! > pid; echo done', { cwd: dir });
    expect(result).toMatchObject({ kind: 'exited', code: 0, stdout: 'done\n' });
    expect(Date.now() - started).toBeLessThan(10_000);
    process.kill(Number(readFileSync(join(dir, 'pid'), 'utf8')));
  });

  it.each([
    ['a NUL in an argument', ['\0']],
    ['too many arguments', ['x'.repeat(3 << 20)]],
  ])('E4: %s is E_EXEC without the arguments', async (_, args) => {
    const secret = canary();
    const failure = exec('echo', [secret + args[0]], { env: { PATH }, timeout: 9_000 }).catch(
      (error: unknown) => error,
    );
    observeError(await failure);
    expect(await failure).toMatchObject({ code: 'E_EXEC' });
  });

  it('E4: a program without its interpreter, or a missing folder, is E_EXEC', async () => {
    const dir = tempDir();
    writeFileSync(join(dir, 'tool'), '#!/nowhere/sh\n', { mode: 0o755 });
    await expect(exec('tool', [], { env: { PATH: dir }, timeout: 9_000 })).rejects.toMatchObject({
      code: 'E_EXEC',
    });
    await expect(exec('sh', [], { env: { PATH }, cwd: `${dir}/none`, timeout: 9_000 })).rejects.toMatchObject(
      { code: 'E_EXEC' },
    );
  });
});
