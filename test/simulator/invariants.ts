import { unseal } from '../../src/secret/sealed-box.js';
import type { Process } from './process.js';
import { CREDENTIAL, STRANGERS } from './simulated-world.js';
import type { Keys, SimulatedWorld } from './simulated-world.js';
import type { Consumer, Content, SimulatedStore } from './simulated-store.js';
import { isAlive } from './truth.js';
import type { Truth } from './truth.js';
import { Violation } from './violation.js';

/** What is known of a simulation besides the world itself. */
export interface Circumstances {
  readonly processes: readonly Process[];
  /** Faults that can each have cost one minted secret. */
  readonly losses: number;
  /** `--now`: old secrets end at once, and who still uses them is cut off. */
  readonly isEmergency: boolean;
  /** Hand-made trouble (a token revoked, a store edited) that only a rotation repairs. */
  readonly isDisturbed: boolean;
  /** So many days go wrong that a short-lived token may end before anybody can renew it. */
  readonly mayExpire: boolean;
}

/** The two sentences at the top of docs/architecture.md, checked after every effect. */
export class Invariants {
  readonly #stored = new Set<string>();
  readonly #generations = new Map<number, string>();
  readonly #attributes: string;
  readonly #escrows = new Map<string, string | undefined>();
  #first: string | undefined;
  /** Logins that worked once and are held by consumers. */
  readonly #worked = new Set<Consumer>();

  constructor(
    private readonly world: SimulatedWorld,
    private readonly keys: Keys,
    private readonly at: () => Circumstances,
  ) {
    this.#attributes = this.attributes();
    const { generation = 0 } = world.ledger.record(CREDENTIAL) ?? {};
    for (const store of world.stores) {
      if (store.held) this.#stored.add(store.held.secret);
      if (store.held) this.#first = store.held.secret;
      if (store.held) this.oneValue(generation, store.held.secret);
      store.onWrite = (credential) => {
        this.#stored.add(credential.secret);
        this.oneValue(credential.generation, credential.secret);
      };
    }
    world.truths.onEnd = (truth, why) => {
      this.mayEnd(truth, why);
    };
    world.ledger.onWrite = (text) => {
      this.seen('ledger', text);
    };
  }

  /** Cheap enough to be called after every effect. */
  check(): void {
    for (const store of this.world.stores) {
      this.whole(store);
      this.accepted(store);
      this.consumers(store);
    }
    this.untouched();
    this.lost();
  }

  /** Nobody may read a secret in what is shown to people. */
  seen(channel: string, text: string): void {
    for (const { secret, username, by } of this.world.truths.all) {
      if (by === 'stranger') continue;
      const forms = [
        secret,
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
        Buffer.from(`${username}:${secret}`).toString('base64').replace(/=+$/, ''),
        Buffer.from(secret).toString('hex'),
      ];
      if (forms.some((form) => text.includes(form))) {
        throw new Violation('no secret is shown', `${channel} shows a secret`);
      }
    }
  }

  /** Opens the escrow as a person with the private key would. */
  async escrowed(): Promise<string | undefined> {
    const sealed = this.world.ledger.record(CREDENTIAL)?.escrow;
    if (sealed === undefined) return undefined;
    if (!this.#escrows.has(sealed)) {
      this.#escrows.set(sealed, (await unseal(sealed, this.keys.private))?.reveal());
    }
    return this.#escrows.get(sealed);
  }

  private accepted(store: SimulatedStore): void {
    const { truths, clock, manner, scenario } = this.world;
    const { held } = store;
    if (!held || store.isForeign || (manner.hasGap && scenario.acceptDowntime)) return;
    if (manner.class === 'supplied' || this.at().isDisturbed) return;
    const { expiresAt = Infinity } = truths.find(held.username, held.secret) ?? {};
    if (this.at().mayExpire && expiresAt <= clock.now()) return;
    const isTorn = store.manner.holds === 'two' && !truths.find(held.username, held.secret);
    if (isTorn || truths.accepts(held.username, held.secret, clock.now())) return;
    throw new Violation('a store holds what is accepted', `${store.name} holds what is refused`);
  }

  private consumers(store: SimulatedStore): void {
    const { truths, clock, manner } = this.world;
    if (manner.class !== 'overlap' || this.at().isEmergency || this.at().isDisturbed) return;
    for (const consumer of store.unfinished()) {
      const works = truths.accepts(consumer.username, consumer.secret, clock.now());
      if (works) this.#worked.add(consumer);
      else if (this.#worked.has(consumer)) {
        throw new Violation('a consumer at work is not cut off', `a consumer of ${store.name} is refused`);
      }
    }
  }

