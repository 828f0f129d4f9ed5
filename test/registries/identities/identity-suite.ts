import { describe, expect, it } from 'vitest';
import type { IdentityVendor } from '../../fakes/identity-vendor.js';
import { failure } from '../../http/client.js';
import { job } from '../../login/job.js';
import { needs } from '../../real/programs.js';
import { canary } from '../../redaction/oracle.js';
import { exchangeFaults } from './exchange-faults.js';
import { openScene, type IdentityCase } from './scene.js';

interface Shape {
  /** The vendor takes GitHub's tokens only. */
  readonly githubOnly?: true;
  /** The identity itself may go with a password (a client secret). */
  readonly takesPassword?: true;
  /** Addresses that look like the vendor's: no token goes there. Absent: it runs on any host. */
  readonly otherHosts?: readonly string[];
  /** Identities of a wrong form. */
  readonly malformed: readonly string[];
}

/**
 * What every login by ID token promises, whatever the vendor
 * (docs/architecture.md, section 4.7; docs/faults.md D14).
 */
export function identitySuite<V extends IdentityVendor>(
  title: string,
  one: IdentityCase<V>,
  shape: Shape,
): void {
  const { audience } = one;
  describe.skipIf(!needs('openssl'))(`${title}, by ID token`, () => {
    const gitlab = (token: string) => ({ GITLAB_CI: 'true', REGCRED_ID_TOKEN: token });

    it('gives a login that the registry takes, and when it ends', async () => {
      const { logIn, vendor } = await openScene(one);
      const { username, secret, expiresAt = 0 } = await logIn();
      expect(vendor.accepts(username, secret.reveal())).toBe(true);
      expect(expiresAt).toBeGreaterThan(Date.now() + 299_000);
      expect(expiresAt).toBeLessThan(Date.now() + 13 * 3600_000);
    });

    it.each(['file', ...(needs('docker') ? ['docker'] : [])])('the client %s gets it', async (client) => {
      const { ci, vendor, internet } = await openScene(one);
      const { step, auths, outputs } = job(undefined, { env: { ...internet.env, ...ci.env } });
      const { registry, identity, username = '' } = one;
      await step({ registry, identity, username, client, provider: one.entry.id, ca: internet.ca }).login();
      const [entry = {}] = Object.values(auths());
      const [user = '', ...rest] = Buffer.from(entry.auth ?? '', 'base64')
        .toString()
        .split(':');
      expect(vendor.accepts(user, rest.join(':'))).toBe(true);
      expect(Date.parse(outputs['expires-at'] ?? '')).toBeGreaterThan(Date.now());
    });

    it('D14: without id-token: write it says what to add, and asks nobody', async () => {
      const { logIn, wanted } = await openScene(one);
      const error = await failure(logIn({ env: { GITHUB_ACTIONS: 'true' } }));
      expect(error.code).toBe('E_OIDC_PERMISSION');
      expect(error.hint).toContain('id-token: write');
      expect(wanted).toEqual([]);
    });

    it('D14: a request URL that is not GitHub’s is not asked', async () => {
      const { logIn, ci, wanted } = await openScene(one);
      const env = { ...ci.env, ACTIONS_ID_TOKEN_REQUEST_URL: 'https://evil.example.com/?x' };
      expect((await failure(logIn({ env }))).code).toBe('E_OIDC_URL');
      expect(wanted).toEqual([]);
    });

    it('D14: an endpoint for ID tokens that fails is said as that', async () => {
      const { logIn, ci, wanted } = await openScene(one);
      ci.mishap = () => ({ when: 'before', happens: { status: 500 } });
      expect((await failure(logIn())).code).toBe('E_SERVER_UNAVAILABLE');
      ci.mishap = () => ({ when: 'before', happens: { status: 403 } });
      expect((await failure(logIn())).code).toBe('E_OIDC_REFUSED');
      expect(wanted).toEqual([]);
    });

    it.skipIf(shape.githubOnly)('takes GitLab’s ID token from its variable', async () => {
      const { logIn, ci, vendor } = await openScene(one);
      const { username, secret } = await logIn({ env: gitlab(ci.issue(audience)) });
      expect(vendor.accepts(username, secret.reveal())).toBe(true);
    });

    it.skipIf(shape.githubOnly)('D14: without one it says which lines to add', async () => {
      const { logIn, wanted } = await openScene(one);
      const error = await failure(logIn({ env: { GITLAB_CI: 'true' } }));
      expect(error.code).toBe('E_OIDC_MISSING');
      expect(error.hint).toContain(`aud: "${audience}"`);
      expect(wanted).toEqual([]);
    });

    it('D14: an ID token for somebody else, or an old one, is sent nowhere', async () => {
      const { logIn, ci, wanted } = await openScene(one);
      const env = (token: string) => ({ MINE: token, GITHUB_ACTIONS: 'true' });
      const identity = `${one.identity} id-token=env:MINE`;
      const other = await failure(logIn({ identity, env: env(ci.issue('sts.example.com')) }));
      expect(other.code).toBe('E_OIDC_AUDIENCE');
      expect(other.message).toContain(audience);
      const old = ci.issue(audience, { exp: Math.floor(Date.now() / 1000) - 10 });
      expect((await failure(logIn({ identity, env: env(old) }))).code).toBe('E_OIDC_EXPIRED');
      expect((await failure(logIn({ identity, env: env(canary()) }))).code).toBe('E_OIDC_INVALID');
      expect(wanted).toEqual([]);
    });

    it.skipIf(shape.takesPassword)('a password beside it is a contradiction', async () => {
      const { logIn, wanted } = await openScene(one);
      expect((await failure(logIn({ password: canary() }))).code).toBe('E_INPUT_CONFLICT');
      expect(wanted).toEqual([]);
    });

    it.runIf(shape.otherHosts)('A11: a token goes to the vendor’s own hosts only', async () => {
      const { logIn, wanted } = await openScene(one);
      const others = shape.otherHosts ?? [];
      expect(others).not.toEqual([]);
      for (const registry of others) {
        expect((await failure(logIn({ registry }))).code).toBe('E_CREDENTIAL_UNFIT');
      }
      expect(wanted).toEqual([]);
    });

    it('A21: an identity of a wrong form is refused with an example, and nothing is sent', async () => {
      const { logIn, wanted } = await openScene(one);
      const twice = `${one.identity} ${one.identity}`;
      for (const identity of [...shape.malformed, 'frobnicate=1', twice, `${one.identity} zone=1`]) {
        const error = await failure(logIn({ identity }));
        expect({ identity, code: error.code }).toEqual({ identity, code: 'E_IDENTITY_FORM' });
      }
      expect(wanted).toEqual([]);
    });

    it('the examples of its entry are of the right form', async () => {
      const { logIn } = await openScene(one);
      const examples = (await one.entry.load()).identity?.examples ?? [];
      expect(examples).not.toEqual([]);
      for (const identity of examples) {
        const error = await logIn({ identity, env: { GITHUB_ACTIONS: 'true' } }).catch(
          (reason: unknown) => reason,
        );
        expect(String(error)).not.toContain('E_IDENTITY_FORM');
      }
    });

    exchangeFaults(one);
  });
}
