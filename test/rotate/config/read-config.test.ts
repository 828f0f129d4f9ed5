import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RegcredError } from '../../../src/errors/error.js';
import { canary, mayHold, observeError, tempDir } from '../../redaction/oracle.js';
import { parseAddress } from '../../../src/registries/address.js';
import { detect } from '../../../src/registries/detect.js';
import { openCredentials } from '../../../src/rotate/config/open-credentials.js';
import { readConfig } from '../../../src/rotate/config/read-config.js';
import { stores } from '../../../src/stores/catalog.js';
import { testContext } from '../../context.js';

const htpasswd = detect({ host: '' }, 'htpasswd');

const valid = `version: 1
ledger: file:/srv/ledger.json
credentials:
  push:
    registry: 127.0.0.1:5000
    provider: htpasswd
    token: { file: /srv/htpasswd, user: ci }
    rotate: { every: 30d, accept-downtime: true }
    stores:
      - file: { path: /srv/secret }
`;

const never = () => Promise.reject(new Error('nothing may be asked while a configuration is read'));
const parts = {
  registries: [htpasswd],
  stores: stores.filter(({ id }) => id === 'file'),
  parseAddress,
  handshake: never,
  verifyRights: never,
};

/** The error for a configuration. */
async function refusal(text: string | Buffer): Promise<RegcredError> {
  const path = join(tempDir(), 'regcred.yml');
  mayHold(path, 'any');
  writeFileSync(path, text);
  return refused(path);
}

async function refused(path: string): Promise<RegcredError> {
  const ctx = testContext();
  const opening = readConfig(path, ctx).then((config) => openCredentials(config, parts, ctx));
  const error: unknown = await opening.catch((thrown: unknown) => thrown);
  if (!(error instanceof RegcredError)) throw new Error('it was not refused', { cause: error });
  observeError(error);
  expect(error.exit).toBe(2);
  return error;
}

