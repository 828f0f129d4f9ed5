import { regcredError } from '../../src/errors/error.js';
import type { Login } from '../../src/distribution/distribution.js';
import type { LedgerRecord } from '../../src/rotate/ledger/record.js';
import type { OpenCredential } from '../../src/rotate/engine/open-credential.js';
import type { Policy, Verdict } from '../../src/rotate/engine/world.js';
import { fingerprint } from '../../src/secret/fingerprint.js';
import { Secret } from '../../src/secret/secret.js';
import type { Process } from './process.js';
import { manners } from './scenario.js';
import type { Manner, Scenario } from './scenario.js';
import { SimulatedLedger } from './simulated-ledger.js';
import { SimulatedStore } from './simulated-store.js';
import { DAY, HOUR, SeededRandom, SimulatedClock } from './time.js';
import type { Person } from './tokens/others.js';
import { NAME, SHORT_LIFE, USERNAME } from './tokens/part.js';
import { Truths } from './truth.js';
import type { Truth } from './truth.js';

export const CREDENTIAL = 'harbor-push';
export const STRANGERS = 'somebody-elses';
const EVERY = 30 * DAY;
export const GRACE = 36 * HOUR;
// Runs of workflows last longer than the grace, where the platform can say that they are at work.
const LONG_WORK = 3 * DAY;

export interface Keys {
  readonly public: string;
  readonly private: Secret;
}

/** Everything outside of regcred: registry, stores, ledger, people, time. */
export class SimulatedWorld {
  readonly clock = new SimulatedClock();
  readonly random: SeededRandom;
  readonly truths = new Truths();
  readonly ledger: SimulatedLedger;
  readonly stores: readonly SimulatedStore[];
  readonly person: Person = {};
  readonly manner: Manner;
  /** The private key of the escrow, which a person hands in when it is asked for. */
  isKeyAtHand: boolean;

  constructor(
    readonly scenario: Scenario,
    private readonly keys: Keys,
  ) {
    this.random = new SeededRandom(scenario.seed);
    this.ledger = new SimulatedLedger(this.clock);
    this.manner = manners[scenario.manner];
    this.isKeyAtHand = scenario.escrow === 'resumable';
    this.truths.lag = scenario.lag;
    this.stores = scenario.stores.map(
      (manner, index) => new SimulatedStore(`store${String(index)}`, manner, this.firstUsername, this.clock),
    );
    this.furnish();
    for (const part of [this.truths, this.ledger, ...this.stores]) part.keep();
    for (const store of this.stores) store.work = store.manner.gate === 'truth' ? LONG_WORK : GRACE - HOUR;
  }

  /** One credential of regcred.yml, as a process opens it. `now` is `--now`. */
  work(process: Process, now?: number): OpenCredential {
    const { truths, clock, random, scenario, keys } = this;
    const token = this.manner.open({ truths, clock, random, process }, this.person);
    const privateKey = this.isKeyAtHand ? { privateKey: keys.private } : {};
    return {
      policy: { ...this.policy, ...(now !== undefined && { now }) },
      token,
      stores: this.stores.map((store) => store.open(process)),
      ledger: this.ledger.open(process),
      ...(scenario.escrow !== 'none' && { escrow: { publicKey: keys.public, ...privateKey } }),
      context: (ctx) => ctx,
      ask: (login) => this.ask(login, process),
    };
  }

  /** A person resets the secret of class `supplied` in the panel, and hands in what they got. */
  reset(): void {
    const [old] = this.truths.alive(this.clock.now()).filter(({ by }) => by !== 'stranger');
    if (old) {
      this.person.former = old.secret;
      this.truths.end(old, this.clock.now(), 'reset by a person');
    }
    this.person.next = this.byHand().secret;
  }

  get policy(): Policy {
    return {
      credential: CREDENTIAL,
      registry: 'registry.test',
      token: `simulated:${NAME}`,
      ledger: 'simulated ledger',
      class: this.manner.class,
      constantUsername: this.manner.usernames === 'constant',
      ...(this.scenario.manner === 'overlap, two slots' && { slots: 2 }),
      ...(this.manner.runs !== undefined && { runs: this.manner.runs }),
      hasEscrow: this.scenario.escrow !== 'none',
      every: EVERY,
      grace: GRACE,
      margin: 3 * DAY,
      acceptDowntime: this.scenario.acceptDowntime,
    };
  }

