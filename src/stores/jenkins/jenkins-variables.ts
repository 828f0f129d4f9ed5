import type { Context, Environment } from '../../context/context.js';
import type { Variables } from '../variables.js';
import { Credential } from './credential.js';
import { kinds } from './kinds.js';
import type { Parts } from './parts.js';
import { credentialPath, shownBase, type Home, type Place } from './place.js';
import { platform } from './refusal.js';
import type { Action, Subject } from './subject.js';
import { newCredential, withValues, xmlProblem } from './xml-value.js';

/** Jenkins never shows the secret of a credential, so it is posted whole each time; it is none. */
const NO_SECRET = 'none: the ledger of regcred is the description';

/**
 * A ledger in descriptions: each key is the id of a secret text of its own in the system store or in a folder.
 * Whoever may see the credentials there can read it; there is no secret in it.
 */
export class JenkinsVariables implements Variables {
  readonly name: string;
  private readonly subject: Subject;
  private readonly base: string;

  constructor(
    private readonly home: Home,
    private readonly parts: Parts,
    env: Environment,
  ) {
    this.name = `jenkins:${home.kind === 'folder' ? home.path.join('/') : '/'}`;
    this.subject = { name: this.name, kind: 'ledger', url: undefined };
    this.base = shownBase({ url: undefined }, env);
  }

  call(key: string): string {
    return `POST ${this.base}${credentialPath(this.place(key))}/config.xml`;
  }

  async read(key: string, ctx: Context): Promise<string | undefined> {
    const found = await this.credential(key).show(ctx);
    if (!found) return undefined;
    const text = found.elements.get('description')?.value ?? '';
    // "None" would start the rotation over, and the secret of somebody else must not be replaced.
    if (found.type !== kinds['secret-text'].type || !text.startsWith('{')) {
      throw this.failed(
        'read',
        `the credential ${key} is not one of regcred`,
        `Rename it. Nothing was changed.`,
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
    const fresh = { scope: 'GLOBAL', id: key, ...values };
    const isNew =
      before === undefined && (await credential.create(newCredential(kinds['secret-text'].type, fresh), ctx));
    if (!isNew) {
      const found = await credential.show(ctx);
      if (found) await credential.update(withValues(found, values), ctx);
    }
    if ((await this.read(key, ctx)) === text) return;
    const hint = 'Something else writes to it; find out what, then run it again.';
    throw this.failed('written', 'it does not hold what was written', hint);
  }

  private failed(action: Action, problem: string, hint: string) {
    return platform(this.subject, action, problem, hint);
  }

  private credential(key: string): Credential {
    return new Credential(this.place(key), this.subject, this.parts.jenkins);
  }

  private place(key: string): Place {
    return { url: undefined, home: this.home, domain: '_', id: key };
  }
}
