import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail, RegcredError } from '../../errors/error.js';
import { errno } from '../../files/errno.js';
import { LockLost, takeLock } from '../../files/lock.js';
import type { Lock } from '../../files/lock.js';
import { readRegularFile } from '../../files/read-file.js';
import type { FileContent } from '../../files/read-file.js';
import { replaceFile } from '../../files/replace-file.js';
import type { Hold, Ledger } from './ledger.js';
import { recordSchema } from './record.js';
import type { LedgerRecord } from './record.js';

const MAX_BYTES = 8 * 1024 * 1024;
const VERSION = 1;
// Longer than any step: verify may take two minutes.
const LEASE = 10 * 60_000;

const ledgerSchema = z.strictObject({
  version: z.literal(VERSION),
  credentials: z.record(z.string(), recordSchema),
});

type Content = z.output<typeof ledgerSchema>;

/** Keeps all credentials in one JSON file, 0600, replaced atomically; `<file>.lock` exists while a run changes it. */
export class FileLedger implements Ledger {
  readonly name: string;
  private lock: Lock | undefined;
  /** Cached, because thousands of credentials may read the same file. */
  private last: { readonly file: FileContent; readonly content: Content } | undefined;

  constructor(private readonly path: string) {
    this.name = `file:${path}`;
  }

  async read(credential: string, ctx: Context): Promise<LedgerRecord | undefined> {
    const { credentials } = await this.load(ctx);
    return Object.hasOwn(credentials, credential) ? credentials[credential] : undefined;
  }

  async write(credential: string, record: LedgerRecord, ctx: Context): Promise<void> {
    const content = await this.load(ctx);
    const credentials = { ...content.credentials, [credential]: record };
    const text = `${JSON.stringify({ ...content, credentials }, null, 2)}\n`;
    this.last = undefined;
    await this.translate(() => replaceFile(this.path, text, {}, ctx.fs, this.lock));
  }

  async hold(_credential: string, ctx: Context): Promise<Hold | undefined> {
    const options = { lease: LEASE, patience: 0, files: [this.path] };
    const lock = await this.translate(() => takeLock(`${this.path}.lock`, options, ctx));
    if (!lock) return undefined;
    this.lock = lock;
    return {
      confirm: () => this.translate(() => lock.renew()),
      release: () => this.translate(() => lock.release()),
    };
  }

  private async load({ fs }: Context): Promise<Content> {
    const file = await this.translate(() =>
      readRegularFile(this.path, MAX_BYTES, fs, false, this.last?.file),
    );
    if (!file) return { version: VERSION, credentials: {} };
    if (file !== this.last?.file) this.last = { file, content: this.parse(file.bytes.toString('utf8')) };
    return this.last.content;
  }

  private parse(text: string): Content {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      fail('E_LEDGER_INVALID', { ledger: this.name, problem: 'it is not JSON' });
    }
    const version = typeof value === 'object' && value && 'version' in value ? value.version : undefined;
    if (typeof version === 'number' && version > VERSION) {
      fail('E_LEDGER_VERSION', { ledger: this.name, version });
    }
    const parsed = ledgerSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    fail('E_LEDGER_INVALID', { ledger: this.name, problem: 'it does not have the form that regcred writes' });
  }

  private async translate<Result>(run: () => Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof RegcredError) throw error;
      if (error instanceof LockLost) fail('E_LOCK_LOST', { ledger: this.name });
      fail('E_LEDGER_FILE', { ledger: this.name, problem: errno(error) });
    }
  }
}
