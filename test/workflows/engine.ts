import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { find, type Program } from '../real/programs.js';

/** What stands for the Docker engine of a runner: podman's docker-compatible service, without any network. */
export interface Engine {
  /** Variables of the runner machine: PATH with {@link startEngine}'s docker, podman's storage and registries. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts podman's service. `docker` on PATH is the real CLI, told of the service for everything but login
 * and logout: podman's own login endpoint insists on https, a loopback registry here speaks http.
 * `registries` are the plain-http ones, `more` is for the runner machine and the service. podman, skopeo and buildah on
 * PATH are the real ones too, told of those registries.
 */
export async function startEngine(
  registries: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Engine> {
  const dir = mkdtempSync(join(tmpdir(), 'regcred-engine-'));
  const file = (name: string) => join(dir, name);
  const socket = file('engine.sock');
  for (const folder of ['bin', 'home', 'run', 'graph']) mkdirSync(file(folder));
  writeFileSync(
    file('storage.conf'),
    `[storage]\ndriver = "vfs"\ngraphroot = "${file('graph')}"\nrunroot = "${file('run')}"\n`,
  );
  writeFileSync(file('registries.conf'), registriesConf(registries));
  const wrap = (program: Program, text: string) => {
    writeFileSync(file(`bin/${program}`), `#!/bin/sh\n${text}\n`);
    chmodSync(file(`bin/${program}`), 0o755);
  };
  const toService = `case "$1" in login | logout) ;; *) export DOCKER_HOST=unix://${socket} ;; esac`;
  wrap('docker', `${toService}\nexec ${find('docker') ?? ''} "$@"`);
  // These two take the list of registries from an option, podman from a variable.
  for (const program of ['skopeo', 'buildah'] as const) {
    wrap(program, `exec ${find(program) ?? ''} --registries-conf=${file('registries.conf')} "$@"`);
  }
  const env = {
    PATH: [file('bin'), process.env['PATH'] ?? ''].join(delimiter),
    CONTAINERS_STORAGE_CONF: file('storage.conf'),
    CONTAINERS_REGISTRIES_CONF: file('registries.conf'),
    // The image is built in the process's own namespaces: a test machine may itself be a container.
    BUILDAH_ISOLATION: 'chroot',
    ...more,
  };
  const child = spawn('podman', ['system', 'service', '--time=0', `unix://${socket}`], {
    env: { ...env, HOME: file('home'), TMPDIR: file('run') },
    stdio: 'ignore',
  });
  const stop = () => end(child, dir);
  try {
    await answers(socket, child);
    return { env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function registriesConf(registries: readonly string[]): string {
  const plain = registries.map((host) => `[[registry]]\nlocation = "${host}"\ninsecure = true\n`);
  return plain.join('\n');
}

/** Resolves at the first connection that is accepted. */
async function answers(socket: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    if (child.exitCode !== null) throw new Error(`podman's service ended with ${child.exitCode}`);
    const open = await new Promise<boolean>((resolve) => {
      const client = connect(socket, () => resolve(true)).once('error', () => resolve(false));
      client.once('connect', () => client.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("podman's service does not answer");
}

async function end(child: ChildProcess, dir: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(dir, { recursive: true, force: true });
}
