import type { Context, Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { pairOf } from '../../secret/pair.js';
import type { Secret } from '../../secret/secret.js';
import type { Store, StoredCredential, StoreState } from '../contract.js';
import { JenkinsCredential } from './jenkins-credential.js';
import type { CredentialXml } from './credential-xml.js';
import { kinds, mustBe, type CredentialKind } from './kinds.js';
import { notices } from './notices.js';
import type { JenkinsSession } from './session.js';
import { mayWrite } from './permission.js';
import { shownBase } from './address.js';
import { credentialPath, domainPath, storeName, type CredentialTarget } from './location.js';
import { valueError } from './errors.js';
import { locationOf, type JenkinsSettings } from './settings.js';
import type { JenkinsSubject } from './subject.js';
import { newCredential, withValues, xmlProblem, type CredentialValues } from './xml-value.js';

type Content = Omit<StoredCredential, 'generation'>;

const DESCRIPTION = 'Rotated by regcred.';

/** Writes a credential of Jenkins in one request, so that no job reads parts of two logins. */
export class JenkinsStore implements Store {
  readonly name: string;
  readonly holds: 'secret' | 'pair';
  /** False, because Jenkins shows `<secret-redacted/>` to every user. */
  readonly readable = false;
  readonly tellsUsername: boolean;
  readonly calls: readonly string[];
  private readonly kind: CredentialKind;
  private readonly target: CredentialTarget;
  private readonly subject: JenkinsSubject;
  private readonly credential: JenkinsCredential;
  private readonly base: string;

  constructor(
    private readonly settings: JenkinsSettings,
    private readonly session: JenkinsSession,
    env: Environment,
  ) {
    const { url, domain = '_', credential: id, kind = 'username-password', as } = settings;
    this.target = { url, location: locationOf(settings), domain, id };
    this.kind = kind;
    this.name = storeName(this.target);
    this.tellsUsername = kind === 'username-password';
    this.holds = kind === 'username-password' || as === 'pair' ? 'pair' : 'secret';
    this.subject = { name: this.name, kind: 'store', url };
    this.credential = new JenkinsCredential(this.target, this.subject, session.jenkins);
    this.base = shownBase(this.target, env);
    this.calls = [this.updateCall];
    session.stores.add(this.name);
  }

  async check(example: Content, ctx: Context): Promise<readonly string[]> {
    this.values(example);
    const found = await this.credential.show(ctx);
    if (found) mustBe(this.kind, found, this.name);
    await mayWrite(found !== undefined, this.target, this.subject, this.session.jenkins, ctx);
    return notices(this.target, found, this.subject, this.session, ctx);
  }

  /** Reads no date, because Jenkins has none: a write by another user is not visible. */
  async read(ctx: Context): Promise<StoreState> {
    const found = await this.credential.show(ctx);
    if (!found) return { exists: false };
    const username = this.tellsUsername ? found.elements.get('username')?.value : undefined;
    return { exists: true, ...(username !== undefined && { username }) };
  }

  async callsNow(_: string, ctx: Context): Promise<readonly string[]> {
    const exists = await this.credential.show(ctx);
    return [exists ? this.updateCall : `POST ${this.base}${domainPath(this.target)}/createCredentials`];
  }

  async write(credential: StoredCredential, ctx: Context): Promise<void> {
    const values = this.values(credential);
    const before = await this.credential.show(ctx);
    const isNew = !before && (await this.credential.create(this.newXml(values), ctx));
    // Reads as late as possible: Jenkins has no lock, so a concurrent change would be overwritten.
    const found = before ?? (isNew ? undefined : await this.credential.show(ctx));
    if (found) {
      mustBe(this.kind, found, this.name);
      await this.credential.update(withValues(found, values), ctx);
    }
    await this.mustHold(credential, found, ctx);
  }

  /** Compares all that Jenkins shows of a write (docs/faults.md F6). */
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

  /** Values to write, by element. Throws E_STORE_VALUE. */
  private values({ username, secret }: Content): CredentialValues {
    const values: CredentialValues =
      this.kind === 'username-password'
        ? { username, password: secret }
        : { secret: this.settings.as === 'pair' ? this.pair(username, secret) : secret };
    for (const [name, value] of Object.entries(values)) {
      const problem = xmlProblem(value);
      const whose = name === 'username' ? 'of its username, ' : '';
      if (problem !== undefined) throw valueError(this.subject, 'written', `${whose}${problem}`);
    }
    return values;
  }

  private pair(username: string, secret: Secret): Secret {
    const pair = pairOf(username, secret);
    if (pair) return pair;
    const problem =
      'its username contains white space, a quote, a brace or a colon, which a pair cannot hold';
    fail('E_STORE_VALUE', {
      store: this.name,
      problem,
      hint: 'Store it as kind: username-password, which keeps them apart.',
    });
  }

  private newXml(values: CredentialValues): Secret {
    const { location, id } = this.target;
    return newCredential(kinds[this.kind].type, {
      scope: location.kind === 'user' ? 'USER' : 'GLOBAL',
      id,
      description: DESCRIPTION,
      ...values,
      // A username is not secret, and masking it makes logs illegible.
      ...(this.kind === 'username-password' && { usernameSecret: 'false' }),
    });
  }

  private get updateCall(): string {
    return `POST ${this.base}${credentialPath(this.target)}/config.xml`;
  }
}
