import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handshake } from '../../src/distribution/handshake.js';
import { verifyRights } from '../../src/distribution/verify-rights.js';
import { parseAddress } from '../../src/registries/address.js';
import { entries } from '../../src/registries/detect.js';
import { openCredentials } from '../../src/rotate/config/open-credentials.js';
import type { InstalledParts } from '../../src/rotate/config/installed.js';
import { readConfig } from '../../src/rotate/config/read-config.js';
import { plan } from '../../src/rotate/plan/plan.js';
import { stores } from '../../src/stores/catalog.js';
import { startIam } from '../fakes/ibm/iam.js';
import { startInternet } from '../fakes/internet.js';
import { startRegistry } from '../fakes/registry.js';
import { running } from '../http/client.js';
import { canary, mayHold, observe, tempDir } from '../redaction/oracle.js';
import { block } from '../workflows/markdown.js';
import { rotateConfig } from './rotate-config.js';

export const MINUTE = 60_000;

/** IBM's IAM and a registry that takes its tokens until they end; a store in a file, and a clock that is moved by hand. */
export async function refreshing(rotate = '{ every: 15m }') {
  const [dir, key] = [tempDir(), canary()];
  const [config, store, ledger] = [join(dir, 'regcred.yml'), join(dir, 'secret'), join(dir, 'ledger.json')];
  mayHold(store);
  const own = { ahead: 0, isDeaf: false };
  const now = () => Date.now() + own.ahead;
  const iam = await running(
    startIam({ observe, draw: () => canary('', 'jwt'), keys: { [key]: 'active' }, now }),
  );
  const isAlive = (secret: string) =>
    !own.isDeaf && iam.issued.some((one) => one.secret === secret && one.expiresAt > now());
  const users = (username: string, secret: string) => username === 'iambearer' && isAlive(secret);
  const registry = await running(startRegistry({ auth: { kind: 'basic', users }, now }));
  const internet = await running(
    startInternet({ 'iam.cloud.ibm.com': iam.host, 'us.icr.io': registry.host }),
  );
  // The page's own example, with paths and an authority of ours.
  const example = block('docs/rotation.md', 'identity: iam')
    .replace('/srv/images/token', store)
    .replace('{ every: 15m }', rotate)
    .replace('    stores:', `    ca: ${join(dir, 'ca.crt')}\n    stores:`);
  const lines = ['version: 1', `ledger: file:${ledger}`, example];
  writeFileSync(join(dir, 'ca.crt'), internet.ca);
  writeFileSync(config, `${lines.join('\n')}\n`);
  const parts: InstalledParts = { registries: entries, stores, parseAddress, handshake, verifyRights };
  const context = () => {
    const clock = { now, sleep: () => Promise.resolve() };
    return internet.context({ clock, env: { IBM_API_KEY: key } });
  };
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return {
    iam,
    own,
    stored: () => read(store),
    ledger: () => read(ledger),
    works: () => isAlive(read(store)),
    async run() {
      const report = await rotateConfig(config, context(), parts);
      observe('report', JSON.stringify(report));
      const [credential] = report.credentials;
      if (!credential) throw new Error('no credential was reported');
      return { ...credential, exit: report.exit };
    },
    async plan() {
      const ctx = context();
      const [work] = await openCredentials(await readConfig(config, ctx), parts, ctx);
      if (!work) throw new Error('no work was opened');
      const planned = await plan(work, ctx);
      observe('plan', JSON.stringify(planned));
      return planned;
    },
  };
}
