import type { Context, Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { pairOf, splitPair } from '../../secret/pair.js';
import { Secret } from '../../secret/secret.js';
import type { Store, StoredCredential, StoreState, Unfinished } from '../contract.js';
import { askSelf, denied, mustWrite, storeToken, type Self } from './access.js';
import { apiBase, variablesPath } from './api-base.js';
import { formatHome, homeOf, type Home } from './home.js';
import { notices } from './notices.js';
import { putVariable } from './put-variable.js';
import { unlessRefused, type Refusal } from './refusal.js';
import { unfinishedJobs } from './running-jobs.js';
import type { StoreSettings } from './settings.js';
import { lengthOf, maskProblem } from './value-rules.js';
import { variableCalls, type Variable } from './variable-calls.js';

const INSTANCE_MOST = 10_000;

/** A CI/CD variable with the secret, and perhaps one with the username. */
export class VariableStore implements Store {
  readonly name: string;
  readonly holds: Store['holds'];
  /** Hidden variables are the exception: their value is never told. */
  readonly readable = true;
  readonly forJobs = true;
  readonly calls: readonly string[];
  readonly unfinished?: (since: number, ctx: Context) => Promise<Unfinished>;
  private readonly home: Home;
  private readonly path: string;
  private readonly scope: string;
  private readonly keys: readonly string[];

  constructor(
    private readonly settings: StoreSettings,
    env: Environment,
    /** What was learned of tokens in this run, by the address of the API. */
    private readonly selves: Map<string, Promise<Self>>,
  ) {
    const { variable, 'username-variable': usernameKey, as } = settings;
    this.home = homeOf(settings);
    this.scope = settings.scope ?? '*';
    this.keys = usernameKey === undefined ? [variable] : [usernameKey, variable];
    this.name = `gitlab:${formatHome(this.home)}/${variable}${this.scope === '*' ? '' : ` (${this.scope})`}`;
    this.holds = as === 'pair' ? 'pair' : usernameKey === undefined ? 'secret' : 'two';
    this.path = `${apiBase(env).href}/${variablesPath(this.home)}`;
    this.calls = this.keys.map((key) => `PUT ${this.path}/${key}`);
    const { kind, id } = this.home;
    if (kind === 'project') {
      this.unfinished = (since, ctx) => unfinishedJobs(id, since, { ctx, token: storeToken(this.name, ctx) });
    }
  }

  async check(example: Omit<StoredCredential, 'generation'>, ctx: Context): Promise<readonly string[]> {
    mustWrite(await this.self(ctx), this.name);
    const calls = await this.open(ctx);
    const all = await unlessRefused(() => calls.list(), this.refused);
    for (const key of this.keys) this.mustBeClear(key, all);
    this.mustFit(this.valueOf(example), all);
    return notices(all, { home: this.home, keys: this.keys, scope: this.scope });
  }

  async read(ctx: Context): Promise<StoreState> {
    const { variable, as } = this.settings;
    const calls = await this.open(ctx);
    const found = await unlessRefused(() => calls.show(variable, this.scope), this.refused);
    if (!found) return { exists: false };
    const username = await this.readUsername(ctx);
    const named = username === undefined ? {} : { username };
    if (!(found.value instanceof Secret) || found.value.isEmpty) return { exists: true, ...named };
    ctx.masks.add(found.value, username);
    if (as !== 'pair') return { exists: true, secret: found.value, ...named };
    const pair = splitPair(found.value);
    if (pair) ctx.masks.add(pair.secret, pair.username);
    return { exists: true, ...pair };
  }

  /** A variable that is missing is created; a username that stays is not sent. */
  async callsNow(username: string, ctx: Context): Promise<readonly string[]> {
    const calls = await this.open(ctx, true);
    const planned = this.keys.map(async (key) => {
      const found = await unlessRefused(() => calls.show(key, this.scope), this.refused);
      if (!found) return [`POST ${this.path}`];
      const isSame = found.value === username && (found.raw || !username.includes('$'));
      return key !== this.settings.variable && isSame ? [] : [`PUT ${this.path}/${key}`];
    });
    return (await Promise.all(planned)).flat();
  }

  async write(credential: StoredCredential, ctx: Context): Promise<void> {
    const { variable, 'username-variable': usernameKey, protected: isProtected = false } = this.settings;
    const place = { store: this.name, home: this.home, scope: this.scope };
    // The username first: it is the same as before wherever the registry allows it, and then nothing is sent.
    if (usernameKey !== undefined) {
      const fresh = { masked: false, protected: isProtected };
      await putVariable({ ...place, key: usernameKey }, new Secret(credential.username), fresh, ctx);
    }
    const fresh = { masked: true, protected: isProtected };
    await putVariable({ ...place, key: variable }, this.valueOf(credential), fresh, ctx);
  }

  private open(ctx: Context, plain = false) {
    return variableCalls(this.home, { ctx, token: storeToken(this.name, ctx), plain });
  }

  private self(ctx: Context): Promise<Self> {
    const api = apiBase(ctx.env).href;
    const known = this.selves.get(api);
    if (known) return known;
    const asked = askSelf(storeToken(this.name, ctx), ctx);
    this.selves.set(api, asked);
    // A failed request is no answer: the next store asks again.
    asked.catch(() => this.selves.delete(api));
    return asked;
  }

  /** A username is no secret. */
  private async readUsername(ctx: Context): Promise<string | undefined> {
    const key = this.settings['username-variable'];
    if (key === undefined) return undefined;
    const calls = await this.open(ctx, true);
    const found = await unlessRefused(() => calls.show(key, this.scope), this.refused);
    return typeof found?.value === 'string' ? found.value : undefined;
  }

  private readonly refused = (refused: Refusal): never => {
    throw denied(refused, this.name, 'read');
  };

  private valueOf({ username, secret }: Omit<StoredCredential, 'generation'>): Secret {
    const value = this.settings.as === 'pair' ? pairOf(username, secret) : secret;
    if (value) return value;
    const problem = 'its username has characters that a pair cannot be split at';
    fail('E_STORE_VALUE', { store: this.name, problem, hint: 'Store it without as: pair.' });
  }

  /** Without `scope`, a key that only exists in some scopes would get one more, which their jobs do not read. */
  private mustBeClear(key: string, all: readonly Variable[]): void {
    const same = all.filter((each) => each.key === key);
    const exists = same.some((each) => each.environment_scope === this.scope);
    if (!exists && same.length > 0 && this.settings.scope === undefined) {
      fail('E_STORE_AMBIGUOUS', { store: this.name });
    }
  }

  private mustFit(value: Secret, all: readonly Variable[]): void {
    const { variable, as } = this.settings;
    const existing = all.find((each) => each.key === variable && each.environment_scope === this.scope);
    const isMasked = existing?.masked ?? true;
    const masking = isMasked ? maskProblem(value, [...all.map(({ key }) => key), ...this.keys]) : undefined;
    const isLong = this.home.kind === 'instance' && lengthOf(value) > INSTANCE_MOST;
    const problem = masking ?? (isLong ? 'a variable of the instance takes 10,000 characters' : undefined);
    if (problem === undefined) return;
    const hint = `Change what the token is called or how its secret is made${as === 'pair' ? ', or store it without as: pair' : ''}; a variable that is not masked would show the secret in every log. Nothing was changed.`;
    fail('E_STORE_VALUE', { store: this.name, problem, hint });
  }
}
