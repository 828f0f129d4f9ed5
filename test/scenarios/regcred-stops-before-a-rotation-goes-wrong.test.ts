import { expect, it } from 'vitest';
import { acmeScene, harborYml } from './acme-scene.js';

it('a wrong key in regcred.yml is named by line and column', async () => {
  const { acme, job, regcred, configure } = await acmeScene();
  configure(harborYml(acme, job).replace('rotate:', 'rotation:'));
  expect(await regcred('rotate')).toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_CONFIG_KEY: regcred.yml, line 10, column 5: credentials.harbor-push has an unknown key. Hint: Did you mean "rotate"? The keys here are: registry, provider, token, admin, rotate, verify, api, ca, insecure, realms, stores.
    config.json:
      (none)"
  `);
});

it('a mistyped --only names the nearest credential', async () => {
  const { regcred } = await acmeScene();
  expect(await regcred('rotate --only harbor-psuh')).toMatchInlineSnapshot(`
    "exit code 2
    stderr:
      E_CREDENTIAL_UNKNOWN: The configuration has no credential harbor-psuh. Hint: Did you mean "harbor-push"?
    config.json:
      (none)"
  `);
});

it('two secrets that would be of different robots between two writes are refused', async () => {
  const { acme, job, regcred, configure } = await acmeScene();
  const two = '{ repo: acme/web, secret: HARBOR, username-secret: HARBOR_USER }';
  configure(harborYml(acme, job).replace('{ repo: acme/web, secret: HARBOR, as: pair }', two));
  expect(await regcred('rotate')).toMatchInlineSnapshot(`
    "exit code 2
    stdout:
      Credential  Registry  Age  What happened  Stores  Next due
      harbor-push  HARBOR  unknown  failed: E_TORN_PAIR  github:acme/web/HARBOR: not up to date  now
    stderr:
      Error: harbor-push: E_TORN_PAIR: The username of harbor-push changes with every rotation, and github:acme/web/HARBOR cannot take username and secret in one write. Hint: A job that starts between the two writes would read a pair that never existed. Write as: pair for these stores (login takes username:secret as its password), or accept-downtime: true under rotate. Nothing was changed.
    config.json:
      (none)"
  `);
  expect(acme.changes()).toEqual([]);
});

it('a GitHub token that may not write is told before a robot is made', async () => {
  const { acme, regcred } = await acmeScene();
  acme.githubFault = () => ({ status: 403, body: { message: 'Resource not accessible' } });
  expect(await regcred('rotate')).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      Credential  Registry  Age  What happened  Stores  Next due
      harbor-push  HARBOR  unknown  failed: E_STORE_DENIED  github:acme/web/HARBOR: not up to date  now
                due because its time is over
    stderr:
      harbor-push: preflight
      Error: harbor-push: E_STORE_DENIED: The store github:acme/web/HARBOR may not be read with this credential. Hint: It needs the permission "Secrets: write", a classic token the scope repo. The workflow's own GITHUB_TOKEN cannot write secrets.
    config.json:
      (none)"
  `);
  expect(acme.changes()).toEqual([]);
});
