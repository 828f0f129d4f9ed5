import type { Opener } from '../config/opener.js';
import type { Context, Environment } from '../context/context.js';
import type { Endpoint, Login, Rejection, Right } from '../distribution/distribution.js';
import type { HostPattern } from '../distribution/host-pattern.js';
import type { Secret } from '../secret/secret.js';
import type { RegistryAddress } from './address.js';

export type { Login } from '../distribution/distribution.js';

/** A registry's line in the catalog: all that detection needs, without loading the module. */
export interface RegistryEntry {
  readonly id: string;
  readonly title: string;
  /** Hosts that are certainly this registry; anchored. Empty for software that runs on any host. */
  readonly hosts: readonly HostPattern[];
  /** Loads the module on demand. */
  load(): Promise<Registry>;
}

/** The input `identity` for one registry, for tables and pages. */
export interface IdentityLogins {
  /**
   * What proves who the job is: the CI's ID token, the machine's or the job's own identity (`environment`), or
   * an API key given as password, which is exchanged for a short-lived token (`key`).
   */
  readonly from: readonly ('id-token' | 'environment' | 'key')[];
  /** Works for the hosts of the entry only and by https, since what it sends opens more than a registry. */
  readonly onlyHosts?: true;
  /** Whole values of the input, one for each way. */
  readonly examples: readonly string[];
  /** How long the login lives, for people: `12 h`. */
  readonly lifetime: string;
  /** Why it may not work, where the vendor does not document it. Such a login must be given `verify`. */
  readonly experimental?: string;
}

/** A credential a person gave, or that was exchanged or issued. */
export interface Credential extends Login {
  /** Epoch milliseconds, when known. */
  readonly expiresAt?: number;
  /** Why it may lack rights although it was issued: they must be proved (`verify`). */
  readonly unproved?: string;
  /** It is the job's own and expires with the job, whatever else it says: no store may hold it. */
  readonly endsWithJob?: true;
}

export interface LoginRequest {
  readonly address: RegistryAddress;
  /** Absent when the user gave none. */
  readonly username?: string;
  readonly secret?: Secret;
  /** The input `identity` as written (identity.ts); absent: log in by password. */
  readonly identity?: string;
  /** The user has said that username and password are the registry's own, whatever they look like. */
  readonly plain?: true;
}

/**
 * The credential to log in with: what the user gave, checked and completed by what is known of this
 * registry (for example a constant username). Sends nothing for a plain username and password; for an
 * identity it exchanges or issues a short-lived one.
 * Throws a RegcredError for what cannot work, for example credentials for a public registry.
 */
export type LoginFunction = (request: LoginRequest, ctx: Context) => Promise<Credential>;

/** What is known of a kind of registry. Tables and pages are made from its data. */
export interface Registry {
  /** What the inputs are, for tables and pages. */
  readonly inputs: { readonly username: string; readonly password: string };
  /** A complete address for tables and pages, where {@link RegistryEntry.hosts} holds expressions. */
  readonly example?: string;
  /** The only other hosts its secret may be sent to. */
  readonly realms?: readonly HostPattern[];
  /** Further such hosts that the platform names in the environment of its own jobs. Pure. */
  jobRealms?(env: Environment): readonly string[];
  /** How a job logs in without a stored password; absent: it cannot. */
  readonly identity?: IdentityLogins;
  /** The classes in which its tokens can be rotated, the best first; absent: by hand only. */
  readonly rotation?: readonly TokenClass[];
  /**
   * Other hosts to log in to alike, which the environment of the job names for a registry of several hosts. Pure;
   * each must be a host of its entry.
   */
  alsoHosts?(address: Pick<RegistryAddress, 'host'>, env: Environment): readonly string[];
  readonly login: LoginFunction;
  /**
   * This registry's own explanation of a refused login: one sentence and the cure, in the words of the
   * vendor's panel. Undefined when the general explanation says it all.
   */
  explain?(refusal: Refusal): Explanation | undefined;
  /** Where the API of the registry is when that is not the host people write (Docker Hub). */
  endpoint?(address: RegistryAddress): Partial<Pick<Endpoint, 'host'>>;
  /**
   * Issues and revokes its credentials: only for registries that can be rotated. Loaded on demand; opens
   * what `token` of regcred.yml describes.
   */
  tokens?(): Promise<TokenOpener>;
}

