import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { find } from '../real/programs.js';
import { tempDir } from '../redaction/oracle.js';
import { jenkinsScene, ready } from './scene.js';

const missingNode = 'Install Node 20.19 or newer on the agent';

describe.runIf(ready)('what withRegistryLogin refuses before anything is done', () => {
  const { agent } = jenkinsScene();

  const refusals = [
    ["pasword: 'x'", 'withRegistryLogin has no parameter "pasword"; did you mean "'],
    ["credentialId: 'x'", 'withRegistryLogin has no parameter "credentialId"; did you mean "credentialsId"?'],
    ["onMissingCredential: 'skip'", 'did you mean "onMissingCredentials"?'],
    [
      "password: 'x'",
      'withRegistryLogin takes no password: store it as a credential of Jenkins and name that with credentialsId.',
    ],
    ['logout: false', 'withRegistryLogin has no logout: the login ends with its block.'],
    ["credentialsId: ['a']", 'withRegistryLogin: credentialsId must be a text.'],
    [
      "credentialsId: 'a', credentialsType: 'ssh'",
      'withRegistryLogin: credentialsType is usernamePassword, string or file.',
    ],
    [
      "registries: ['a.b': 'c'], registry: 'a.b'",
      'withRegistryLogin: give registries or registry, not both.',
    ],
    ...["registry: ''", 'registry: null', "registry: ' '"].map((given) => [
      `${given}, credentialsId: 'a'`,
      'withRegistryLogin: E_REGISTRY_EMPTY: The registry is given and empty. Hint: ',
    ]),
    ["registries: ['': 'c']", 'withRegistryLogin: registries must be a map to ids of credentials.'],
    ["registries: ['a.b']", 'withRegistryLogin: registries must be a map to ids of credentials.'],
    ["node: '/n', nodeTool: 'n'", 'withRegistryLogin: give node or nodeTool, not both.'],
    [
      "secrets: ['MY-TOKEN': 'id']",
      `withRegistryLogin: secrets has the form [VARIABLE: 'credential-id']; "MY-TOKEN" is no variable.`,
    ],
    [
      "logins: [HARBOR: 'id']",
      `withRegistryLogin: logins has the form ['USER_VARIABLE:PASSWORD_VARIABLE': 'credential-id']; "HARBOR" is not such a pair.`,
    ],
    [
      "client: 'helper', registries: ['a.b': 'c']",
      "withRegistryLogin: with client: 'helper' the password is that of one registry",
    ],
  ] as const;

  it('parameters that it does not know, or that cannot be', async () => {
    const here = agent();
    const tries = refusals.map(
      ([parameters]) =>
        `try { withRegistryLogin(${parameters}) { echo 'never' } } catch (e) { echo e.message }`,
    );
    const build = await here.run(tries.join('\n'));
    const said = build.log.trim().split('\n');
    expect(said).toEqual(refusals.map(([, message]) => expect.stringContaining(message) as string));
    expect(build.told).toEqual([]);
    expect(here.left()).toEqual([]);
  });

  it('Windows agents', async () => {
    const build = await agent().run(`withRegistryLogin(registry: 'a.b') { echo 'never' }`, { unix: false });
    expect(build.error?.message).toContain('withRegistryLogin runs in sh, and this agent is Windows.');
  });

  it('an agent without Node, with what to do about it', async () => {
    const here = agent();
    const build = await here.run(`withRegistryLogin(registry: 'a.b') { echo 'never' }`, {
      env: { PATH: bareBin() },
    });
    expect(build.error?.message).toContain(
      'withRegistryLogin needs Node on the agent, and "node" does not run there.',
    );
    expect(build.error?.message).toContain(missingNode);
    expect(here.left()).toEqual([]);
  });

  it.each([['v18.20.4'], ['v20.18.3'], ['v9.9.9']])('a Node that is too old: %s', async (version) => {
    const here = agent();
    const build = await here.run(
      `withRegistryLogin(registry: 'a.b', node: '${oldNode(version)}') { echo 'never' }`,
    );
    expect(build.error?.message).toContain('withRegistryLogin needs Node 20.19 or newer, and "');
    expect(build.error?.message).toContain(` is ${version}. ${missingNode}`);
    expect(here.left()).toEqual([]);
  });
});

describe.runIf(ready)('where withRegistryLogin finds Node', () => {
  const { first, credentials, agent } = jenkinsScene();

  it('as a tool of Jenkins, where PATH has none', async () => {
    const here = agent();
    const tool = tempDir();
    mkdirSync(join(tool, 'bin'));
    symlinkSync(process.execPath, join(tool, 'bin/node'));
    const call = `withRegistryLogin(registry: '${first().host}', credentialsId: 'first', client: 'file', nodeTool: 'node-22')`;
    const build = await here.run(`${call} { echo 'in' }`, {
      credentials,
      tools: { 'node-22': tool },
      env: { PATH: bareBin() },
    });
    expect(build.error).toBeUndefined();
    expect(build.log).toContain(`Logged in to ${first().host} as ci (file, `);
  });
});

/** The programs of an agent without Node. */
function bareBin(): string {
  const bin = tempDir();
  for (const name of ['sh', 'mkdir', 'mktemp', 'mv', 'chmod', 'rm', 'cat'])
    symlinkSync(find(name) ?? '', join(bin, name));
  return bin;
}

function oldNode(version: string): string {
  const file = join(tempDir(), 'node');
  writeFileSync(file, `#!/bin/sh\necho ${version}\n`);
  chmodSync(file, 0o755);
  return file;
}
