import * as real from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { FileSystem } from '../../src/context/file-system.js';
import type { Handshakes } from '../../src/rotate/engine/ask.js';

// Dying before or after a reading leaves the same world as dying after the change before it.
const READS = ['lstat', 'read', 'readFile', 'readdir', 'readlink', 'realpath', 'stat'];

/**
 * A file system and a registry of a process that dies: just before or just after its n-th call that may
 * change something. From then on nothing it does has an effect, as after `kill -9`.
 */
export class Mortal {
  calls = 0;
  dead = false;

  constructor(
    private readonly dies: number,
    private readonly when: 'before' | 'after',
  ) {}

  get fs(): FileSystem {
    return this.wrap(real);
  }

  handshake(handshake: Handshakes): Handshakes {
    return (...args) => this.call(() => handshake(...args));
  }

  private async call<Result>(run: () => Promise<Result>): Promise<Result> {
    const isLast = !this.dead && this.calls++ === this.dies;
    if (this.dead || (isLast && this.when === 'before')) return this.die();
    try {
      return await run();
    } finally {
      if (isLast) this.die();
    }
  }

  private die(): never {
    this.dead = true;
    throw new Error('the process has died');
  }

  private async open(...args: Parameters<FileSystem['open']>): Promise<FileHandle> {
    let handle: FileHandle | undefined;
    if (!String(args[1]).startsWith('w') && !this.dead) return real.open(...args);
    try {
      return await this.call(async () => this.wrap((handle = await real.open(...args))));
    } catch (error) {
      // A dead process's handles are closed by the system.
      await handle?.close();
      throw error;
    }
  }

  private wrap<Target extends object>(target: Target): Target {
    return new Proxy(target, {
      get: (_, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function' || name === 'close') {
          return typeof value === 'function' ? value.bind(target) : value;
        }
        if (name === 'open') return this.open.bind(this);
        // Nothing here loses its power, and real syncing takes most of the time.
        if (name === 'sync') return () => this.call(() => Promise.resolve());
        if (READS.includes(String(name))) {
          return (...args: unknown[]) =>
            this.dead ? Promise.reject(new Error('dead')) : value.apply(target, args);
        }
        return (...args: unknown[]) => this.call(() => value.apply(target, args));
      },
    });
  }
}
