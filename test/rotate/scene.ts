import { hash } from 'bcryptjs';
import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../src/context/context.js';
import { parseAddress } from '../../src/registries/address.js';
import { detect } from '../../src/registries/detect.js';
import type { InstalledParts } from '../../src/rotate/config/installed.js';
import { verifyRights } from '../../src/distribution/verify-rights.js';
import { stores } from '../../src/stores/catalog.js';
import { Mortal } from './mortal.js';
import { rotateConfig } from './rotate-config.js';
import { HtpasswdRegistry } from '../fakes/htpasswd-registry.js';
import { testContext } from '../context.js';
import { canary, mayHold, observe, tempDir } from '../redaction/oracle.js';

const htpasswd = detect({ host: '' }, 'htpasswd');

export const DAY = 86_400_000;

export interface SceneOptions {
  /** What each store holds at first: the accepted secret, one that is refused, or nothing. */
  readonly stores?: readonly ('accepted' | 'refused' | 'nothing')[];
  readonly acceptDowntime?: boolean;
}

/** One credential in a folder of its own: an htpasswd file, a registry that reads it, stores, a ledger. */
export class Scene {
  readonly dir = tempDir();
  readonly password = canary();
  readonly config = join(this.dir, 'regcred.yml');
  readonly htpasswd = join(this.dir, 'htpasswd');
  readonly ledger = join(this.dir, 'ledger.json');
  /** Milliseconds the clock is ahead. */
  ahead = 0;

  private constructor(
    readonly registry: HtpasswdRegistry,
    readonly stores: readonly string[],
  ) {}

  static async make(options: SceneOptions = {}): Promise<Scene> {
    const held = options.stores ?? ['accepted'];
    const scene: Scene = new Scene(undefined as never, []);
    const paths = held.map((_, index) => join(scene.dir, `secret${index}`));
    // Cost 4: the file's own cost is kept, and tests log in often.
    const line = `ci:${await hash(scene.password, 4)}`;
    writeFileSync(scene.htpasswd, `# users\nalice:$2y$04$${'a'.repeat(53)}\n${line}\nbob:$apr1$x$y\n`);
    chmodSync(scene.htpasswd, 0o640);
    held.forEach((state, index) => {
      const path = paths[index] as string;
      mayHold(path);
      if (state !== 'nothing') {
        writeFileSync(path, state === 'accepted' ? scene.password : canary(), { mode: 0o600 });
      }
    });
    const made = Object.assign(scene, { registry: new HtpasswdRegistry(scene.htpasswd), stores: paths });
    made.configure(options.acceptDowntime ?? true);
    return made;
  }

  configure(acceptDowntime: boolean): void {
    const lines = [
      'version: 1',
      `ledger: file:${this.ledger}`,
      'credentials:',
      '  push:',
      '    registry: 127.0.0.1:5000',
      '    provider: htpasswd',
      `    token: { file: ${this.htpasswd}, user: ci }`,
      `    rotate: { every: 30d, accept-downtime: ${acceptDowntime} }`,
      '    stores:',
      ...this.stores.map((path) => `      - file: { path: ${path} }`),
    ];
    writeFileSync(this.config, `${lines.join('\n')}\n`);
  }

  get parts(): InstalledParts {
    return {
      registries: [htpasswd],
      stores,
      parseAddress,
      handshake: this.registry.handshake,
      verifyRights,
    };
  }

  context(overrides: Partial<Context> = {}): Context {
    const clock = { now: () => Date.now() + this.ahead, sleep: () => Promise.resolve() };
    return testContext({ clock, fs: new Mortal(Infinity, 'before').fs, ...overrides });
  }

  async rotate(overrides: Partial<Context> = {}, parts: Partial<InstalledParts> = {}) {
    const report = await rotateConfig(this.config, this.context(overrides), { ...this.parts, ...parts });
    observe('report', JSON.stringify(report));
    return report;
  }

  stored(index = 0): string {
    const path = this.stores[index] as string;
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  record(): { phase: string; generation: number; unproved?: true } {
    return JSON.parse(readFileSync(this.ledger, 'utf8')).credentials.push;
  }

  files(): string[] {
    return readdirSync(this.dir).sort();
  }
}