  private ask(login: Login | undefined, process: Process): Promise<Verdict> {
    const { truths, clock } = this;
    const answer = (accepts: Truths['accepts'] | Truths['accepted']): Verdict => ({
      answer:
        login && accepts.call(truths, login.username, login.secret.reveal(), clock.now())
          ? 'accepted'
          : 'rejected',
    });
    const unknown = (): Verdict => ({
      answer: 'unknown',
      error: regcredError('E_SERVER_UNAVAILABLE', { host: 'registry.test', status: 503 }),
    });
    return process
      .perform({
        name: 'login',
        place: 'login',
        isReading: true,
        apply: () => answer(truths.accepts),
        stale: () => answer(truths.accepted),
      })
      .catch(unknown);
  }

  private get firstUsername(): string {
    if (this.scenario.manner === 'overlap, two slots') return `${USERNAME}-a`;
    return USERNAME;
  }

  /** What is there before the first run. */
  private furnish(): void {
    const { start, manner } = this.scenario;
    this.truths.make({
      ...{ id: 'stranger', name: STRANGERS, username: 'alice', secret: this.random.secret() },
      ...{ createdAt: 0, by: 'stranger' },
    });
    this.ledger.put('another-credential', this.settled('x', 3));
    if (start === 'first') {
      // A slot, or an account with a password, is there; only nobody has stored its secret.
      if (this.manner.class.startsWith('replace') || manner === 'supplied') this.byHand();
      if (manner === 'supplied') this.person.next = this.truths.all.at(-1)?.secret ?? '';
      return;
    }
    const isOurs = start !== 'adopted';
    const token = isOurs ? this.third() : this.byHand();
    for (const store of this.stores) store.put({ username: token.username, secret: token.secret });
    if (isOurs) this.ledger.put(CREDENTIAL, this.settled(token.secret, start === 'aged' ? 40 : 3, token));
    if (manner === 'supplied' && start !== 'emergency') this.reset();
  }

  /** A person makes a token, of no generation. */
  byHand(): Truth {
    const isSlots = this.scenario.manner === 'overlap, two slots';
    return this.truths.make({
      id: isSlots ? 'a' : this.slotId('made-by-hand'),
      name: NAME,
      username: this.firstUsername,
      secret: this.random.secret(),
      generation: 0,
      createdAt: this.clock.now() - 400 * DAY,
      ...(this.manner.class === 'refresh' && { expiresAt: this.clock.now() + SHORT_LIFE - 3 * DAY }),
      by: 'person',
    });
  }

  /** The token that an earlier rotation left. */
  private third(): Truth {
    const { manner, start } = this.scenario;
    const changes = this.manner.usernames === 'change';
    const age = (start === 'aged' ? 40 : 3) * DAY;
    const expiresAt = this.clock.now() + (this.manner.class === 'refresh' ? SHORT_LIFE - 3 * DAY : 90 * DAY);
    const isSlots = manner === 'overlap, two slots';
    return this.truths.make({
      id: isSlots ? 'a' : this.slotId('id-of-3'),
      name: `${NAME}.g3`,
      username: changes ? (isSlots ? `${USERNAME}-a` : `${USERNAME}.g3`) : USERNAME,
      secret: this.random.secret(),
      generation: 3,
      createdAt: this.clock.now() - age,
      ...(manner !== 'supplied' && !isSlots && { expiresAt }),
      by: 'person',
    });
  }

  private slotId(other: string): string {
    return this.scenario.manner === 'replace, chosen' ? 'slot' : other;
  }

  private settled(secret: string, days: number, token?: Truth): LedgerRecord {
    const since = new Date(this.clock.now() - days * DAY).toISOString();
    const stores = this.stores.map(({ name }): [string, number] => [name, 3]);
    const written = new Date(this.clock.now()).toISOString();
    return {
      generation: 3,
      phase: 'settled',
      since,
      ...(token && { token: { id: token.id, username: token.username } }),
      ...(token?.expiresAt !== undefined && { expires: new Date(token.expiresAt).toISOString() }),
      fingerprint: fingerprint(new Secret(secret), { random: this.random }),
      cutover: since,
      written,
      settled: since,
      former: [],
      stores: token ? Object.fromEntries(stores) : {},
    };
  }
}
