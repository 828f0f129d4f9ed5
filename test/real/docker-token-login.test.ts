import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuthEntry } from '../../src/login/auth-file/auth-file.js';
import { removeLogin } from '../../src/login/auth-file/remove-login.js';
import { docker } from '../../src/login/clients/docker.js';
import { selfSigned } from '../fakes/certificates.js';
import { createIssuer, startTokenServer } from '../fakes/token-server.js';
import { running } from '../http/client.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';
import { startRegistry } from './docker-registry.js';
import { logIn, realJob, run } from './log-in.js';
import { needs } from './programs.js';

describe.runIf(needs('docker', 'docker-registry', 'openssl'))('docker and a token server', () => {
  it.each([true, false])('log in; the entry holds an identity token: %s (H7)', async (refreshTokens) => {
    const password = canary(' p$1');
    const issuer = createIssuer({ users: { u: password }, refreshTokens });
    const dir = tempDir();
    const rootcertbundle = join(dir, 'issuer.crt');
    writeFileSync(rootcertbundle, selfSigned(dir, issuer.privateKey).cert);
    const tokens = await running(startTokenServer(issuer, { observe }));
    const realm = `${tokens.origin}/token`;
    const auth = {
      kind: 'token',
      realm,
      service: issuer.service,
      issuer: issuer.issuer,
      rootcertbundle,
    } as const;
    const registry = await startRegistry({ auth });
    try {
      const ctx = realJob();
      const record = await logIn(docker, registry.host, 'u', password, ctx);
      const { auths } = JSON.parse(readFileSync(record.file, 'utf8')) as { auths: Record<string, AuthEntry> };
      const entry = auths[registry.host];
      const pair = Buffer.from(entry?.auth ?? '', 'base64').toString();
      expect(pair).toBe(refreshTokens ? 'u:' : `u:${password}`);
      expect(typeof entry?.identitytoken).toBe(refreshTokens ? 'string' : 'undefined');
      const inspect = ['manifest', 'inspect', '--insecure', `${registry.host}/none`];
      expect((await run(ctx, 'docker', ...inspect)).text).toContain('no such manifest');
      expect(await removeLogin(record, ctx)).toBe('removed');
      expect((await run(ctx, 'docker', ...inspect)).text).not.toContain('no such manifest');
    } finally {
      await registry.stop();
    }
  });
});
