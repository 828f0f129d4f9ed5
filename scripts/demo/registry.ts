import { readFileSync } from 'node:fs';
import { compare } from 'bcryptjs';
import { startRegistry as startEmbedded } from '../../test/fakes/registry.js';
import { startRegistry as startDebian } from '../../test/real/docker-registry.js';
import { findProgram } from '../../src/context/find-program.js';

export interface DemoRegistry {
  readonly host: string;
  /** What it is, for the reader. */
  readonly title: string;
  /** The bcrypt file it reads its users from. */
  readonly htpasswd: string;
  stop(): Promise<void>;
}

/**
 * A registry with one user: Debian's docker-registry where it is installed, else the embedded one of the
 * tests, which speaks the same protocol and reads the same file.
 */
export async function startDemoRegistry(file: string, user: string, password: string): Promise<DemoRegistry> {
  if (findProgram('docker-registry', process.env)) {
    const auth = { kind: 'htpasswd', users: { [user]: password } } as const;
    const { host, htpasswd, stop } = await startDebian({ auth });
    return { host, htpasswd, stop, title: 'Debian’s docker-registry' };
  }
  const users = async (name: string, secret: string) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const line = lines.find((text) => text.startsWith(`${name}:`));
    return line !== undefined && compare(secret, line.slice(name.length + 1));
  };
  const { host, close } = await startEmbedded({ auth: { kind: 'basic', users } });
  return {
    host,
    htpasswd: file,
    stop: close,
    title: 'the embedded registry (docker-registry is not installed)',
  };
}