/** What the module of a registry exports as `registry`. */
export interface RegistryModule extends Omit<Registry, 'tokens'> {
  /** Is given the login as callers see it, for tokens that are issued as a login by identity is. */
  tokens?(login: LoginFunction): Promise<TokenOpener>;
}

/** A rotation class (docs/rotation.md), and what it means for this registry. */
export interface TokenClass {
  readonly class: TokenApi['kind'];
  /** Of `overlap`: every new token has another username. */
  readonly usernames?: 'change';
  /** Of `replace`: who chooses the new secret. */
  readonly chooses?: 'client' | 'registry';
  /** The user's configuration decides on the rest. */
  readonly asConfigured?: true;
}

export interface Refusal {
  readonly address: RegistryAddress;
  readonly username: string;
  /** Facts about the secret that say nothing of its value. */
  readonly secret: {
    readonly length: number;
    readonly prefix?: string;
    readonly hasOuterWhiteSpace: boolean;
  };
  readonly rejection: Rejection;
  /** The right that was refused; absent when the login itself was. */
  readonly right?: Right;
}

export interface Explanation {
  readonly cause: string;
  readonly cure: string;
}

/**
 * Issues and revokes a registry's credentials (docs/architecture.md, section 3): one member per rotation class.
 *
 * Every method sends at most the calls that `calls` names, and throws a RegcredError. An error of a mutating
 * call says whether it may have been carried out: exit code 75 (timeout, lost connection, 5xx) means
 * perhaps, every other one means no. None repeats a call that is not idempotent.
 */
export type TokenApi = Overlap | ReplaceChosen | ReplaceIssued | Refresh | Supplied;

interface TokenBase {
  /** How reports name the token; two credentials never share one. Never a secret. */
  readonly name: string;
  /**
   * A made-up credential of the form that this registry issues: stores check it against their rules before
   * anything is rotated. Its username is exact where {@link Overlap.usernames} is `constant`.
   */
  readonly example: Login;
  /** The calls that change something, as `plan` shows them, such as `POST https://harbor.acme.dev/api/v2.0/robots`. */
  readonly calls: Readonly<Record<string, string>>;
  /** The calls that issue the next secret, in order, where they depend on what exists; else those of {@link calls}. */
  callsToMint?(request: MintRequest, ctx: Context): Promise<readonly string[]>;
  /** The calls that revoke one token, where they do not hold its id as it is. */
  callsToRevoke?(id: string, ctx: Context): readonly string[];
}

export interface IssuedCredential extends Login {
  /** By which the registry knows it. Never a secret. */
  readonly id: string;
  /** Epoch milliseconds; absent: it does not expire, or the registry does not say. */
  readonly expiresAt?: number;
}

/** A token as the registry lists it. */
export interface Token {
  readonly id: string;
  /** N of `<name>.gN`; 0 for the one of plain `<name>`, made by hand; absent where the registry cannot tell. */
  readonly generation?: number;
  readonly username?: string;
  /** Epoch milliseconds, all three. */
  readonly createdAt?: number;
  readonly expiresAt?: number;
  readonly lastUsedAt?: number;
}

export interface MintRequest {
  /** The new token is named after it, so that a second run finds what a first one left. */
  readonly generation: number;
  /** Epoch milliseconds until which the token must live; clamped to what the registry allows. */
  readonly until: number;
  /** Ids of tokens that may still be in use: never touched. */
  readonly keep: readonly string[];
}

