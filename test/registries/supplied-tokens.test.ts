import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/registries/address.js';
import { entries } from '../../src/registries/detect.js';
import { suppliedTokens } from '../../src/registries/kit/tokens/supplied-tokens.js';
import type { Supplied } from '../../src/registries/contract.js';
import { testContext } from '../context.js';
import { canary, mayHold, tempDir } from '../redaction/oracle.js';

const access = (registry = 'registry.acme.dev/team') => {
  const address = parseAddress(registry);
  return { address, api: new URL(`https://${address.host}`), plainHttp: false };
};
const opener = suppliedTokens('Settings → Password. The old one ends at once.');
const open = (more: object = {}) =>
  opener.open({ username: 'team', 'new-password': 'env:NEXT', ...more }, access()) as Supplied;

describe('a password that a person sets in a panel', () => {
  it('tells where to click, in the registry’s words or the user’s', () => {
    expect(open()).toMatchObject({
      kind: 'supplied',
      name: 'team at registry.acme.dev/team',
      panel: 'Settings → Password. The old one ends at once.',
      calls: {},
      username: 'team',
    });
    expect(open({ panel: 'Ask Ana.' }).panel).toBe('Ask Ana.');
  });

  it('is read from a variable or a file, and masked before anything is done with it', async () => {
    const [next, former] = [canary(), canary()];
    const file = join(tempDir(), 'old');
    mayHold(file);
    writeFileSync(file, `${former}\n`, { mode: 0o600 });
    const ctx = testContext({ env: { NEXT: next } });
    const token = open({ 'old-password': `file:${file}` });
    expect((await token.next(ctx))?.is(next)).toBe(true);
    expect((await token.former(ctx))?.is(former)).toBe(true);
    const pair = Buffer.from(`team:${next}`).toString('base64');
    expect(ctx.masks.redact(`${next} ${former} ${pair}`)).toMatch(/^\*{3} \*{3} \*{3}=*$/);
  });

  it.each([{}, { NEXT: '' }, { NEXT: ' ' }, { NEXT: '\n' }])(
    'F11: is not there yet as long as nobody has set it (%j)',
    async (env) => {
      const ctx = testContext({ env });
      expect(await open().next(ctx)).toBeUndefined();
      expect(await open().former(ctx)).toBeUndefined();
    },
  );

  it('never stands in the configuration itself', () => {
    const fits = (value: object) => opener.schema.safeParse({ username: 'team', ...value }).success;
    expect(fits({ 'new-password': 'env:NEXT' })).toBe(true);
    for (const value of ['swordfish', 'env:a b', 'file:relative', '']) {
      expect(fits({ 'new-password': value })).toBe(false);
      expect(fits({ 'new-password': 'env:NEXT', 'old-password': value })).toBe(false);
    }
    expect(fits({ 'new-password': 'env:NEXT', panel: 'a\nb' })).toBe(false);
    expect(fits({ 'new-password': 'env:NEXT', username: 'a:b' })).toBe(false);
  });
});

describe.each([
  ['cloudraya', 'registry.cloudraya.com', /View Detail → Change Password.*invalid at once/],
  ['nexqloud', 'dcr.nexqloud.io/team', /Settings → Generate New Credentials \/ Rotate Credentials.*revokes/],
  ['ghcr', 'ghcr.io', /Personal access tokens → Tokens \(classic\)/],
  ['digitalocean', 'registry.digitalocean.com', /API → Tokens/],
  ['cloudfleet', 'x.europe.registry.cloudfleet.dev', /`cloudfleet tokens regenerate TOKEN_ID`.*at once/],
  ['generic', 'registry.example.com', /where the registry’s passwords are managed/],
])('the panel of %s', (id, host, words) => {
  it('is told with what breaks', async () => {
    const registry = await entries.find((entry) => entry.id === id)?.load();
    const tokens = await registry?.tokens?.();
    const token = tokens?.open({ username: 'team', 'new-password': 'env:NEXT' }, access(host));
    expect(token).toMatchObject({ kind: 'supplied', panel: expect.stringMatching(words) });
  });
});
