import { Secret } from '../../src/secret/secret.js';
import type { Store, StoreState, StoredCredential, Unfinished } from '../../src/stores/contract.js';
import type { Process } from './process.js';
import type { SimulatedClock } from './time.js';

export interface StoreManner {
  readonly holds: 'secret' | 'pair' | 'two';
  readonly readable: boolean;
  /** What it tells where the value is not readable. Jenkins: the username of a pair, and no date. Default: date. */
  readonly tells?: 'date' | 'username';
  /** What the platform says of its consumers. */
  readonly gate: 'truth' | 'unknown' | 'absent';
}

/** A consumer that began at some time with what it read then, and is at work until its end. */
export interface Consumer {
  readonly username: string;
  readonly secret: string;
  readonly began: number;
  readonly ends: number;
}

export interface Content {
  readonly username: string;
  readonly secret: string;
}

/** A place where consumers read a credential, as it really is. */
export class SimulatedStore {
  content: Partial<Content> = {};
  updatedAt: number | undefined;
  /** What it holds was not put there by regcred, and is not a token that regcred knows of. */
  isForeign = false;
  readonly attributes = { visibility: 'selected', repositories: [3, 7, 11], protected: true };
  readonly consumers: Consumer[] = [];
  #before: { content: Partial<Content>; updatedAt: number | undefined } = {
    content: {},
    updatedAt: undefined,
  };
  /** How long a consumer that begins now is at work. */
  work = 0;
  /** Hears of what is about to be put in. */
  onWrite: (credential: Content & { generation: number }) => void = () => {};

  constructor(
    readonly name: string,
    readonly manner: StoreManner,
    /** Consumers of a store of secrets know it, and nobody tells them of another. */
    private readonly username: string,
    private readonly clock: SimulatedClock,
  ) {}

  /** What a consumer that begins now would log in with; undefined as long as there is nothing. */
  get held(): Content | undefined {
    const { secret, username } = this.content;
    if (secret === undefined) return undefined;
    return { secret, username: this.manner.holds === 'secret' ? this.username : (username ?? '') };
  }

  put(change: Partial<Content>): void {
    // The worst moment to begin: what it reads is about to be the old value.
    this.begin();
    const { content, updatedAt } = this;
    this.#before = { content, updatedAt };
    this.content = { ...content, ...change };
    this.updatedAt = this.clock.now();
  }

  /** What is so now has been so for long: no answer can be older. */
  keep(): void {
    this.#before = { content: this.content, updatedAt: this.updatedAt };
  }

  begin(): void {
    const now = this.clock.now();
    if (this.held && this.work > 0) this.consumers.push({ ...this.held, began: now, ends: now + this.work });
  }

  unfinished(): readonly Consumer[] {
    return this.consumers.filter(({ ends }) => ends > this.clock.now());
  }

  open(process: Process): Store {
    const { name, manner } = this;
    const store: Store = {
      name,
      holds: manner.holds,
      readable: manner.readable,
      tellsUsername: !manner.readable && manner.tells === 'username',
      calls: [],
      check: () => process.perform({ ...this.effect('check'), isReading: true, apply: () => [] }),
      read: () =>
        process.perform({
          ...this.effect('read'),
          isReading: true,
          apply: () => this.state(this),
          stale: () => this.state(this.#before),
        }),
      write: (credential) => this.write(credential, process),
    };
    if (manner.gate === 'absent') return store;
    return { ...store, unfinished: (since) => this.ask(since, process) };
  }

  private async write(credential: StoredCredential, process: Process): Promise<void> {
    const { username, generation } = credential;
    const value = { username, secret: credential.secret.reveal() };
    const put = (what: string, part: Partial<Content>) =>
      process.perform({
        ...this.effect(what),
        isReading: false,
        apply: () => {
          this.onWrite({ ...value, generation });
          this.put(part);
          this.isForeign = false;
        },
      });
    if (this.manner.holds === 'secret') return put('write', { secret: value.secret });
    if (this.manner.holds === 'pair') return put('write', value);
    // Two places that cannot be written as one.
    if (this.content.username !== username) await put('write username', { username });
    await put('write secret', { secret: value.secret });
  }

  private ask(since: number, process: Process): Promise<Unfinished> {
    return process.perform<Unfinished>({
      ...this.effect('unfinished'),
      isReading: true,
      apply: () => {
        if (this.manner.gate === 'unknown') return { answer: 'unknown', why: 'The platform does not tell.' };
        const some = this.unfinished().some(({ began }) => began < since);
        return some ? { answer: 'some', why: 'A run is not finished.' } : { answer: 'none' };
      },
    });
  }

  private state({ content, updatedAt }: Pick<this, 'content' | 'updatedAt'>): StoreState {
    if (content.secret === undefined) return { exists: false };
    const { holds, readable, tells = 'date' } = this.manner;
    const username = holds === 'secret' ? undefined : content.username;
    if (!readable && tells === 'username')
      return { exists: true, ...(username !== undefined && { username }) };
    const state = { exists: true, ...(updatedAt !== undefined && { updatedAt }) };
    if (!readable) return state;
    return { ...state, secret: new Secret(content.secret), ...(username !== undefined && { username }) };
  }

  private effect(what: string) {
    return { name: `${this.name}: ${what}`, place: 'store' as const };
  }
}
