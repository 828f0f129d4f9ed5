import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificate {
  /** PEM text. */
  readonly key: string;
  readonly cert: string;
}

/** A certificate authority that lives in a folder; everything is PEM text, made on the spot by openssl. */
export interface Authority extends Certificate {
  /**
   * A certificate for the subject alternative names, for example `IP:127.0.0.1,DNS:localhost`; `days` may
   * be negative for one that has expired.
   */
  issue(names: string, days?: number): Certificate;
}

/** Needs openssl: `needs('openssl')` of test/real/programs.ts. */
export function createAuthority(dir: string): Authority {
  const [key, cert] = [join(dir, 'ca.key'), join(dir, 'ca.crt')];
  openssl([
    'req',
    '-x509',
    ...newKey,
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    cert,
    '-subj',
    '/CN=test authority',
  ]);
  let count = 0;
  return {
    ...read(key, cert),
    issue(names, days = 2) {
      const name = `server-${count++}`;
      const path = (suffix: string) => join(dir, `${name}.${suffix}`);
      writeFileSync(path('ext'), `subjectAltName=${names}\n`);
      openssl(['req', ...newKey, '-keyout', path('key'), '-out', path('csr'), '-subj', '/CN=test server']);
      openssl([
        ...['x509', '-req', '-in', path('csr'), '-CA', cert, '-CAkey', key, '-CAcreateserial'],
        ...['-days', String(days), '-extfile', path('ext'), '-out', path('crt')],
      ]);
      return read(path('key'), path('crt'));
    },
  };
}

/** The files of a fresh authority and of a server certificate for one IP address or name. */
export function serverCertificate(dir: string, subject: string) {
  const name = /^[\d.]+$|:/.test(subject) ? `IP:${subject}` : `DNS:${subject}`;
  createAuthority(dir).issue(name);
  const file = (base: string) => join(dir, base);
  return { ca: file('ca.crt'), certificate: file('server-0.crt'), key: file('server-0.key') };
}

/** A certificate for a key that exists already, signed by itself (docker-registry's rootcertbundle). */
export function selfSigned(dir: string, key: string): Certificate {
  const [keyFile, cert] = [join(dir, 'self.key'), join(dir, 'self.crt')];
  writeFileSync(keyFile, key, { mode: 0o600 });
  openssl(['req', '-x509', '-key', keyFile, '-days', '2', '-out', cert, '-subj', '/CN=test issuer']);
  return read(keyFile, cert);
}

// Elliptic curves: an RSA key takes a noticeable time to make, and every suite makes some.
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

function openssl(args: readonly string[]): void {
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
}

const read = (key: string, cert: string) => ({
  key: readFileSync(key, 'utf8'),
  cert: readFileSync(cert, 'utf8'),
});
