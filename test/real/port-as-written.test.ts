import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canary, mayHold, observe, tempDir } from '../redaction/oracle.js';
import { startRegistry, type RunningRegistry } from './docker-registry.js';
import { needs } from './programs.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const ADDRESS = '192.0.2.11'; // TEST-NET-1 (RFC 5737): only its default port 443 can be left out of a name.
const namespace = `regcred-${randomBytes(4).toString('hex')}`;
const isRoot = process.getuid?.() === 0;

function ip(...args: string[]): void {
  const { status, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${stderr}`);
}

/** What each program says when it asks for an image that does not exist, logged in or not. */
const readers = {
  docker: (host: string) => ['docker', 'manifest', 'inspect', `${host}/team/none`],
  crane: (host: string) => ['crane', 'ls', `${host}/team/none`],
  skopeo: (host: string) => ['skopeo', 'list-tags', `docker://${host}/team/none`],
  podman: (host: string) => ['podman', 'search', '--list-tags', `${host}/team/none`],
};

describe.runIf(needs('docker', 'podman', 'skopeo', 'crane', 'docker-registry', 'openssl', 'ip') && isRoot)(
  'a registry at the default port, in a network of its own',
  () => {
    let registry: RunningRegistry;
    const password = canary();

    beforeAll(async () => {
      ip('netns', 'add', namespace);
      ip('-n', namespace, 'link', 'set', 'lo', 'up');
      ip('-n', namespace, 'addr', 'add', `${ADDRESS}/32`, 'dev', 'lo');
      const auth = { kind: 'htpasswd', users: { u: password } } as const;
      registry = await startRegistry({ address: ADDRESS, auth, tls: true, namespace, port: 443 });
    });
    afterAll(async () => {
      await registry.stop();
      ip('netns', 'del', namespace);
    });

    function machine() {
      const home = tempDir();
      mayHold(join(home, '.docker/config.json'));
      mayHold(join(home, 'containers/auth.json'));
      // Go programs read the authority from here.
      const env = {
        PATH: process.env['PATH'],
        HOME: home,
        XDG_RUNTIME_DIR: home,
        SSL_CERT_FILE: registry.ca,
      };
      const inside = (words: readonly string[], input = '') => {
        const run = spawnSync('ip', ['netns', 'exec', namespace, ...words], { input, encoding: 'utf8', env });
        observe('output', run.stdout + run.stderr);
        return { code: run.status, said: run.stdout + run.stderr };
      };
      const login = (host: string, client: string) =>
        inside(
          [
            process.execPath,
            cli,
            ...['login', host, '--username', 'u', '--password-stdin'],
            ...['--client', client, '--ca', registry.ca ?? ''],
          ],
          password,
        );
      return { inside, login };
    }

    const LOGGED_IN =
      /manifest unknown|no such manifest|name unknown|NAME_UNKNOWN|repository name not known|404/i;

    it.each([
      ['docker', `${ADDRESS}:443`, ['docker', 'crane', 'skopeo', 'podman']],
      ['docker', ADDRESS, ['docker', 'crane', 'skopeo', 'podman']],
      ['file', `${ADDRESS}:443`, ['docker', 'crane', 'skopeo', 'podman']],
      ['podman', `${ADDRESS}:443`, ['crane', 'skopeo', 'podman']],
      ['podman', ADDRESS, ['crane', 'skopeo', 'podman']],
    ] as const)('L8: what client %s writes for %s is read by %j', (client, host, names) => {
      const { inside, login } = machine();
      expect(login(host, client)).toMatchObject({
        code: 0,
        said: expect.stringContaining(`in to ${host} as u`) as string,
      });
      for (const name of names) {
        expect(inside(readers[name](host)).said, name).toMatch(LOGGED_IN);
      }
    });

    it('L8: an image name with the other form of the port finds no login', () => {
      const { inside, login } = machine();
      login(`${ADDRESS}:443`, 'docker');
      expect(inside(readers.docker(ADDRESS)).said).toMatch(
        /unauthorized|no basic auth|authentication required/i,
      );
    });
  },
);
