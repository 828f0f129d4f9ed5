import { describe, expect, it } from 'vitest';
import { jenkinsScene, ready } from './scene.js';

describe.runIf(ready)('registryCheck', () => {
  const { first, credentials, agent } = jenkinsScene();

  it('tells what is right with a login, and leaves nothing', async () => {
    const here = agent();
    const build = await here.run(
      `registryCheck(registry: '${first().host}', credentialsId: 'first', verify: ['push:team/app', 'push:team/other'])`,
      { credentials },
    );
    expect(build.log).toContain(`✓ ${first().host} accepts the login of ci.`);
    expect(build.log).toContain('✓ The login may push team/app.');
    expect(build.error).toBeUndefined();
    expect(here.left()).toEqual([]);
  });

  it('tells why a login fails and what to do, and ends the build', async () => {
    const here = agent();
    const build = await here.run(`registryCheck(registry: '${first().host}', credentialsId: 'wrong')`, {
      credentials,
    });
    expect(build.log).toContain('✗ E_LOGIN_REFUSED: ');
    expect(build.log).toContain('Check that both belong to this registry');
    expect(build.error?.message).toBe(
      'registryCheck: the login does not work; the lines above say why and what to do.',
    );
    expect(here.left()).toEqual([]);
  });

  it('says that it may be tried again when the registry does not answer', async () => {
    const build = await agent().run(`registryCheck(registry: '127.0.0.1:9', credentialsId: 'first')`, {
      credentials,
    });
    expect(build.error?.message).toBe(
      'registryCheck: the registry could not be asked now; try again (see above).',
    );
  });

  it('refuses what it does not know', async () => {
    const build = await agent().run(`registryCheck(registri: 'a.b')`);
    expect(build.error?.message).toBe('registryCheck has no parameter "registri"; did you mean "registry"?');
  });
});