/** Many tokens, or two, live side by side. */
export interface Overlap extends TokenBase {
  readonly kind: 'overlap';
  /** Whether every token logs in with the same username (docs/architecture.md, section 5: no torn pair). */
  readonly usernames: 'constant' | 'change';
  /** How many tokens there can be, where that is so few that a lost one is in the way. */
  readonly slots?: number;
  /**
   * Proves that {@link create} and {@link revoke} will be allowed and that a slot is free; changes nothing.
   * Throws E_SLOTS_FULL, E_ADMIN_… otherwise.
   */
  check(request: MintRequest, ctx: Context): Promise<void>;
  /** The tokens of ours that are alive; never others. */
  list(ctx: Context): Promise<readonly Token[]>;
  /** Not idempotent: after a lost answer the token is found by {@link list}. */
  create(request: MintRequest, ctx: Context): Promise<IssuedCredential>;
  /** Revokes one token by its recorded id; succeeds when it is gone already. */
  revoke(id: string, ctx: Context): Promise<void>;
}

/**
 * One slot, and we choose the secret: writing the same value again changes nothing, so a lost answer is
 * repaired by repeating the call.
 */
export interface ReplaceChosen extends TokenBase {
  readonly kind: 'replace';
  readonly chooses: 'client';
  /** Who logs in with it. */
  readonly username: string;
  /** A secret that satisfies this registry's rules. */
  choose(ctx: Context): Secret;
  /** Proves that {@link replace} will be allowed and changes nothing. */
  check(request: MintRequest, ctx: Context): Promise<void>;
  /** Also extends the token's life to `request.until` where that is a call of its own. */
  replace(secret: Secret, request: MintRequest, ctx: Context): Promise<Omit<IssuedCredential, 'secret'>>;
}

/** One slot, and the registry chooses: the old secret dies with the call, which is never repeated blindly. */
export interface ReplaceIssued extends TokenBase {
  readonly kind: 'replace';
  readonly chooses: 'registry';
  readonly username: string;
  check(request: MintRequest, ctx: Context): Promise<void>;
  /** The token that is alive in the slot now; after a lost answer that is the successor. */
  current(ctx: Context): Promise<Token | undefined>;
  /** Replaces the token of that id, as {@link current} has just named it. */
  regenerate(id: string, request: MintRequest, ctx: Context): Promise<IssuedCredential>;
  /** Reads the secret of the slot again, where the registry shows it. */
  readBack?(ctx: Context): Promise<IssuedCredential | undefined>;
}

/** Short-lived: it expires, so nothing is ever revoked. */
export interface Refresh extends TokenBase {
  readonly kind: 'refresh';
  readonly username: string;
  /** Milliseconds until it expires; known once one was issued, also by {@link check}. */
  readonly lifetime?: number | undefined;
  /** Proves that {@link issue} will be allowed; where only that proves it, issues one, which expires. */
  check(request: MintRequest, ctx: Context): Promise<void>;
  issue(ctx: Context): Promise<IssuedCredential>;
}

/** A person resets it in a panel; regcred does the rest. */
export interface Supplied extends TokenBase {
  readonly kind: 'supplied';
  readonly username: string;
  /** Where to click and what will break, for the person: plain sentences. */
  readonly panel: string;
  /** The secret that was set, from a masked source; undefined as long as there is none. */
  next(ctx: Context): Promise<Secret | undefined>;
  /** The one before, where the user named it: it must be refused in the end. */
  former(ctx: Context): Promise<Secret | undefined>;
}

/** What a registry's tokens are opened with, besides `token` of regcred.yml. */
export interface TokenAccess {
  readonly address: RegistryAddress;
  /** Where its API is: `api` of regcred.yml, else the registry's own host. Without a path unless `api` has one. */
  readonly api: URL;
  /** Plain http is allowed for {@link api}. */
  readonly plainHttp: boolean;
  /** May issue and revoke tokens: never the rotated credential itself. */
  readonly admin?: Admin;
  /** Whether every new secret must be granted the rights of `verify` before it is stored. */
  readonly provesRights?: boolean;
}

export interface Admin {
  readonly username?: string;
  readonly secret: Secret;
}

export type TokenOpener = Opener<TokenApi, TokenAccess>;
