import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { opener } from '../../config/opener.js';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors.js';
import { errno } from '../../files/errno.js';
import { readRegularFile } from '../../files/read-file.js';
import { proveReplaceable, replaceFile } from '../../files/replace-file.js';
import { Secret } from '../../secret/secret.js';
import type { Store, StoreState, StoredCredential } from '../store.js';

const MAX_BYTES = 64 * 1024;

const settings = z.strictObject({ path: z.string().refine(isAbsolute, 'must be an absolute path') });

/** `file: { path: /srv/secrets/push }`: the secret and nothing else, 0600, replaced in one step. */
export const fileStore = opener(settings, ({ path }): Store => new FileStore(path));

class FileStore implements Store {
  readonly name: string;

  constructor(private readonly path: string) {
    this.name = `file:${path}`;
  }

  async check({ fs }: Context): Promise<void> {
    const { path, owner } = await this.place({ fs });
    await this.mustHoldNothingElse(fs);
    await proveReplaceable(path, { mode: 0o600, ...owner }, fs).catch((error: unknown) => {
      throw fail('E_STORE_WRITE', { store: this.name, problem: errno(error) });
    });
  }

  async read({ fs }: Pick<Context, 'fs'>): Promise<StoreState> {
    const content = await readRegularFile(this.path, MAX_BYTES, fs).catch((error: unknown) => {
      throw fail('E_STORE_READ', { store: this.name, problem: errno(error) });
    });
    if (!content) return { exists: false };
    // A file made by `echo` ends in a line break that is no part of the secret.
    const text = content.bytes.toString('utf8').replace(/\r?\n$/, '');
    const updatedAt = content.stats.mtimeMs;
    return text === '' ? { exists: true, updatedAt } : { exists: true, updatedAt, secret: new Secret(text) };
  }

  async write({ secret }: StoredCredential, { fs }: Context): Promise<void> {
    const { path, owner } = await this.place({ fs });
    await replaceFile(path, secret.reveal(), { mode: 0o600, ...owner }, fs).catch((error: unknown) => {
      throw fail('E_STORE_WRITE', { store: this.name, problem: errno(error) });
    });
    const held = await this.read({ fs });
    if (!held.secret?.equals(secret)) throw fail('E_STORE_MISMATCH', { store: this.name });
  }

  /**
   * A path that was copied from elsewhere in the configuration (the registry's htpasswd, the ledger) would
   * lose all that stands there. No secret has several lines, or the form of a user's line.
   */
  private async mustHoldNothingElse(fs: Context['fs']): Promise<void> {
    const { secret } = await this.read({ fs });
    const isForeign = secret && /[\r\n]|^[^:\s]+:\$\w+\$/.test(secret.reveal());
    if (isForeign) throw fail('E_STORE_FOREIGN', { store: this.name });
  }

  /** The file itself after symbolic links, which stay, and its owner, who goes on to read it. */
  private async place({ fs }: Pick<Context, 'fs'>): Promise<Place> {
    try {
      const path = await fs.realpath(this.path);
      const stats = await fs.stat(path);
      if (!stats.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'ENOTREG' });
      return { path, owner: { owner: { uid: stats.uid, gid: stats.gid } } };
    } catch (error) {
      const problem = errno(error);
      if (problem === 'ENOENT') return { path: this.path, owner: {} };
      throw fail('E_STORE_WRITE', { store: this.name, problem });
    }
  }
}

interface Place {
  readonly path: string;
  readonly owner: { readonly owner?: { readonly uid: number; readonly gid: number } };
}
