import { escapedXml, readPosted, type PostedXml } from './xml.js';

export const USERNAME_PASSWORD = 'com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl';
export const SECRET_TEXT = 'org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl';
export const SSH_KEY = 'com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey';

/** Types that this Jenkins has plugins for, and which of their elements hide a secret. */
export const SECRETS: Readonly<Record<string, readonly string[]>> = {
  [USERNAME_PASSWORD]: ['password', 'otherSecret'],
  [SECRET_TEXT]: ['secret'],
  [SSH_KEY]: ['passphrase'],
};

/** A credential as it was made or posted last, secrets and all. */
export interface StoredCredential {
  text: string;
}

export type Permission = 'View' | 'Update' | 'Create';

/** Who may log in, and what may be done where; everything, where nothing is said. */
export interface Caller {
  readonly tokens?: readonly string[];
  readonly password?: string;
  may?(permission: Permission, context: string): boolean;
}

/** A store of a context: `system`, `folder`, `user`, or one of a plugin that only shows. */
export class FakeStore {
  readonly domains = new Map<string, Map<string, StoredCredential>>([['_', new Map()]]);
  /** How it refuses what only reads: as a plugin's store (403), or as something in front of Jenkins (405). */
  readOnly: 403 | 405 | undefined;

  domain(name: string): Map<string, StoredCredential> {
    const known = this.domains.get(name);
    if (known) return known;
    const made = new Map<string, StoredCredential>();
    this.domains.set(name, made);
    return made;
  }
}

/** What there is, by contexts: `` (the root), `job/a/job/b`, `user/jane`. */
export class JenkinsState {
  readonly contexts = new Map<string, Map<string, FakeStore>>([['', new Map([['system', new FakeStore()]])]]);
  readonly callers = new Map<string, Caller>();

  /** The store that can be written: `` is the system's, `a/b` a folder's, `@jane` a user's. Made when missing. */
  store(home: string): FakeStore {
    return this.storeIn(contextOf(home), home === '' ? 'system' : home.startsWith('@') ? 'user' : 'folder');
  }

  /** A store of a plugin in the same context, such as `kubernetes`. */
  storeIn(context: string, name: string): FakeStore {
    const stores = this.contexts.get(context) ?? new Map<string, FakeStore>();
    this.contexts.set(context, stores);
    const known = stores.get(name);
    if (known) return known;
    const made = new FakeStore();
    stores.set(name, made);
    return made;
  }

  /** As somebody would make it by hand: in the form in which the plugin writes it. */
  add(home: string, id: string, more: Partial<Made> = {}): StoredCredential {
    const { type = USERNAME_PASSWORD, domain = '_', declaration = '' } = more;
    const fields = { scope: 'GLOBAL', id, ...more.fields };
    const plugin = type === USERNAME_PASSWORD ? 'credentials@1381.v2c3a_12074da_b_' : 'plain-credentials@183';
    const lines = Object.entries(fields).map(([name, value]) => `  <${name}>${escapedXml(value)}</${name}>`);
    const body = more.inner ?? lines.join('\n');
    const made = { text: `${declaration}<${type} plugin="${plugin}">\n${body}\n</${type}>` };
    this.store(home).domain(domain).set(id, made);
    return made;
  }

  get(home: string, id: string, domain = '_'): PostedXml | undefined {
    const found = this.store(home).domains.get(domain)?.get(id);
    return found && readPosted(found.text);
  }

  /** What a job gets that binds the id: the nearest folder's, or the system's. */
  jobReads(folder: string, id: string): PostedXml | undefined {
    const parts = folder === '' ? [] : folder.split('/');
    const homes = [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), ''];
    for (const home of homes) {
      for (const domain of this.contexts.has(contextOf(home)) ? this.store(home).domains.keys() : []) {
        const found = this.get(home, id, domain);
        if (found) return found;
      }
    }
    return undefined;
  }

  /** Everything that a job could see. */
  snapshot(): unknown {
    return [...this.contexts].map(([context, stores]) => [
      context,
      [...stores].map(([name, { domains }]) => [
        name,
        [...domains].map(([domain, all]) => [domain, [...all].map(([id, { text }]) => [id, text])]),
      ]),
    ]);
  }
}

interface Made {
  readonly type: string;
  readonly domain: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What stands in the element, in place of `fields`. */
  readonly inner: string;
  readonly declaration: string;
}

export function contextOf(home: string): string {
  if (home === '') return '';
  return home.startsWith('@') ? `user/${home.slice(1)}` : `job/${home.split('/').join('/job/')}`;
}
