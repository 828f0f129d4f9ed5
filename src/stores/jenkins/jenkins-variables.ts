import type { Context, Environment } from '../../context/context.js';
import type { Variables } from '../variables.js';
import type { StoreAction } from '../contract.js';
import { JenkinsCredential } from './jenkins-credential.js';
import { kinds } from './kinds.js';
import type { JenkinsSession } from './session.js';
import { shownBase } from './address.js';
import { credentialPath, type JenkinsLocation, type CredentialTarget } from './location.js';
import { ledgerError } from './errors.js';
import type { JenkinsSubject } from './subject.js';
import { newCredential, withValues, xmlProblem } from './xml-value.js';

/** Secret of a ledger's credential, which must have one. Jenkins never shows it, so each write posts it. */
const NO_SECRET = 'none: the ledger of regcred is the description';

/**
 * Keeps a ledger in descriptions: each key is the id of a secret text in the system store or in a folder. A user who
 * may see those credentials can read it; it holds no secret.
 */
export class JenkinsVariables implements Variables {
  readonly name: string;
  private readonly subject: JenkinsSubject;
  private readonly base: string;

  constructor(
    private readonly location: JenkinsLocation,
    private readonly session: JenkinsSession,
    env: Environment,
  ) {
    this.name = `jenkins:${location.kind === 'folder' ? location.path.join('/') : '/'}`;
    this.subject = { name: this.name, kind: 'ledger', url: undefined };
    this.base = shownBase({ url: undefined }, env);
  }

  call(key: string): string {
    return `POST ${this.base}${credentialPath(this.target(key))}/config.xml`;
  }

  async read(key: string, ctx: Context): Promise<string | undefined> {
    const found = await this.credential(key).show(ctx);
    if (!found) return undefined;
    const text = found.elements.get('description')?.value ?? '';
    // Taken for an empty ledger, it would start the rotation over and replace a secret of another owner.
    if (found.type !== kinds['secret-text'].type || !text.startsWith('{')) {
      throw this.failed(
        'read',
        `the credential ${key} was not created by regcred`,
        'Rename it. Nothing was changed.',
      );
    }
    return text;
  }

  async write(key: string, text: string, ctx: Context): Promise<void> {
    const credential = this.credential(key);
    const problem = xmlProblem(text);
    if (problem !== undefined) throw this.failed('written', problem, 'Keep the ledger elsewhere.');
    const before = await this.read(key, ctx);
    const values = { description: text, secret: NO_SECRET };
    const created = { scope: 'GLOBAL', id: key, ...values };
    const isNew =
      before === undefined &&
      (await credential.create(newCredential(kinds['secret-text'].type, created), ctx));
    if (!isNew) {
      const found = await credential.show(ctx);
      if (found) await credential.update(withValues(found, values), ctx);
    }
    if ((await this.read(key, ctx)) === text) return;
    const hint = 'Another program writes to it: find it, then run regcred again.';
    throw this.failed('written', 'it does not hold the written text', hint);
  }

  private failed(action: StoreAction, problem: string, hint: string) {
    return ledgerError(this.subject, action, problem, hint);
  }

  private credential(key: string): JenkinsCredential {
    return new JenkinsCredential(this.target(key), this.subject, this.session.jenkins);
  }

  private target(key: string): CredentialTarget {
    return { url: undefined, location: this.location, domain: '_', id: key };
  }
}
