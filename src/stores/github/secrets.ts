import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import { seal } from '../../secret/sealed-box.js';
import type { Secret } from '../../secret/secret.js';
import { parse, type GithubApi } from './client.js';
import { listAll } from './pages.js';
import { scopeOf, subjectOf, type GithubLocation } from './location.js';
import { deniedError, neededPermission, refusalError } from './errors.js';
import { Shared } from '../shared.js';
import type { GithubSubject } from './subject.js';
import type { Visibility } from './visibility.js';

const keyAnswer = z.object({ key_id: z.string(), key: z.string() });
const secretAnswer = z.object({ name: z.string(), updated_at: z.string() });

type PublicKey = z.output<typeof keyAnswer>;

/** Time of each secret's last write, in epoch milliseconds, by its name in capitals. */
export type Listing = ReadonlyMap<string, number>;

// Long enough for the stores of one repository, which ask one after another.
const LISTING_LIFETIME = 10_000;

/** Lists and writes secrets; fetches once what several stores of a location need. */
export class Secrets {
  private readonly keys = new Shared<PublicKey>(Infinity);
  private readonly listings = new Shared<Listing>(LISTING_LIFETIME);

  constructor(private readonly github: GithubApi) {}

  /** Fetches the key that seals secrets of this location. A missing environment is a 404 here. */
  publicKey(location: GithubLocation, subject: GithubSubject, ctx: Context): Promise<PublicKey> {
    return this.keys.get(location.name, ctx.clock, async () => {
      const route = `GET ${location.route}/public-key`;
      const response = await this.github({ route, values: location.values, expect: [200], subject }, ctx);
      checkScopes(location, subject, response);
      return parse(keyAnswer, response, ctx);
    });
  }

  list(location: GithubLocation, subject: GithubSubject, ctx: Context): Promise<Listing> {
    return this.listings.get(location.name, ctx.clock, async () => {
      const call = { route: `GET ${location.route}`, values: location.values, expect: [200], subject };
      const found = await listAll(this.github, call, 'secrets', secretAnswer, ctx);
      return new Map(found.map(({ name, updated_at }) => [name.toUpperCase(), Date.parse(updated_at)]));
    });
  }

  /**
   * Creates or replaces a secret. After 422 it fetches the key again, and seals to a renewed one once
   * (docs/faults.md F23).
   */
  async write(entry: SecretTarget, value: Secret, ctx: Context): Promise<void> {
    const { location, name } = entry;
    const subject = subjectOf(location, name);
    const key = await this.publicKey(location, subject, ctx);
    try {
      let response = await this.put(entry, value, key, ctx);
      if (response.status === 422) {
        const renewed = await this.renewedKey(location, key, subject, ctx);
        if (renewed) response = await this.put(entry, value, renewed, ctx);
      }
      if (response.status === 422) throw refusalError(subject, 'written', response, ctx);
    } finally {
      // A lost answer may hide a success.
      this.listings.forget(location.name);
    }
  }

  private async put(
    { location, name, visibility }: SecretTarget,
    value: Secret,
    { key, key_id }: PublicKey,
    ctx: Context,
  ): Promise<HttpResponse> {
    const subject = subjectOf(location, name);
    const encrypted_value = await seal(value, key);
    if (encrypted_value === undefined) {
      fail('E_RESPONSE_INVALID', { host: 'GitHub', problem: 'its public key is not valid' });
    }
    const values = {
      ...location.values,
      secret_name: name,
      ...{ encrypted_value, key_id },
      ...(visibility && { visibility: visibility.visibility }),
      ...(visibility?.visibility === 'selected' && {
        selected_repository_ids: visibility.repositories.map(({ id }) => id),
      }),
    };
    const route = `PUT ${location.route}/{secret_name}`;
    return this.github({ route, values, expect: [201, 204, 422], subject }, ctx);
  }

  /** Fetches the key once for all secrets that were refused. Returns undefined when it is the same. */
  private async renewedKey(location: GithubLocation, stale: PublicKey, subject: GithubSubject, ctx: Context) {
    const held = this.publicKey(location, subject, ctx);
    if ((await held).key_id === stale.key_id) this.keys.forget(location.name, held);
    const key = await this.publicKey(location, subject, ctx);
    return key.key_id === stale.key_id ? undefined : key;
  }
}

/** One secret, and the visibility of an organisation's. */
export interface SecretTarget {
  readonly location: GithubLocation;
  readonly name: string;
  readonly visibility?: Visibility;
}

/** Finds a missing scope of a classic token before a write: each answer lists the token's scopes. */
function checkScopes(location: GithubLocation, subject: GithubSubject, response: HttpResponse): void {
  const scopes = response.header('x-oauth-scopes')?.split(/,\s*/);
  if (scopes && !scopes.includes(scopeOf(location)))
    throw deniedError(subject, 'written', neededPermission(subject, undefined));
}
