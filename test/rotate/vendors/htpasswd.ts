import { compare, hash } from 'bcryptjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canary, tempDir } from '../../redaction/oracle.js';
import { loginServer, type VendorCase } from './vendor.js';

/** Two users of a file who take turns, and a registry that reads the file at every request. */
export const htpasswdCase: VendorCase = {
  name: 'two users of an htpasswd file',
  ...{ class: 'overlap', form: 'pair', ledger: 'github:acme/platform', because: 'first' },
  async start() {
    const secret = canary();
    const file = join(tempDir(), 'htpasswd');
    // Cost 4: logging in is what the test does most.
    writeFileSync(file, `ci-a:${await hash(secret, 4)}\n`);
    const hashes = () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.split(':'));
    const accepts = async (username: string, password: string) => {
      const [, hashed] = hashes().find(([user]) => user === username) ?? [];
      return hashed !== undefined && hashed !== '*' && compare(password, hashed);
    };
    const { origin } = await loginServer(accepts);
    return {
      byHand: { username: 'ci-a', secret },
      env: {},
      lines: [`registry: ${origin}`, 'provider: htpasswd', `token: { file: ${file}, users: [ci-a, ci-b] }`],
      accepts,
      alive: () => hashes().filter(([, hashed = '*']) => hashed !== '*').length,
      wrong: () => Promise.resolve([]),
    };
  },
};
