import { onTestFinished } from 'vitest';
import { createHttp } from '../../../src/http/create-http.js';
import { parseAddress } from '../../../src/registries/address.js';
import type { Credential, RegistryEntry } from '../../../src/registries/contract.js';
import { Secret } from '../../../src/secret/secret.js';
import { startCi, type FakeCi } from '../../fakes/ci.js';
import type { IdentityVendor, IdentityVendorOptions } from '../../fakes/identity-vendor.js';
import { startInternet } from '../../fakes/internet.js';
import type { SeenRequest } from '../../fakes/server.js';
import { canary, observe } from '../../redaction/oracle.js';
import { testContext } from '../../context.js';

/** One way to log in to one registry by identity, with the vendor's side set up so that it works. */
export interface IdentityCase<V extends IdentityVendor = IdentityVendor> {
  readonly entry: RegistryEntry;
  readonly registry: string;
  readonly identity: string;
  /** Of the ID token. */
  readonly audience: string;
  readonly username?: string;
  /** A vendor that admits the job; may say more of the registry and the identity. */
  readonly start: (options: IdentityVendorOptions) => Promise<V>;
  /** The calls that turn the ID token into a login; each meets the faults in its turn. */
  readonly exchanges: readonly ExchangeCall[];
}

export interface ExchangeCall {
  readonly name: string;
  readonly is: (request: SeenRequest) => boolean;
  /** Where its answer holds the token. */
  readonly member: string;
}

export interface Attempt {
  readonly identity?: string;
  readonly username?: string;
  readonly password?: string;
  readonly registry?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Scene<V extends IdentityVendor> {
  readonly ci: FakeCi;
  readonly vendor: V;
  /** Every host that was asked for by name, the vendor's own and any other. */
  readonly wanted: readonly string[];
  readonly internet: Awaited<ReturnType<typeof startInternet>>;
  /** Waits that were made, in milliseconds. */
  readonly waits: readonly number[];
  logIn(attempt?: Attempt): Promise<Credential>;
}

/** A job of GitHub's, the vendor, and an internet between them; all end with the test. */
export async function openScene<V extends IdentityVendor>(one: IdentityCase<V>): Promise<Scene<V>> {
  const ci = await startCi();
  onTestFinished(() => ci.close());
  const vendor = await one.start({ ci, draw: () => canary(), observe });
  onTestFinished(() => vendor.close());
  const internet = await startInternet(vendor.hosts);
  onTestFinished(() => internet.close());
  const waits: number[] = [];
  const clock = { now: () => Date.now(), sleep: (time: number) => (waits.push(time), Promise.resolve()) };
  return {
    ...{ ci, vendor, internet, waits },
    wanted: internet.wanted,
    async logIn({ identity, username, password, registry, env = ci.env }: Attempt = {}) {
      const base = testContext({ env: { ...internet.env, ...env }, clock });
      const ctx = { ...base, http: createHttp({ ...base, ca: internet.ca }) };
      const module = await one.entry.load();
      const user = username ?? one.username;
      const request = {
        address: parseAddress(registry ?? one.registry),
        identity: identity ?? one.identity,
        ...(user && { username: user }),
        ...(password !== undefined && { secret: new Secret(password) }),
      };
      return module.login(request, ctx);
    },
  };
}
