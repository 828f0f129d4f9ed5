import { describe, expect, it } from 'vitest';
import { exec as realExec } from '../../../src/context/exec.js';
import { buildah } from '../../../src/login/clients/buildah.js';
import { podman } from '../../../src/login/clients/podman.js';
import { nerdctl } from '../../../src/login/clients/nerdctl.js';
import { testContext } from '../../context.js';
import { canary } from '../../redaction/oracle.js';
import { fakeDocker, working } from './fake-docker.js';
import { jobVariables, target } from './target.js';

function job(script: string) {
  const fake = fakeDocker(script, 'nerdctl');
  return { ctx: testContext({ env: jobVariables({ PATH: fake.path }), exec: realExec }), seen: fake.seen };
}

describe('the nerdctl client', () => {
  it('runs nerdctl, and finds the login under the key with the default port', async () => {
    const { ctx, seen } = job(`read_password; key=$key:443; store "$user:$password"`);
    const outcome = await nerdctl.login(target('ghcr.io', 'u', canary()), ctx);
    expect(outcome.kind).toBe('stored');
    expect(seen().argv).toEqual(['login', '--username=u', '--password-stdin', 'ghcr.io']);
  });

  it.each([
    ['10.1.2.3:5000', ['--insecure-registry']],
    ['127.0.0.1:5000', []],
  ])(
    'asks %s by plain http only where the user asked for it and it needs to be told',
    async (host, flags) => {
      const { ctx, seen } = job(working);
      await nerdctl.login(target(host, 'u', canary(), { address: { host, plainHttp: true } }), ctx);
      expect(seen().argv).toEqual(['login', '--username=u', '--password-stdin', ...flags, host]);
    },
  );

  it('A13: sends no secret in the clear to an address that is not private, though http:// is written', async () => {
    const { ctx } = job(working);
    const address = { host: 'registry.example.com:5000', plainHttp: true };
    for (const client of [nerdctl, podman, buildah]) {
      await expect(client.login(target(address.host, 'u', canary(), { address }), ctx)).rejects.toMatchObject(
        {
          code: 'E_PLAIN_HTTP',
        },
      );
    }
  });
});
