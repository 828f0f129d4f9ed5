import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAuthority } from '../fakes/certificates.js';
import { tempDir } from '../redaction/oracle.js';
import { needs } from '../real/programs.js';
import { scene } from './basic-registry.js';

describe.runIf(needs('openssl', 'docker'))('a registry with a private authority', () => {
  async function secured() {
    const authority = createAuthority(tempDir());
    const made = await scene({ tls: authority.issue('IP:127.0.0.1') });
    const file = join(made.job.home, 'ca.pem');
    writeFileSync(file, authority.cert);
    return { ...made, file, text: authority.cert };
  }

  it('D11: is not trusted without it', async () => {
    const { job, inputs } = await secured();
    expect(await job.login({ ...inputs, client: 'file' })).toMatchInlineSnapshot(`
      "exit code 1
      stdout:
        [masks]
        ::error::E_TLS_UNTRUSTED: The certificate of REGISTRY comes from an authority that this machine does not trust (UNABLE_TO_VERIFY_LEAF_SIGNATURE). Hint: Give the registry’s certificate authority as the input ca; certificate checks cannot be turned off.
      GITHUB_OUTPUT:
        registries=[]
      GITHUB_STATE:
        cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
        cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
      GITHUB_STEP_SUMMARY:
        ### Registry logins
        
        | Registry | User | Result | Details |
        | --- | --- | --- | --- |
        | REGISTRY |  | failed | E\\_TLS\\_UNTRUSTED: The certificate of REGISTRY comes from an authority that this machine does not trust (UNABLE\\_TO\\_VERIFY\\_LEAF\\_SIGNATURE). Hint: Give the registry’s certificate authority as the input ca; certificate checks cannot be turned off. |
      config.json:
        (none)"
    `);
  });

  it.each(['docker', 'file'])('is trusted by the client %s with its file or its text', async (client) => {
    const { job, inputs, file, text } = await secured();
    expect(await job.login({ ...inputs, client, ca: file })).toContain('Logged in to REGISTRY');
    expect(await job.login({ ...inputs, client, ca: text })).toContain('Logged in to REGISTRY');
  });

  it('a file that holds no certificate is refused', async () => {
    const { job, inputs, file } = await secured();
    writeFileSync(file, '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n');
    expect(await job.login({ ...inputs, client: 'file', ca: file })).toMatchInlineSnapshot(`
      "exit code 2
      stdout:
        [masks]
        ::error::E_CA_INVALID: The certificate authority given as ca is not in PEM form. Hint: Give the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, with its line breaks; several certificates may follow one another.
      GITHUB_OUTPUT:
        registries=[]
      GITHUB_STATE:
        cleanup={"owner":"1/1/build/runner#RANDOM","logins":[],"logout":true}
        cleanup={"owner":"1/1/build/runner#RANDOM","logins":[{"file":"~/.docker/config.json","key":"REGISTRY"}],"logout":true}
      GITHUB_STEP_SUMMARY:
        ### Registry logins
        
        | Registry | User | Result | Details |
        | --- | --- | --- | --- |
        | REGISTRY |  | failed | E\\_CA\\_INVALID: The certificate authority given as ca is not in PEM form. Hint: Give the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, with its line breaks; several certificates may follow one another. |
      config.json:
        (none)"
    `);
  });
});
