import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from 'bcryptjs';
import { serverCertificate } from '../fakes/certificates.js';

/** A running docker-registry (distribution 2.8 in Debian 12): the real thing, on an ephemeral port. */
export interface RunningRegistry {
  /** `address:port`. */
  readonly host: string;
  readonly port: number;
  /** The certificate authority to trust, with `tls`. */
  readonly ca?: string;
  /** Its htpasswd file, with that kind of auth; it reads it again by itself. */
  readonly htpasswd: string;
  /** What it has written so far; every request is in it, no credential ever is. */
  log(): string;
  stop(): Promise<void>;
}

export interface RegistryOptions {
  /** A loopback address; 127.0.0.2 and so on are other hosts to a client. Default 127.0.0.1. */
  readonly address?: string;
  /** Default: open to all. */
  readonly auth?:
    | { readonly kind: 'htpasswd'; readonly users: Readonly<Record<string, string>> }
    | {
        readonly kind: 'token';
        readonly realm: string;
        readonly service: string;
        readonly issuer: string;
        /** PEM file with the certificate of the token server's key. */
        readonly rootcertbundle: string;
      };
  /** https with a certificate of a fresh authority; needs openssl. */
  readonly tls?: boolean;
  /** A network namespace to run in (ip-netns(8)); needs root. */
  readonly namespace?: string;
  /** A fixed port, for a namespace, where no other test can have it. */
  readonly port?: number;
}

/** Starts a registry and waits until it accepts connections. It has a folder of its own until {@link RunningRegistry.stop}. */
export async function startRegistry(options: RegistryOptions = {}): Promise<RunningRegistry> {
  const dir = mkdtempSync(join(tmpdir(), 'regcred-registry-'));
  const address = options.address ?? '127.0.0.1';
  const tls = options.tls ? serverCertificate(dir, address) : undefined;
  const config = {
    version: '0.1',
    log: { level: 'info' },
    storage: { filesystem: { rootdirectory: join(dir, 'data') }, delete: { enabled: true } },
    // Port 0: the registry chooses and says so in its log, so that no two tests race for one port.
    http: {
      addr: `${address}:${options.port ?? 0}`,
      ...(tls && { tls: { certificate: tls.certificate, key: tls.key } }),
    },
    ...(options.auth && { auth: await auth(dir, options.auth) }),
  };
  mkdirSync(join(dir, 'data'));
  // JSON is YAML.
  writeFileSync(join(dir, 'config.yml'), JSON.stringify(config));
  // It takes every REGISTRY_… variable for a part of its configuration, podman's REGISTRY_AUTH_FILE too.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('REGISTRY_')),
  );
  const inside = options.namespace ? ['ip', 'netns', 'exec', options.namespace] : [];
  const [program = '', ...args] = [...inside, 'docker-registry', 'serve', join(dir, 'config.yml')];
  const child = spawn(program, args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = stopper(child, dir);
  try {
    const { port, log } = await listening(child);
    // From outside of its namespace nobody can try; it listens before it says so.
    if (!options.namespace) await accepts(address, port);
    return {
      host: `${address}:${port}`,
      port,
      htpasswd: join(dir, 'htpasswd'),
      log,
      stop,
      ...(tls && { ca: tls.ca }),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function auth(dir: string, options: NonNullable<RegistryOptions['auth']>) {
  const { kind, ...rest } = options;
  if (options.kind === 'token') return { [kind]: rest };
  // Cost 4: tests log in often, and the hash guards nothing. The registry knows no other hash than bcrypt.
  const lines = Object.entries(options.users).map(async ([user, pw]) => `${user}:${await hash(pw, 4)}\n`);
  writeFileSync(join(dir, 'htpasswd'), (await Promise.all(lines)).join(''));
  return { htpasswd: { realm: 'test', path: join(dir, 'htpasswd') } };
}

function listening(child: ChildProcess): Promise<{ port: number; log: () => string }> {
  let text = '';
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      text += chunk.toString();
      const port = /listening on [^"]*?:(\d+)(?:, tls)?"/.exec(text)?.[1];
      if (port !== undefined) resolve({ port: Number(port), log: () => text });
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`docker-registry did not start: ${text.slice(-2000)}`)));
  });
}

/** Resolves at the first connection that is accepted. */
async function accepts(host: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, host, () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nothing accepts connections on ${host}:${port}`);
}

/** One listener for all, so that many registries at once do not look like a leak of listeners. */
const running = new Map<ChildProcess, string>();
process.once('exit', () => {
  for (const [child, dir] of running) {
    child.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  }
});

function stopper(child: ChildProcess, dir: string): () => Promise<void> {
  running.set(child, dir);
  return async () => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    }
    running.delete(child);
    rmSync(dir, { recursive: true, force: true });
  };
}
