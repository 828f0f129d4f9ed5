import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exec as realExec } from '../../src/context/exec.js';
import type { Context } from '../../src/context/context.js';
import { createHttp } from '../../src/http/create-http.js';
import { trusting } from '../../src/http/authority.js';
import { loginIn } from '../../src/login/auth-file/entry.js';
import { clients } from '../../src/login/clients/catalog.js';
import { clientIds, type Client, type ClientId, type LoginTarget } from '../../src/login/clients/client.js';
import { testContext } from '../context.js';
import { jobVariables, target } from '../login/clients/target.js';
import { startRegistry, type RunningRegistry } from '../real/docker-registry.js';
import { find, needs, type Program } from '../real/programs.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';

/** Every character that a shell, a URL, JSON or a command of GitHub's treats in a way of its own. */
const SPECIAL = `p w$1"'\\%0A%25&<ü漢`;

const programs: Readonly<Record<ClientId, readonly Program[]>> = {
  docker: ['docker'],
  podman: ['podman'],
  buildah: ['buildah'],
  nerdctl: ['nerdctl'],
  file: [],
  helper: [],
};

describe.each(clientIds)('the client %s and a real registry', (id) => {
  describe.runIf(needs('docker-registry', ...programs[id]))('', () => {
    const secret = canary();
    let registry: RunningRegistry;
    let client: Client;
    beforeAll(async () => {
      const users = { robot: secret, special: `${SPECIAL}${secret}` };
      registry = await startRegistry({ auth: { kind: 'htpasswd', users } });
      client = await clients[id]();
    });
    afterAll(async () => {
      observe('the registry’s log', registry.log());
      await registry.stop();
    });

    function job(env: Context['env'] = {}): Context {
      const ctx = testContext({ env: jobVariables(env), exec: realExec });
      return { ...ctx, http: createHttp(ctx) };
    }
    const to = (host: string, username: string, password: string, over: Partial<LoginTarget> = {}) =>
      target(host, username, password, over, client.family);

    async function entryOf(login: LoginTarget, ctx: Context) {
      const outcome = await client.login(login, ctx);
      if (outcome.kind === 'failed') throw new Error(`${outcome.exitCode}: ${outcome.words}`);
      const { username, secret } = loginIn(outcome.entry) ?? {};
      return { username, same: secret?.equals(login.credential.secret) };
    }

    it('D10: a good login on a loopback address, by plain http, gives the entry', async () => {
      expect(await entryOf(to(registry.host, 'robot', secret), job())).toEqual({
        username: 'robot',
        same: true,
      });
    });

    it('a bad login is a failure with words, and not an error', async () => {
      const outcome = await client.login(to(registry.host, 'robot', canary()), job());
      expect(outcome.kind).toBe('failed');
      observe('the words', JSON.stringify(outcome));
      expect(outcome).not.toHaveProperty('entry');
    });

    it('A4: special characters in a password arrive as they are', async () => {
      const login = to(registry.host, 'special', `${SPECIAL}${secret}`);
      expect(await entryOf(login, job())).toEqual({ username: 'special', same: true });
    });

    it('writes nothing outside its private folder', async () => {
      const ctx = job();
      await entryOf(to(registry.host, 'robot', secret), ctx);
      expect(existsSync(client.authFile(ctx))).toBe(false);
      expect(everything(ctx.env['HOME'] ?? '')).toEqual(['run']);
    });

    it('E4: the secret is neither in an argument nor in the environment', async () => {
      if (id === 'file' || id === 'helper') return;
      const bin = tempDir();
      const calls = join(bin, 'calls');
      const program = find(id);
      writeFileSync(
        join(bin, id),
        `#!/bin/sh\n{ printf '%s\\n' "$@"; env; tr '\\0' '\\n' < /proc/$$/cmdline; } >> ${calls}\nexec ${program} "$@"\n`,
      );
      chmodSync(join(bin, id), 0o755);
      const ctx = job({
        PATH: `${bin}${delimiter}${process.env['PATH']}`,
        INPUT_PASSWORD: secret,
        MY_PW: secret,
      });
      const login = to(registry.host, 'robot', secret);
      ctx.masks.add(login.credential.secret, 'robot');
      await entryOf(login, ctx);
      const seen = readFileSync(calls, 'utf8');
      observe('arguments and environment', seen);
      expect(seen).toContain('--password-stdin');
      expect(seen).not.toMatch(/^(?:INPUT_PASSWORD|MY_PW)=/m);
    });

    describe.runIf(needs('openssl'))('with a private authority', () => {
      let secured: RunningRegistry;
      beforeAll(async () => {
        const auth = { kind: 'htpasswd', users: { robot: secret } } as const;
        secured = await startRegistry({ address: ownAddress(), tls: true, auth });
      });
      afterAll(() => secured.stop());

      it('trusts the authority that was given', async () => {
        const ca = readFileSync(secured.ca ?? '', 'utf8');
        const login = to(secured.host, 'robot', secret, { ca });
        const ctx = job();
        expect(await entryOf(login, trusting(ca, ctx))).toEqual({ username: 'robot', same: true });
        expect(everything(ctx.env['HOME'] ?? '')).toEqual(['run']);
      });
    });
  });
});

/** This machine's own, where it has one: nerdctl speaks plain http to loopback addresses, whatever they speak. */
function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flat();
  return addresses.find((one) => one?.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.1';
}

function everything(dir: string): string[] {
  return readdirSync(dir, { recursive: true }).map(String).sort();
}
