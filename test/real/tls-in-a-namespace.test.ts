import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canary, mayHold, observe, tempDir } from '../redaction/oracle.js';
import { startRegistry, type RunningRegistry } from './docker-registry.js';
import { needs } from './programs.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const ADDRESS = '192.0.2.10'; // TEST-NET-1 (RFC 5737): on loopback docker does not check certificates.
const namespace = `regcred-${randomBytes(4).toString('hex')}`;
const isRoot = process.getuid?.() === 0;

function ip(...args: string[]): void {
  const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`);
}

describe.runIf(needs('docker', 'docker-registry', 'openssl', 'ip') && isRoot)(
  'a registry with TLS in a network of its own',
  () => {
    let registry: RunningRegistry;
    const password = canary();

    beforeAll(async () => {
      ip('netns', 'add', namespace);
      ip('-n', namespace, 'link', 'set', 'lo', 'up');
      ip('-n', namespace, 'addr', 'add', `${ADDRESS}/32`, 'dev', 'lo');
      const auth = { kind: 'htpasswd', users: { u: password } } as const;
      registry = await startRegistry({ address: ADDRESS, auth, tls: true, namespace });
    });
    afterAll(async () => {
      await registry.stop();
      ip('netns', 'del', namespace);
    });

    function login(client: string, ...more: string[]) {
      const home = tempDir();
      const words = [
        'login',
        registry.host,
        '--username',
        'u',
        '--password-stdin',
        '--client',
        client,
        ...more,
      ];
      const env = { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: home };
      const args = ['netns', 'exec', namespace, process.execPath, cli, ...words];
      const run = spawnSync('ip', args, { input: password, encoding: 'utf8', env });
      observe('stdout', run.stdout);
      observe('stderr', run.stderr);
      const file = join(home, '.docker/config.json');
      mayHold(file);
      const auths = existsSync(file)
        ? (JSON.parse(readFileSync(file, 'utf8')) as { auths: object }).auths
        : {};
      return { code: run.status, said: run.stderr, keys: Object.keys(auths) };
    }

    it.each(['docker', 'file'])(
      'D11: client %s does not trust it by itself, and says what to do',
      (client) => {
        const { code, said, keys } = login(client);
        expect(said).toMatch(
          /^E_TLS_UNTRUSTED: .* Hint: Give the registry’s certificate authority as the option --ca/m,
        );
        expect({ code, keys }).toEqual({ code: 1, keys: [] });
      },
    );

    it.each(['docker', 'file'])('client %s logs in with the input ca', (client) => {
      const { code, keys } = login(client, '--ca', registry.ca ?? '');
      expect({ code, keys }).toEqual({ code: 0, keys: [registry.host] });
    });
  },
);
