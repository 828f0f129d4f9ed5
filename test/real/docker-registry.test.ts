import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { describe, expect, it } from 'vitest';
import { startRegistry } from './docker-registry.js';
import { needs } from './programs.js';

const status = (url: string, ca: Buffer): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(url, { ca }, (response) => resolve(response.resume().statusCode)).on('error', reject);
  });

describe.runIf(needs('docker-registry', 'openssl'))('the real registry the tests use', () => {
  it('knows its users', async () => {
    const registry = await startRegistry({ auth: { kind: 'htpasswd', users: { u: 'p w$1' } } });
    try {
      const basic = (pair: string) => ({
        headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
      });
      expect((await fetch(`http://${registry.host}/v2/`, basic('u:p w$1'))).status).toBe(200);
      expect((await fetch(`http://${registry.host}/v2/`, basic('u:other'))).status).toBe(401);
      expect(registry.log()).toContain('GET');
    } finally {
      await registry.stop();
    }
  });

  it('speaks TLS with a certificate of its own authority', async () => {
    const registry = await startRegistry({ tls: true, address: '127.0.0.3' });
    try {
      const ca = readFileSync(String(registry.ca));
      expect(await status(`https://${registry.host}/v2/`, ca)).toBe(200);
    } finally {
      await registry.stop();
    }
  });
});