describe('regcred.yml', () => {
  it.each([
    ['0123456', 'token: { file: /srv/htpasswd, user: 0123456 }'],
    ['1e10', 'token: { file: /srv/htpasswd, user: 1e10 }'],
    ['21 digits', 'token: { file: /srv/htpasswd, user: 123456789012345678901 }'],
    ['null', 'token: { file: /srv/htpasswd, user: null }'],
    ['yes', 'token: { file: /srv/htpasswd, user: yes }'],
    ['2026-01-01', 'token: { file: /srv/htpasswd, user: 2026-01-01 }'],
    ['true', 'token: { file: /srv/htpasswd, user: true }'],
  ])('A17: %s where text is wanted must be quoted', async (_name, token) => {
    const error = await refusal(valid.replace(/token: .*/, token));
    expect(error).toMatchObject({ code: 'E_CONFIG_TYPE', hint: 'Quote this value.' });
    expect(error.message).toContain('line 7, column 41: credentials.push.token.user must be ');
  });

  it.each([
    [
      'a mistyped key',
      valid.replace('provider:', 'providr:'),
      'E_CONFIG_KEY',
      'line 6, column 5',
      'provider',
    ],
    [
      'a mistyped setting of the token',
      valid.replace('user:', 'usr:'),
      'E_CONFIG_KEY',
      'line 7, column 35',
      'user',
    ],
    [
      'a mistyped setting of a store',
      valid.replace('path:', 'pth:'),
      'E_CONFIG_KEY',
      'line 10, column 17',
      'path',
    ],
    ['a mistyped store', valid.replace('- file:', '- fle:'), 'E_CONFIG_VALUE', 'line 10, column 9', 'file'],
    [
      'an unknown provider',
      valid.replace(': htpasswd', ': htpaswd'),
      'E_CONFIG_VALUE',
      'line 6, column 15',
      'htpasswd',
    ],
    ['a missing key', valid.replace(/ {4}registry.*\n/, ''), 'E_CONFIG_KEY', 'line 5, column 5', 'Add it'],
    ['a wrong version', valid.replace('version: 1', 'version: 2'), 'E_CONFIG_VALUE', 'line 1, column 10', ''],
    ['a wrong time', valid.replace('30d', '30 days'), 'E_CONFIG_VALUE', 'line 8, column 22', ''],
    [
      'yes for true',
      valid.replace(': true', ': yes'),
      'E_CONFIG_TYPE',
      'line 8, column 44',
      'without quotes',
    ],
    ['no stores', valid.replace(/stores:\n.*\n/, 'stores: []\n'), 'E_CONFIG_VALUE', 'line 9, column 13', ''],
    [
      'two stores in one',
      valid.replace('secret }', 'secret }\n        x: {}'),
      'E_CONFIG_VALUE',
      'line 10',
      '',
    ],
    ['a relative path', valid.replace('/srv/secret', 'secret'), 'E_CONFIG_VALUE', 'line 10, column 23', ''],
    ['a relative ledger', valid.replace('/srv/ledger', 'ledger'), 'E_CONFIG_VALUE', 'line 2, column 9', ''],
    [
      'a user with a colon',
      valid.replace('user: ci', 'user: "a:b"'),
      'E_CONFIG_VALUE',
      'line 7, column 41',
      '',
    ],
    ['a strange name', valid.replace('push:', '"pu sh":'), 'E_CONFIG_VALUE', 'line 4, column 3', ''],
    ['a list at the top', '- a\n', 'E_CONFIG_TYPE', 'line 1, column 1', ''],
    ['nothing', '', 'E_CONFIG_TYPE', 'line 1, column 1', ''],
  ] as const)('%s is refused at its place', async (_name, text, code, place, hint) => {
    const error = await refusal(text);
    expect(error.code).toBe(code);
    expect(error.message).toContain(place);
    expect(error.hint).toContain(hint);
  });

  it('shows nothing of a line that went astray', async () => {
    const secret = canary();
    for (const text of [
      valid.replace('version: 1', `version: ${secret}`),
      valid.replace('provider: htpasswd', `provider: ${secret}`),
      valid.replace('every: 30d', `every: ${secret}`),
      valid.replace('  push:', `  push:\n    ${secret}: x`),
      valid.replace('  push:', `  "${secret}!":`),
      valid.replace('- file:', `- ${secret}:`),
      valid.replace('127.0.0.1:5000', `user:${secret}@host/`),
      `${valid}${secret}\n`,
    ]) {
      expect((await refusal(text)).toString()).not.toContain(secret);
    }
  });

  it('two credentials cannot share a store, a token or the ledger', async () => {
    const [head = '', push = ''] = valid.split(/(?<=credentials:\n)/);
    const twice = await refusal(
      `${head}${push}${push.replace('push:', 'pull:').replace('user: ci', 'user: pull')}`,
    );
    expect(twice.message).toContain('credentials.pull.stores[0] is used twice');
    const token = await refusal(
      `${head}${push}${push.replace('push:', 'pull:').replace('/srv/secret', '/srv/other')}`,
    );
    expect(token.message).toContain('credentials.pull.token is used twice');
    const ledger = await refusal(valid.replace('/srv/secret', '/srv/ledger.json'));
    expect(ledger.message).toContain('credentials.push.stores[0] is used twice');
  });

  it('a file that is missing, a folder, a FIFO, too large or not UTF-8 is refused', async () => {
    expect((await refusal(Buffer.from([0x61, 0xff, 0xfe]))).message).toContain('it is not UTF-8');
    expect((await refusal('a'.repeat(2049 * 1024))).message).toContain('EFBIG');
    const [folder, fifo] = [join(tempDir(), 'folder'), join(tempDir(), 'fifo')];
    mkdirSync(folder);
    execFileSync('mkfifo', [fifo]);
    for (const path of [join(folder, 'missing'), folder, fifo]) {
      expect((await refused(path)).code).toBe('E_CONFIG_FILE');
    }
  });
});