  private mayEnd(truth: Truth, why: string): void {
    if (truth.by === 'stranger') {
      throw new Violation('what is not ours stays', 'the token of somebody else was ended');
    }
    if (why === 'a dead id of its family was used again') {
      throw new Violation('nothing that is held is revoked', why);
    }
    if (this.world.manner.class !== 'overlap' || why === 'revoked by a person') return;
    const isIt = (copy: Content | undefined) =>
      copy?.secret === truth.secret && copy.username === truth.username;
    const holder = this.world.stores.find(
      (store) => isIt(store.held) || (!this.at().isEmergency && store.unfinished().some(isIt)),
    );
    if (holder) {
      throw new Violation(
        'nothing that is held is revoked',
        `${holder.name} or a run of it holds it (${why})`,
      );
    }
  }

  private whole({ name, manner, held, isForeign }: SimulatedStore): void {
    if (!held || isForeign) return;
    const { truths, scenario } = this.world;
    const isAccepted = scenario.acceptDowntime && manner.holds === 'two';
    if (isAccepted || truths.find(held.username, held.secret)) return;
    // A secret that nobody made is not a torn pair.
    if (!truths.all.some(({ secret }) => secret === held.secret)) return;
    throw new Violation('no torn pair', `consumers of ${name} read a pair that never existed`);
  }

  private oneValue(generation: number, secret: string): void {
    const known = this.#generations.get(generation);
    this.#generations.set(generation, secret);
    if (known !== undefined && known !== secret) {
      throw new Violation('a generation is one value', `generation ${String(generation)} is two values`);
    }
  }

  private untouched(): void {
    const { truths, ledger, clock } = this.world;
    const stranger = truths.all.find(({ name }) => name === STRANGERS);
    if (!stranger || !isAlive(stranger, clock.now())) {
      throw new Violation('what is not ours stays', 'the token of somebody else is gone');
    }
    if (!ledger.records.has('another-credential')) {
      throw new Violation('what is not ours stays', 'the record of another credential is gone');
    }
  }

  private attributes(): string {
    return JSON.stringify(this.world.stores.map(({ attributes }) => attributes));
  }

  /** Tokens that are alive and that nobody holds, at most one for each fault. */
  private lost(): void {
    const orphans = this.orphans();
    const { escrow, manner } = this.world.scenario;
    // A chosen value is sealed before the registry hears of it.
    const isKept = manner === 'replace, chosen' && escrow === 'resumable';
    const losses = isKept ? 0 : this.at().losses;
    if (orphans.length > losses) {
      const ids = orphans.map(({ id }) => id).join(', ');
      throw new Violation('no secret is lost', `nobody holds ${ids} after ${String(losses)} faults`);
    }
  }

  orphans(): readonly Truth[] {
    const { truths, clock, ledger } = this.world;
    const sealed = ledger.record(CREDENTIAL)?.escrow;
    const kept = sealed === undefined ? undefined : this.#escrows.get(sealed);
    // Not opened yet: `escrowed` is called before the next effect.
    if (sealed !== undefined && !this.#escrows.has(sealed)) return [];
    return truths.alive(clock.now()).filter(({ by, secret }) => {
      if (typeof by === 'string' || this.#stored.has(secret) || kept?.includes(JSON.stringify(secret)))
        return false;
      const maker = this.at().processes.find(({ id }) => id === by.process);
      return !maker || maker.dead || maker.ended;
    });
  }

  /** What must be true once there is nothing left to do. */
  settled(): void {
    const { truths, clock, stores, manner, ledger } = this.world;
    if (this.attributes() !== this.#attributes) {
      throw new Violation('what is not ours stays', 'an attribute of a store has changed');
    }
    const converges = (isSo: boolean, what: string) => {
      if (!isSo) throw new Violation('it converges', what);
    };
    const secrets = new Set(stores.map(({ held }) => held?.secret));
    converges(secrets.size === 1 && !secrets.has(undefined), 'the stores hold different secrets');
    const isDue = this.world.scenario.start !== 'first';
    converges(!isDue || !secrets.has(this.#first), 'the secret was not rotated');
    for (const { held, name } of stores) {
      const works = held && truths.accepts(held.username, held.secret, clock.now());
      converges(works === true, `${name} holds what is refused`);
    }
    const record = ledger.record(CREDENTIAL);
    converges(record?.phase === 'settled', 'the ledger is not settled');
    converges(record?.escrow === undefined, 'the escrow was not cleared');
    if (manner.class === 'refresh') return;
    const others = truths
      .alive(clock.now())
      .filter(({ by, secret }) => by !== 'stranger' && !secrets.has(secret));
    if (others.length > 0) {
      const ids = others.map(({ id, generation }) => `${id} (g${String(generation)})`).join(', ');
      throw new Violation('the old is refused in the end', `still alive: ${ids}`);
    }
  }
}
