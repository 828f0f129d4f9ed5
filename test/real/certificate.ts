import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificate {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** Makes, with openssl, a fresh authority and a server certificate for one IP address or name. */
export function certificate(dir: string, subject: string): Certificate {
  const file = (name: string) => join(dir, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const ca = ['-keyout', file('ca.key'), '-out', file('ca.crt')];
  openssl('req', '-x509', ...key, '-days', '2', ...ca, '-subj', '/CN=regcred test authority');
  openssl(
    'req',
    ...key,
    '-keyout',
    file('server.key'),
    '-out',
    file('server.csr'),
    '-subj',
    `/CN=${subject}`,
  );
  const name = /^[\d.]+$|:/.test(subject) ? `IP:${subject}` : `DNS:${subject}`;
  writeFileSync(file('san'), `subjectAltName=${name}\n`);
  const signer = ['-CA', file('ca.crt'), '-CAkey', file('ca.key'), '-CAcreateserial'];
  const out = ['-days', '2', '-extfile', file('san'), '-out', file('server.crt')];
  openssl('x509', '-req', '-in', file('server.csr'), ...signer, ...out);
  return { ca: file('ca.crt'), certificate: file('server.crt'), key: file('server.key') };
}
