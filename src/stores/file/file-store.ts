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
  path: z.string().refine(isAbsolute, 'must be an absolute path').describe('Absolute path of the file.'),
  as: z
    .enum(['secret', 'pair'], 'must be secret or pair')
    .optional()
    .describe('Content; `pair` is username:secret. Default: secret.'),
});

/**
 * Stores of `file: { path: /srv/secrets/push }`: a 0600 file with the secret alone, or with `as: pair` the one
 * line `username:secret`. A write replaces it atomically.
 */
export const fileStores: StoreOpener = {
  ...opener(settings, ({ path, as }): Store => new FileStore(path, as ?? 'secret')),
  parseShortForm: (text) => (isAbsolute(text) ? { path: text } : undefined),
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
    const { path, owner } = await this.resolved({ fs });
    const isMultiLine = /[\r\n]/.test(this.textOf(example));
    await this.refuseForeignContent(isMultiLine, fs);
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
    const { path, owner } = await this.resolved({ fs });
    await replaceFile(path, text, { mode: 0o600, ...owner }, fs).catch((error: unknown) => {
      fail('E_STORE_WRITE', { store: this.name, problem: errno(error) });
    });
    const after = await this.content(fs);
    if (after?.text !== text) fail('E_STORE_MISMATCH', { store: this.name });
  }

  /** Text to write, which a later read returns unchanged. Throws E_STORE_VALUE. */
  private textOf({ username, secret }: Content): string {
    const value = this.holds === 'pair' ? pairOf(username, secret) : secret;
    const unfit = (problem: string, hint: string) =>
      regcredError('E_STORE_VALUE', { store: this.name, problem, hint });
    if (!value) {
      throw unfit(
        'its username contains white space, a quote, a brace or a colon, which a pair cannot hold',
        'Store it without as: pair.',
      );
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
    // `echo` appends a line break that is not part of the secret.
    const text = content.bytes.toString('utf8').replace(/\r?\n$/, '');
    return { text, updatedAt: content.stats.mtimeMs };
  }

  /**
   * Refuses a file of another kind: a path copied from elsewhere in the configuration (the registry's htpasswd, the
   * ledger) would lose its content. No secret has the form of an htpasswd line, and few have several lines.
   */
  private async refuseForeignContent(mayHaveLines: boolean, fs: Context['fs']): Promise<void> {
    const { text = '' } = (await this.content(fs)) ?? {};
    const isForeign = (!mayHaveLines && /[\r\n]/.test(text)) || /^[^:\s]+:\$\w+\$/.test(text);
    if (isForeign) fail('E_STORE_FOREIGN', { store: this.name });
  }

  /** Resolves symbolic links, which stay, and finds the owner, who must still be able to read the file. */
  private async resolved({ fs }: Pick<Context, 'fs'>): Promise<ResolvedFile> {
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

interface ResolvedFile {
  readonly path: string;
  readonly owner: { readonly owner?: { readonly uid: number; readonly gid: number } };
}
