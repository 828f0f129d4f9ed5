import { expect, it } from 'vitest';
import { acmeScene } from './acme-scene.js';

it('regcred plan tells every call and why, and changes nothing', async () => {
  const { acme, regcred } = await acmeScene();
  // trials R21: the old token is told by its id only, not by its name.
  expect(await regcred('plan')).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      harbor-push (HARBOR):
        preflight  Check that every later step is allowed. Changes nothing.
        mint  Issue generation 1 of robot robot$web+ci-push at HARBOR, because it reached its maximum age.
                POST http://HARBOR/api/v2.0/robots
        seal  Record generation 1 in the ledger.
        verify  Log in to HARBOR with the new secret.
        write  Write it to github:acme/web/HARBOR.
                PUT http://GITHUB/repos/acme/web/actions/secrets/HARBOR
        settle  Record in the ledger: every store has it.
        wait  The old secret stays valid until the grace has passed.
        retire  Revoke the old token 1. (not before DATE HH:MM UTC)
                DELETE http://HARBOR/api/v2.0/robots/1
        clear  Record in the ledger: generation 1 is in every store, and the rotation is done. (not before DATE HH:MM UTC)
    config.json:
      (none)"
  `);
  expect(acme.changes()).toEqual([]);
  expect(acme.secret('HARBOR')).toBeUndefined();
});

it('regcred status --exit-code says what is due by its exit code, and after a rotation that nothing is', async () => {
  const { acme, regcred } = await acmeScene();
  expect(await regcred('status --exit-code')).toMatchInlineSnapshot(`
    "exit code 3
    stdout:
      Credential  Registry  Age  Expires  Next due  State  Stores
      harbor-push  HARBOR  unknown  now  due: it reached its maximum age  github:acme/web/HARBOR: not known yet
    config.json:
      (none)"
  `);
  expect(acme.changes()).toEqual([]);
  await regcred('rotate');
  expect(await regcred('status --exit-code')).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Credential  Registry  Age  Expires  Next due  State  Stores
      harbor-push  HARBOR  0 days  DATE  DATE  The old secret stays valid until the grace has passed.  github:acme/web/HARBOR: up to date
    config.json:
      (none)"
  `);
});

it('a rotation is told by its steps and a table, and the next run waits for the grace', async () => {
  const { acme, regcred } = await acmeScene();
  expect(await regcred('rotate')).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Credential  Registry  Age  What happened  Stores  Next due
      harbor-push  HARBOR  0 days  rotated because it reached its maximum age  github:acme/web/HARBOR: new secret  DATE
                the old secret works until DATE HH:MM UTC
    stderr:
      harbor-push: preflight
      harbor-push: mint
      harbor-push: seal
      harbor-push: verify
      harbor-push: write github:acme/web/HARBOR
      harbor-push: settle
      harbor-push: The old secret stays valid until the grace has passed.
    config.json:
      (none)"
  `);
  expect(await regcred('rotate')).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Credential  Registry  Age  What happened  Stores  Next due
      harbor-push  HARBOR  0 days  nothing was due  github:acme/web/HARBOR: up to date  DATE
                the old secret works until DATE HH:MM UTC
    stderr:
      harbor-push: The old secret stays valid until the grace has passed.
    config.json:
      (none)"
  `);
  expect(acme.harbor.robots.map(({ name }) => name)).toEqual(['robot$web+ci-push', 'robot$web+ci-push.g1']);
});

it('regcred prune tells what is dangling, and ends it only with --apply', async () => {
  const { acme, regcred } = await acmeScene();
  await regcred('rotate --now');
  await regcred('rotate --now');
  // What an earlier generation was called, and one of a ledger that knows more than this one.
  acme.harbor.put({ name: 'robot$web+ci-push.g1' });
  acme.harbor.put({ name: 'robot$web+ci-push.g9' });
  acme.harbor.put({ name: 'robot$web+other' });
  const names = () => acme.harbor.robots.map(({ name }) => name);
  expect(await regcred('prune')).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      harbor-push: dangling: 4 (generation 1)
    stderr:
      Note: Nothing was revoked; --apply revokes them.
    config.json:
      (none)"
  `);
  expect(names()).toContain('robot$web+ci-push.g1');
  expect(await regcred('prune --apply')).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      harbor-push: revoked: 4 (generation 1)
    config.json:
      (none)"
  `);
  expect(names()).toEqual(['robot$web+ci-push.g2', 'robot$web+ci-push.g9', 'robot$web+other']);
});
