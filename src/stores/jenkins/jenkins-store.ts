import type { Context, Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { pairOf } from '../../secret/pair.js';
import type { Secret } from '../../secret/secret.js';
import type { Store, StoredCredential, StoreState } from '../contract.js';
import { Credential } from './credential.js';
import type { CredentialXml } from './credential-xml.js';
import { kinds, mustBe, type Kind } from './kinds.js';
import { notices } from './notices.js';
import type { Parts } from './parts.js';
import { mayWrite } from './permission.js';
import { credentialPath, domainPath, shownBase, storeName, type Place } from './place.js';
import { invalid } from './refusal.js';
import { homeOf, type Settings } from './settings.js';
import type { Subject } from './subject.js';
import { newCredential, withValues, xmlProblem, type Values } from './xml-value.js';

type Content = Omit<StoredCredential, 'generation'>;

const DESCRIPTION = 'Rotated by regcred.';

/** A credential of Jenkins. All of it is written in one request, so that no job reads parts of two logins. */
export class JenkinsStore implements Store {
  readonly name: string;
  readonly holds: 'secret' | 'pair';
  /** Jenkins shows `<secret-redacted/>` to everybody. */
  readonly readable = false;
  readonly tellsUsername: boolean;
  readonly calls: readonly string[];
  private readonly kind: Kind;
  private readonly place: Place;
  private readonly subject: Subject;
  private readonly credential: Credential;
  private readonly base: string;

  constructor(
    private readonly settings: Settings,
    private readonly parts: Parts,
    env: Environment,
  ) {
    const { url, domain = '_', credential: id, kind = 'username-password', as } = settings;
    this.place = { url, home: homeOf(settings), domain, id };
    this.kind = kind;
    this.name = storeName(this.place);
    this.tellsUsername = kind === 'username-password';
    this.holds = kind === 'username-password' || as === 'pair' ? 'pair' : 'secret';
    this.subject = { name: this.name, kind: 'store', url };
    this.credential = new Credential(this.place, this.subject, parts.jenkins);
    this.base = shownBase(this.place, env);
    this.calls = [this.updateCall];
    parts.stores.add(this.name);
  }

  async check(example: Content, ctx: Context): Promise<readonly string[]> {
    this.values(example);
    const found = await this.credential.show(ctx);
    if (found) mustBe(this.kind, found, this.name);
    await mayWrite(found !== undefined, this.place, this.subject, this.parts.jenkins, ctx);
    return notices(this.place, found, this.subject, this.parts, ctx);
  }

  /** The date of a write is nowhere: that somebody else has written it since cannot be seen. */
  async read(ctx: Context): Promise<StoreState> {
    const found = await this.credential.show(ctx);
    if (!found) return { exists: false };
    const username = this.tellsUsername ? found.elements.get('username')?.value : undefined;
    return { exists: true, ...(username !== undefined && { username }) };
  }

  async callsNow(_: string, ctx: Context): Promise<readonly string[]> {
    const exists = await this.credential.show(ctx);
    return [exists ? this.updateCall : `POST ${this.base}${domainPath(this.place)}/createCredentials`];
  }

  async write(credential: StoredCredential, ctx: Context): Promise<void> {
    const values = this.values(credential);
    const before = await this.credential.show(ctx);
    const isNew = !before && (await this.credential.create(this.fresh(values), ctx));
    // Read as late as can be: nothing guards a change by somebody else but the ledger's lock.
    const found = before ?? (isNew ? undefined : await this.credential.show(ctx));
    if (found) {
      mustBe(this.kind, found, this.name);
      await this.credential.update(withValues(found, values), ctx);
    }
    await this.mustHold(credential, found, ctx);
  }

  /** All that Jenkins shows of what was written (docs/faults.md F6). */
  private async mustHold(written: Content, before: CredentialXml | undefined, ctx: Context): Promise<void> {
    const after = await this.credential.show(ctx);
    if (!after) fail('E_STORE_MISMATCH', { store: this.name });
    mustBe(this.kind, after, this.name);
    const value = (xml: CredentialXml, name: string) => xml.elements.get(name)?.value ?? '';
    const isNamed = this.kind === 'secret-text' || value(after, 'username') === written.username;
    const kept = before ? ['scope', 'description'] : [];
    const isKept = kept.every((name) => before && value(after, name) === value(before, name));
    if (!isNamed || !isKept) fail('E_STORE_MISMATCH', { store: this.name });
  }

  /** What is written, by the names of its elements. Throws E_STORE_VALUE. */
  private values({ username, secret }: Content): Values {
    const values: Values =
      this.kind === 'username-password'
        ? { username, password: secret }
        : { secret: this.settings.as === 'pair' ? this.pair(username, secret) : secret };
    for (const [name, value] of Object.entries(values)) {
      const problem = xmlProblem(value);
      const whose = name === 'username' ? 'of its username, ' : '';
      if (problem !== undefined) throw invalid(this.subject, 'written', `${whose}${problem}`);
    }
    return values;
  }

  private pair(username: string, secret: Secret): Secret {
    const pair = pairOf(username, secret);
    if (pair) return pair;
    const problem = 'its username has characters that a pair cannot be split at';
    fail('E_STORE_VALUE', {
      store: this.name,
      problem,
      hint: 'Store it as kind: username-password, which keeps both apart.',
    });
  }

  private fresh(values: Values): Secret {
    const { home, id } = this.place;
    return newCredential(kinds[this.kind].type, {
      scope: home.kind === 'user' ? 'USER' : 'GLOBAL',
      id,
      description: DESCRIPTION,
      ...values,
      // A user name is no secret, and one that is masked makes logs illegible.
      ...(this.kind === 'username-password' && { usernameSecret: 'false' }),
    });
  }

  private get updateCall(): string {
    return `POST ${this.base}${credentialPath(this.place)}/config.xml`;
  }
}
