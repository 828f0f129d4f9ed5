import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { opener } from '../../config/opener.js';
import type { Context } from '../../context/context.js';
import { fail, regcredError } from '../../errors/error.js';
import { errno } from '../../files/errno.js';
import { readRegularFile } from '../../files/read-file.js';
import { proveReplaceable, replaceFile } from '../../files/replace-file.js';
import { pairOf, splitPair } from '../../secret/pair.js';
import { Secret } from '../../secret/secret.js';
import type { Store, StoreOpener, StoreState, StoredCredential } from '../contract.js';

const MAX_BYTES = 64 * 1024;

type Content = Omit<StoredCredential, 'generation'>;

const settings = z.strictObject({
  path: z.string().refine(isAbsolute, 'must be an absolute path'),
  as: z.enum(['secret', 'pair'], 'must be secret or pair').optional(),
});

/**
 * `file: { path: /srv/secrets/push }`: the secret and nothing else, or with `as: pair` the one line
 * `username:secret`; 0600, replaced in one step.
 */
export const fileStore: StoreOpener = {
  ...opener(settings, ({ path, as }): Store => new FileStore(path, as ?? 'secret')),
  short: (text) => (isAbsolute(text) ? { path: text } : undefined),
};

class FileStore implements Store {
  readonly name: string;
  readonly readable = true;
  readonly calls = [];

  constructor(
    private readonly path: string,
    readonly holds: 'secret' | 'pair',
  ) {
    this.name = `file:${path}`;
  }

  async check(example: Content, { fs }: Context): Promise<readonly string[]> {
    const { path, owner } = await this.place({ fs });
    const isMultiLine = /[\r\n]/.test(this.textOf(example));
    await this.mustHoldNothingElse(isMultiLine, fs);
    await proveReplaceable(path, { mode: 0o600, ...owner }, fs).catch((error: unknown) => {
      fail('E_STORE_WRITE', { store: this.name, problem: errno(error) });
    });
    return [];
  }

  async read({ fs }: Pick<Context, 'fs'>): Promise<StoreState> {
    const found = await this.content(fs);
    if (!found) return { exists: false };
    const { text, updatedAt } = found;
    const state = { exists: true, updatedAt };
    if (this.holds === 'secret') return text === '' ? state : { ...state, secret: new Secret(text) };
    return { ...state, ...splitPair(new Secret(text)) };
  }

  async write(credential: StoredCredential, { fs }: Context): Promise<void> {
    const text = this.textOf(credential);
    const { path, owner } = await this.place({ fs });
    await replaceFile(path, text, { mode: 0o600, ...owner }, fs).catch((error: unknown) => {
      fail('E_STORE_WRITE', { store: this.name, problem: errno(error) });
    });
    const held = await this.content(fs);
    if (held?.text !== text) fail('E_STORE_MISMATCH', { store: this.name });
  }

  /** What the file will hold: exactly what is read back from it. Throws E_STORE_VALUE. */
  private textOf({ username, secret }: Content): string {
    const value = this.holds === 'pair' ? pairOf(username, secret) : secret;
    const unfit = (problem: string, hint: string) =>
      regcredError('E_STORE_VALUE', { store: this.name, problem, hint });
    if (!value) {
      throw unfit('its username has characters that a pair cannot be split at', 'Store it without as: pair.');
    }
    const text = value.reveal();
    if (/\n$/.test(text)) throw unfit('it ends in a line break', 'Store it without as: pair, or elsewhere.');
    if (Buffer.byteLength(text) > MAX_BYTES) throw unfit('it is longer than 64 KiB', 'Store it elsewhere.');
    return text;
  }

  private async content(fs: Context['fs']): Promise<{ text: string; updatedAt: number } | undefined> {
    const content = await readRegularFile(this.path, MAX_BYTES, fs).catch((error: unknown) => {
      fail('E_STORE_READ', { store: this.name, problem: errno(error) });
    });
    if (!content) return undefined;
    // A file made by `echo` ends in a line break that is no part of the secret.
    const text = content.bytes.toString('utf8').replace(/\r?\n$/, '');
    return { text, updatedAt: content.stats.mtimeMs };
  }

  /**
   * A path that was copied from elsewhere in the configuration (the registry's htpasswd, the ledger) would
   * lose all that stands there. No secret has the form of a user's line, and few have several lines.
   */
  private async mustHoldNothingElse(mayHaveLines: boolean, fs: Context['fs']): Promise<void> {
    const { text = '' } = (await this.content(fs)) ?? {};
    const isForeign = (!mayHaveLines && /[\r\n]/.test(text)) || /^[^:\s]+:\$\w+\$/.test(text);
    if (isForeign) fail('E_STORE_FOREIGN', { store: this.name });
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
      fail('E_STORE_WRITE', { store: this.name, problem });
    }
  }
}

interface Place {
  readonly path: string;
  readonly owner: { readonly owner?: { readonly uid: number; readonly gid: number } };
}
