import { describe, expect, it } from 'vitest';
import { needsCps } from './jenkins.js';
import { alteredLibrary } from './altered-library.js';
import { jenkinsScene, push, ready } from './scene.js';

// The engine saves the build at every step and goes on with what it has read back; at `pause` its process ends and
// another one goes on, as after a restart of Jenkins.
describe.runIf(ready && needsCps())('the library in the engine of Jenkins (groovy-cps)', () => {
  const { first, second, credentials, agent } = jenkinsScene();
  const login = () => `withRegistryLogin(registry: '${first().host}', credentialsId: 'first')`;

  it('logs in, pushes, returns the value of its block and logs out', async () => {
    const here = agent();
    const build = await here.cps(
      `def said = ${login()} { ${push(first().host)}\n return 'the value' }\n echo "after: \${said} \${env.DOCKER_CONFIG}"`,
      { credentials },
    );
    expect(build.error).toBeUndefined();
    expect(build.log).toContain('pushed team/app');
    expect(build.log).toContain('after: the value null');
    expect(here.left()).toEqual([]);
  });

  it('a build that is saved in its block and read by another process goes on, and logs out', async () => {
    const here = agent();
    const pipeline = `try {
      ${login()} { pause('restart')\n ${push(first().host)}\n error 'the tests failed' }
    } catch (e) { echo "caught: \${e.message}" }
    echo 'the end'`;
    const before = await here.cps(pipeline, { credentials });
    expect(before).toMatchObject({ paused: true, value: 'restart' });
    expect(here.left()).toHaveLength(1);
    const after = await here.cps(pipeline, { credentials });
    expect(after.error).toBeUndefined();
    expect(after.log).toContain('pushed team/app');
    expect(after.log).toContain('caught: the tests failed');
    expect(after.log).toContain('regcred: log out');
    expect(after.log).toContain('the end');
    expect(here.left()).toEqual([]);
  });

  it('a build that is aborted in its block logs out', async () => {
    const here = agent();
    const pipeline = `${login()} { pause('long tests')\n echo 'never' }`;
    expect(await here.cps(pipeline, { credentials })).toMatchObject({ paused: true });
    const build = await here.cps(pipeline, { credentials, abort: true });
    expect(build.error).toEqual({ type: 'java.lang.InterruptedException', message: 'aborted by a person' });
    expect(build.log).toContain('regcred: log out');
    expect(build.log).not.toContain('never');
    expect(here.left()).toEqual([]);
  });

  it('a call within a call, saved in the inner block', async () => {
    const here = agent();
    const pipeline = `${login()} {
      withRegistryLogin(registry: '${second().host}', credentialsId: 'second') { pause('in')\n ${push(second().host)} }
      pause('between')
      ${push(first().host, 'a/out')}
    }`;
    for (const mark of ['in', 'between']) {
      expect(await here.cps(pipeline, { credentials })).toMatchObject({ paused: true, value: mark });
    }
    const build = await here.cps(pipeline, { credentials });
    expect(build.error).toBeUndefined();
    expect(build.log).toContain('pushed a/out');
    expect(here.left()).toEqual([]);
  });

  it('a block that throws, and a logout that fails after it', async () => {
    const here = agent();
    const build = await here.cps(
      `${login()} { sh 'rm "$WORKSPACE_TMP"/regcred-*/regcred.cjs'\n error 'the tests failed' }`,
      { credentials },
    );
    expect(build.error).toEqual({ type: 'hudson.AbortException', message: 'the tests failed' });
    expect(build.log).toContain('withRegistryLogin: the logout failed too');
    expect(here.left()).toEqual([]);
  });

  it('a block whose value cannot be saved is no trouble: it is not held over the logout', async () => {
    const here = agent();
    const build = await here.cps(`def m = ${login()} { 'a' =~ /a/ }\necho "value \${m}"`, { credentials });
    expect(build.error).toBeUndefined();
    expect(build.log).toContain('value null');
    expect(here.left()).toEqual([]);
  });

  it('several registries, variables of all kinds, and a check', async () => {
    const here = agent();
    const secret = credentials.first.secret;
    const build = await here.cps(
      `withRegistryLogin(registries: ['${first().host}': 'first', '${second().host}': 'second'],
          secrets: [A_SECRET: 'text'], logins: ['A_USER:A_PASSWORD': 'second']) {
        ${push(second().host)}
        echo "sees \${env.A_SECRET} \${env.A_USER}"
      }
      registryCheck(registry: '${first().host}', credentialsId: 'first', verify: ['push:team/app', 'push:team/other'])`,
      { credentials: { ...credentials, text: { kind: 'string', secret } } },
    );
    expect(build.error).toBeUndefined();
    expect(build.log).toContain('sees null null');
    expect(build.log).toContain('✓ The login may push team/app.');
    expect(here.left()).toEqual([]);
  });

  it('a typing error is refused with a suggestion', async () => {
    const build = await agent().cps(`withRegistryLogin(credentialId: 'first') { }`, { credentials });
    expect(build.error?.message).toContain('did you mean "credentialsId"?');
  });

  it('has teeth: a class that is not Serializable, or holds what is not, is caught', async () => {
    const broken = alteredLibrary('src/io/regcred/Program.groovy', {
      'private String folder': "private def held = ('a' =~ /a/)\n  private String folder",
    });
    const build = await agent().cps(`${login()} { }`, { credentials, library: broken });
    expect(build.error).toEqual({
      type: 'java.io.NotSerializableException',
      message: 'java.util.regex.Matcher',
    });
  });
});
