import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import { seal } from '../../secret/sealed-box.js';
import type { Secret } from '../../secret/secret.js';
import { parse, type Github } from './client.js';
import { listAll } from './pages.js';
import { scopeOf, subjectOf, type Place } from './place.js';
import { denied, needed, refusal } from './refusal.js';
import { Shared } from '../shared.js';
import type { Subject } from './subject.js';
import type { Visibility } from './visibility.js';

const keyAnswer = z.object({ key_id: z.string(), key: z.string() });
const secretAnswer = z.object({ name: z.string(), updated_at: z.string() });

type PublicKey = z.output<typeof keyAnswer>;

/** When each secret of a place was written last, by its name in capitals; epoch milliseconds. */
export type Listing = ReadonlyMap<string, number>;

// Long enough for the stores of one repository that are looked at one after another.
const LISTING_IS_GOOD = 10_000;

/** Lists and writes secrets; what several stores of a place need is fetched once. */
export class Secrets {
  private readonly keys = new Shared<PublicKey>(Infinity);
  private readonly listings = new Shared<Listing>(LISTING_IS_GOOD);

  constructor(private readonly github: Github) {}

  /** The key to which secrets of this place are sealed. A missing environment is a 404 already here. */
  publicKey(place: Place, subject: Subject, ctx: Context): Promise<PublicKey> {
    return this.keys.get(place.name, ctx.clock, async () => {
      const route = `GET ${place.route}/public-key`;
      const response = await this.github({ route, values: place.values, expect: [200], subject }, ctx);
      checkScopes(place, subject, response);
      return parse(keyAnswer, response, ctx);
    });
  }

  list(place: Place, subject: Subject, ctx: Context): Promise<Listing> {
    return this.listings.get(place.name, ctx.clock, async () => {
      const call = { route: `GET ${place.route}`, values: place.values, expect: [200], subject };
      const found = await listAll(this.github, call, 'secrets', secretAnswer, ctx);
      return new Map(found.map(({ name, updated_at }) => [name.toUpperCase(), Date.parse(updated_at)]));
    });
  }

  /**
   * Creates or replaces one. 422 may mean that the key was renewed since it was fetched (docs/faults.md
   * F23): then it is sealed once more, to the new one.
   */
  async write(entry: SecretEntry, value: Secret, ctx: Context): Promise<void> {
    const { place, name } = entry;
    const subject = subjectOf(place, name);
    const key = await this.publicKey(place, subject, ctx);
    try {
      let response = await this.put(entry, value, key, ctx);
      if (response.status === 422) {
        const renewed = await this.renewedKey(place, key, subject, ctx);
        if (renewed) response = await this.put(entry, value, renewed, ctx);
      }
      if (response.status === 422) throw refusal(subject, 'written', response, ctx);
    } finally {
      // Also after a failure: the answer may have been lost.
      this.listings.forget(place.name);
    }
  }

  private async put(
    { place, name, visibility }: SecretEntry,
    value: Secret,
    { key, key_id }: PublicKey,
    ctx: Context,
  ): Promise<HttpResponse> {
    const subject = subjectOf(place, name);
    const encrypted_value = await seal(value, key);
    if (encrypted_value === undefined) {
      fail('E_RESPONSE_INVALID', { host: 'GitHub', problem: 'its public key is none' });
    }
    const values = {
      ...place.values,
      secret_name: name,
      ...{ encrypted_value, key_id },
      ...(visibility && { visibility: visibility.visibility }),
      ...(visibility?.visibility === 'selected' && {
        selected_repository_ids: visibility.repositories.map(({ id }) => id),
      }),
    };
    const route = `PUT ${place.route}/{secret_name}`;
    return this.github({ route, values, expect: [201, 204, 422], subject }, ctx);
  }

  /** Undefined when it is the same. Fetched once however many secrets of the place were refused. */
  private async renewedKey(place: Place, stale: PublicKey, subject: Subject, ctx: Context) {
    const held = this.publicKey(place, subject, ctx);
    if ((await held).key_id === stale.key_id) this.keys.forget(place.name, held);
    const key = await this.publicKey(place, subject, ctx);
    return key.key_id === stale.key_id ? undefined : key;
  }
}

/** One secret, and for that of an organisation who sees it. */
export interface SecretEntry {
  readonly place: Place;
  readonly name: string;
  readonly visibility?: Visibility;
}

/** A classic token tells its scopes with every answer, so a missing one is found before anything is written. */
function checkScopes(place: Place, subject: Subject, response: HttpResponse): void {
  const scopes = response.header('x-oauth-scopes')?.split(/,\s*/);
  if (scopes && !scopes.includes(scopeOf(place)))
    throw denied(subject, 'written', needed(subject, undefined));
}
