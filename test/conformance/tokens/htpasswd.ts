import { hash } from 'bcryptjs';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSystem } from '../../../src/context/file-system.js';
import { parseAddress } from '../../../src/registries/address.js';
import { Secret } from '../../../src/secret/secret.js';
import { HtpasswdRegistry } from '../../fakes/htpasswd-registry.js';
import { canary, tempDir } from '../../redaction/oracle.js';
import { openerOf, type Obstacle, type TokenCase, type TokenWorld } from './case.js';

const OURS = ['ci-a', 'ci-b'];

/** A password file with two users of others and ci-a, whom a person has made. */
async function htpasswdWorld(token: object): Promise<TokenWorld> {
  const dir = tempDir();
  const file = join(dir, 'htpasswd');
  const password = canary();
  const lines = [
    `alice:${await hash(canary(), 4)}`,
    `ci-a:${await hash(password, 4)}`,
    `ci-a2:${await hash(canary(), 4)}`,
  ];
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  const registry = new HtpasswdRegistry(file);
  const access = {
    address: parseAddress('registry.acme.dev'),
    api: new URL('https://registry.acme.dev'),
    plainHttp: false,
  };
  const linesNow = () => readFileSync(file, 'utf8').split('\n');
  return {
    api: (await openerOf('htpasswd')).open({ file, ...token }, access),
    byHand: { username: 'ci-a', secret: new Secret(password) },
    logIn: ({ username, secret }) => registry.accepts(username, secret.reveal()),
    others: () => linesNow().filter((line) => !OURS.includes(line.split(':')[0] ?? '')),
    state: () => [linesNow(), readdirSync(dir)],
    obstacles,
    // A user's line has no room for it.
    tellsGenerations: false,
  };
}

const obstacles: readonly Obstacle[] = [
  obstacle('a folder in which nothing can be made', 'open', 'EROFS', true),
  obstacle('a disk that is full', 'writeFile', 'ENOSPC', true),
  obstacle('a file that cannot be replaced', 'rename', 'EPERM', false),
];

/** Real files, but one operation fails; reading does not. */
function obstacle(name: string, operation: string, code: string, foreseen: boolean): Obstacle {
  const fault = () => Promise.reject(Object.assign(new Error('no'), { code }));
  const open: FileSystem['open'] = async (path, flags, mode) => {
    if (operation === 'open' && flags !== 'r' && typeof flags === 'string') return fault();
    const handle = await fs.open(path, flags, mode);
    return Object.assign(handle, operation === 'writeFile' && { writeFile: fault });
  };
  const files: FileSystem = { ...fs, open, ...(operation === 'rename' && { rename: fault }) };
  return { name, code: 'E_TOKEN_FILE', foreseen, overrides: () => ({ fs: files }) };
}

export const cases: readonly TokenCase[] = [
  {
    id: 'htpasswd',
    name: 'two users of a password file',
    start: () => htpasswdWorld({ users: ['ci-a', 'ci-b'] }),
  },
  { id: 'htpasswd', name: 'one user of a password file', start: () => htpasswdWorld({ user: 'ci-a' }) },
];
