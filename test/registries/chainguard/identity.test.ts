import { describe, expect, it } from 'vitest';
import { detect } from '../../../src/registries/detect.js';
import { ISSUER, SUBJECT } from '../../fakes/ci.js';
import { startChainguard, type FakeChainguard } from '../../fakes/chainguard/chainguard.js';
import { failure } from '../../http/client.js';
import { needs } from '../../real/programs.js';
import { identitySuite } from '../identities/identity-suite.js';
import { openScene, type IdentityCase } from '../identities/scene.js';

const entry = detect({ host: '' }, 'chainguard');

const UIDP = '720909c9f5279097d847ad02a2f24ba8f59de36a/a033a6fabe0bfa0d';
const one: IdentityCase<FakeChainguard> = {
  entry,
  registry: 'cgr.dev',
  identity: UIDP,
  audience: 'issuer.enforce.dev',
  async start(options) {
    const vendor = await startChainguard(options);
    vendor.identities.set(UIDP, { issuer: ISSUER, subject: SUBJECT });
    return vendor;
  },
  exchanges: [{ name: 'the issuer', is: ({ url }) => url.pathname === '/sts/exchange', member: 'token' }],
};

identitySuite('Chainguard', one, {
  otherHosts: ['cgr.dev.evil.com', 'cgr.dev:8443', 'http://cgr.dev', 'registry.example.com'],
  malformed: ['', 'acme', `${UIDP}/`, `${UIDP}/../x`, `${UIDP}?aud=x`, UIDP.toUpperCase()],
});

describe.skipIf(!needs('openssl'))('Chainguard refuses', () => {
  it('an unknown identity, and the cure names where it stands', async () => {
    const { logIn, vendor } = await openScene(one);
    vendor.identities.clear();
    const error = await failure(logIn());
    expect(error).toMatchObject({
      code: 'E_IDENTITY_REFUSED',
      hint: expect.stringContaining('identities list'),
    });
    expect(error.message).toContain('no such identity');
  });

  it('another job, and the error holds subject and issuer to enter', async () => {
    const { logIn, ci } = await openScene(one);
    ci.claims = { sub: 'repo:acme/other:ref:refs/heads/x' };
    const error = await failure(logIn());
    expect(error.message).toContain('repo:acme/other:ref:refs/heads/x');
    expect(error.hint).toContain(ISSUER);
  });

  it('another audience, which audience= sets', async () => {
    const { logIn } = await openScene(one);
    const error = await failure(logIn({ identity: `${UIDP} audience=other` }));
    expect(error.message).toContain('another audience');
  });

  it('nobody of another name than _token', async () => {
    const { logIn } = await openScene(one);
    expect((await logIn({ username: '_token' })).username).toBe('_token');
    expect((await failure(logIn({ username: 'me' }))).code).toBe('E_INPUT_CONFLICT');
  });
});
