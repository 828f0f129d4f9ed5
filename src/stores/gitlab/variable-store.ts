import type { Context, Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { pairOf, splitPair } from '../../secret/pair.js';
import { Secret } from '../../secret/secret.js';
import type { Store, StoredCredential, StoreState, Unfinished } from '../contract.js';
import { askSelf, deniedError, mustWrite, storeToken, type TokenSelf } from './access.js';
import { apiBase, variablesPath } from './api-base.js';
import { formatLocation, locationOf, type GitlabLocation } from './location.js';
import { notices } from './notices.js';
import { putVariable } from './put-variable.js';
import { unlessRefused, type GitlabRefusal } from './refusal.js';
import { unfinishedJobs } from './running-jobs.js';
import type { GitlabSettings } from './settings.js';
import { lengthOf, maskProblem } from './value-rules.js';
import { variableCalls, type Variable } from './variable-calls.js';

const INSTANCE_MOST = 10_000;

/** Writes a CI/CD variable with the secret, and optionally one with the username. */
export class VariableStore implements Store {
  readonly name: string;
  readonly holds: Store['holds'];
  /** True except for hidden variables, whose value GitLab never returns. */
  readonly readable = true;
  readonly forJobs = true;
  readonly calls: readonly string[];
  readonly unfinished?: (since: number, ctx: Context) => Promise<Unfinished>;
  private readonly location: GitlabLocation;
  private readonly path: string;
  private readonly scope: string;
  private readonly keys: readonly string[];

  constructor(
    private readonly settings: GitlabSettings,
    env: Environment,
    /** Tokens checked in this run, by the address of the API. */
    private readonly selves: Map<string, Promise<TokenSelf>>,
  ) {
    const { variable, 'username-variable': usernameKey, as } = settings;
    this.location = locationOf(settings);
    this.scope = settings.scope ?? '*';
    this.keys = usernameKey === undefined ? [variable] : [usernameKey, variable];
    this.name = `gitlab:${formatLocation(this.location)}/${variable}${this.scope === '*' ? '' : ` (${this.scope})`}`;
    this.holds = as === 'pair' ? 'pair' : usernameKey === undefined ? 'secret' : 'two';
    this.path = `${apiBase(env).href}/${variablesPath(this.location)}`;
    this.calls = this.keys.map((key) => `PUT ${this.path}/${key}`);
    const { kind, id } = this.location;
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
    return notices(all, { location: this.location, keys: this.keys, scope: this.scope });
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

  /** Plans POST for a missing variable, and nothing for a username that stays. */
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
    const target = { store: this.name, location: this.location, scope: this.scope };
    // Writes the username first: where the registry keeps it, nothing is sent.
    if (usernameKey !== undefined) {
      const created = { masked: false, protected: isProtected };
      await putVariable({ ...target, key: usernameKey }, new Secret(credential.username), created, ctx);
    }
    const created = { masked: true, protected: isProtected };
    await putVariable({ ...target, key: variable }, this.valueOf(credential), created, ctx);
  }

  private open(ctx: Context, plain = false) {
    return variableCalls(this.location, { ctx, token: storeToken(this.name, ctx), plain });
  }

  private self(ctx: Context): Promise<TokenSelf> {
    const api = apiBase(ctx.env).href;
    const cached = this.selves.get(api);
    if (cached) return cached;
    const asked = askSelf(storeToken(this.name, ctx), ctx);
    this.selves.set(api, asked);
    // Forgets a failed request, so that the next store asks again.
    asked.catch(() => this.selves.delete(api));
    return asked;
  }

  /** Reads the username as text: it is not secret. */
  private async readUsername(ctx: Context): Promise<string | undefined> {
    const key = this.settings['username-variable'];
    if (key === undefined) return undefined;
    const calls = await this.open(ctx, true);
    const found = await unlessRefused(() => calls.show(key, this.scope), this.refused);
    return typeof found?.value === 'string' ? found.value : undefined;
  }

  private readonly refused = (refused: GitlabRefusal): never => {
    throw deniedError(refused, this.name, 'read');
  };

  private valueOf({ username, secret }: Omit<StoredCredential, 'generation'>): Secret {
    const value = this.settings.as === 'pair' ? pairOf(username, secret) : secret;
    if (value) return value;
    const problem =
      'its username contains white space, a quote, a brace or a colon, which a pair cannot hold';
    fail('E_STORE_VALUE', { store: this.name, problem, hint: 'Store it without as: pair.' });
  }

  /** Refuses a key that exists only in other scopes: jobs of those scopes would not read the new variable. */
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
    const isLong = this.location.kind === 'instance' && lengthOf(value) > INSTANCE_MOST;
    const problem = masking ?? (isLong ? 'a variable of the instance takes 10,000 characters' : undefined);
    if (problem === undefined) return;
    const hint = `Change the token’s name or how its secret is made${as === 'pair' ? ', or store it without as: pair' : ''}; a variable that is not masked would show the secret in every log. Nothing was changed.`;
    fail('E_STORE_VALUE', { store: this.name, problem, hint });
  }
}
