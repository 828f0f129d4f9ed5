import { expect, it } from 'vitest';
import { canary } from '../redaction/oracle.js';
import { acmeScene, panelYml } from './acme-scene.js';

it('a password that is set in a panel: first regcred says where, then it does the rest', async () => {
  const { acme, job, regcred, configure } = await acmeScene();
  configure(panelYml(acme, job));
  expect(await regcred('rotate')).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Credential  Registry  Age  What happened  Stores  Next due
      panel  PANEL  unknown  a person has to set a new secret  github:acme/web/PANEL_PASSWORD: not up to date  now
                due because its age is unknown
    stderr:
      Warning: panel has to be set by hand: Set a new password for this user where the registry’s passwords are managed. If this makes the old one invalid, no pull or push works until the stores hold the new one.
    config.json:
      (none)"
  `);
  expect(acme.changes()).toEqual([]);
  const fresh = canary();
  acme.setInPanel(fresh);
  expect(await regcred('rotate', { REGCRED_NEW_PASSWORD: fresh })).toMatchInlineSnapshot(`
    "exit code 0
    stdout:
      Credential  Registry  Age  What happened  Stores  Next due
      panel  PANEL  0 days  rotated because a new secret was supplied  github:acme/web/PANEL_PASSWORD: new secret  DATE
                no proof that the old secret is refused: regcred does not know it
    stderr:
      panel: preflight
      panel: verify
      panel: seal
      panel: write github:acme/web/PANEL_PASSWORD
      panel: settle
      panel: clear
    config.json:
      (none)"
  `);
  expect(acme.secret('PANEL_PASSWORD')).toBe(fresh);
});

it('a mistyped password is tried once, told, and not stored', async () => {
  const { acme, job, regcred, configure } = await acmeScene();
  configure(panelYml(acme, job));
  expect(await regcred('rotate', { REGCRED_NEW_PASSWORD: canary() })).toMatchInlineSnapshot(`
    "exit code 1
    stdout:
      Credential  Registry  Age  What happened  Stores  Next due
      panel  PANEL  unknown  failed: E_SUPPLIED_REFUSED  github:acme/web/PANEL_PASSWORD: not up to date  now
                due because a new secret was supplied
    stderr:
      panel: preflight
      panel: verify
      Error: panel: E_SUPPLIED_REFUSED: PANEL refuses the secret that was supplied for panel. Hint: Nothing was stored. Copy it again from the panel, without spaces and line breaks.
    config.json:
      (none)"
  `);
  expect(acme.secret('PANEL_PASSWORD')).toBeUndefined();
  const logins = acme.panel.requests.filter(({ authorization }) => authorization?.startsWith('Basic '));
  expect(logins).toHaveLength(1);
});
