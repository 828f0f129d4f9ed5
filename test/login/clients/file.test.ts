import { describe, expect, it } from 'vitest';
import { file } from '../../../src/login/clients/file.js';
import { networkContext } from '../../distribution/context.js';
import { canary } from '../../redaction/oracle.js';
import { startRegistry } from '../../real/docker-registry.js';
import { needs } from '../../real/programs.js';
import { target } from './target.js';

describe.runIf(needs('docker-registry'))('the client without a program', () => {
  const withRegistry = async (
    users: Record<string, string> | undefined,
    act: (host: string) => Promise<void>,
  ) => {
    const registry = await startRegistry(users ? { auth: { kind: 'htpasswd', users } } : {});
    try {
      await act(registry.host);
    } finally {
      await registry.stop();
    }
  };

  it('A4: hands out the entry, byte for byte, once the registry has accepted the login', async () => {
    const secret = canary(` :p "w" \\ ' %0A%25 ☃`);
    await withRegistry({ u: secret }, async (host) => {
      const outcome = await file.login(target(host, 'u', secret), networkContext());
      const auth = Buffer.from(`u:${secret}`).toString('base64');
      expect(outcome).toEqual({ kind: 'stored', entry: { auth } });
    });
  });

  it('a refusal is a failure with the registry’s status', async () => {
    await withRegistry({ u: canary() }, async (host) => {
      const outcome = await file.login(target(host, 'u', canary()), networkContext());
      expect(outcome).toMatchObject({ kind: 'failed', exitCode: 401 });
    });
  });

  it('says so when a registry that asks for nothing proves nothing', async () => {
    await withRegistry(undefined, async (host) => {
      const ctx = networkContext();
      expect((await file.login(target(host, 'u', canary()), ctx)).kind).toBe('stored');
      expect(ctx.lines.join()).toContain('not proved');
    });
  });

  it('no answer is a failure and never a login', async () => {
    const outcome = await file.login(target('127.0.0.1:1', 'u', canary()), networkContext());
    expect(outcome).toMatchObject({ kind: 'failed', exitCode: expect.stringMatching(/^E_/) as string });
  });
});
