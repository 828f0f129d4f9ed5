import { compare } from 'bcryptjs';
import { readFileSync } from 'node:fs';
import type { Handshakes } from '../../src/rotate/engine/ask.js';
import { regcredError } from '../../src/errors/error.js';

/** A registry that reads its htpasswd file at every request, as far as a handshake can see. */
export class HtpasswdRegistry {
  /** It does not answer. */
  down = false;
  /** It asks for no credential at all. */
  open = false;
  /** Whoever gives no credential is let in, to pull; a wrong one is refused all the same. */
  welcomesStrangers = false;
  /** What its clock says, epoch milliseconds. */
  serverTime: number | undefined;
  /** It goes on accepting these, like a second server that has not read the file again. */
  readonly alsoAccepts = new Set<string>();
  /** It sees a change only after so many requests. */
  lag = 0;
  requests = 0;
  private seen: string;
  private readonly compared = new Map<string, Promise<boolean>>();

  constructor(private readonly file: string) {
    this.seen = readFileSync(file, 'latin1');
  }

  readonly handshake: Handshakes = async (_endpoint, login) => {
    this.requests++;
    if (this.down) {
      return { answer: 'unknown', error: regcredError('E_TIMEOUT', { what: 'x', seconds: 1, where: 'y' }) };
    }
    if (this.open) return { answer: 'accepted', scheme: 'none' };
    if (this.welcomesStrangers && !login) return { answer: 'accepted', scheme: 'bearer' };
    const accepted = login && (await this.accepts(login.username, login.secret.reveal()));
    return accepted
      ? { answer: 'accepted', scheme: 'basic' }
      : { answer: 'rejected', reason: { by: 'registry', status: 401, ...this.date } };
  };

  private get date(): { serverTime?: number } {
    return this.serverTime === undefined ? {} : { serverTime: this.serverTime };
  }

  async accepts(username: string, secret: string): Promise<boolean> {
    const current = readFileSync(this.file, 'latin1');
    if (current !== this.seen && --this.lag < 0) this.seen = current;
    if (this.alsoAccepts.has(secret)) return true;
    const line = this.seen.split('\n').find((text) => text.startsWith(`${username}:`));
    if (line === undefined) return false;
    const hashed = line.slice(username.length + 1);
    // bcrypt is slow on purpose, and tests ask the same again and again.
    const key = `${hashed}\0${secret}`;
    const known = this.compared.get(key) ?? compare(secret, hashed);
    this.compared.set(key, known);
    return known;
  }
}
