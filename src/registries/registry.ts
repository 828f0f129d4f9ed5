import type { Context, Environment } from '../context/context.js';
import type { Endpoint, Login, Rejection, Right } from '../distribution/distribution.js';
import type { HostPattern } from '../distribution/host-pattern.js';
import type { Secret } from '../secret/secret.js';
import type { RegistryAddress } from './address.js';
import type { TokenApi, TokenOpener } from './token-api.js';

/**
 * A registry's line in the catalog: all that detection, the README's table and the realm policy need,
 * without loading the module.
 */
export interface RegistryEntry {
  readonly id: string;
  readonly title: string;
  /** Hosts that are certainly this registry; anchored. Empty for software that runs on any host. */
  readonly hosts: readonly HostPattern[];
  /** The only other hosts its secret may be sent to. */
  readonly realms: readonly HostPattern[];
  /** For the table of registries. */
  readonly login: { readonly username: string; readonly secret: string };
  /** How a job logs in without a stored password; absent: it cannot. */
  readonly identity?: IdentityEntry;
  /** The classes in which its tokens can be rotated (docs/rotation.md); absent: by hand only. */
  readonly rotation?: readonly TokenApi['kind'][];
  /**
   * Other hosts to log in to alike, which the environment of the job names for a registry of several hosts. Pure;
   * each must be a host of this entry.
   */
  alsoHosts?(address: Pick<RegistryAddress, 'host'>, env: Environment): readonly string[];
  /** Loads the module on demand, so that a login to Harbor never loads AWS code. */
  load(): Promise<Registry>;
}

/** The input `identity` for one registry, for tables and pages. */
export interface IdentityEntry {
  /**
   * What proves who the job is: the CI's ID token, the machine's or the job's own identity (`environment`), or
   * an API key given as password, which is exchanged for a token that ends by itself (`key`).
   */
  readonly from: readonly ('id-token' | 'environment' | 'key')[];
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
  /** Says why it may be of no use although it was issued: its rights must be proved (`verify`). */
  readonly unproved?: string;
  /** It is the job's own, and ends with it whatever else it says: of no use in a store. */
  readonly endsWithJob?: true;
}

export interface LoginRequest {
  readonly address: RegistryAddress;
  /** Absent when the user gave none. */
  readonly username?: string;
  readonly secret?: Secret;
  /** The input `identity` as written (identity.ts); absent: log in by password. */
  readonly identity?: string;
  /** The user has said that user name and password are the registry's own, whatever they look like. */
  readonly plain?: true;
}

export interface Registry {
  /**
   * The credential to log in with: what the user gave, checked and completed by what is known of this
   * registry (for example a constant user name). Sends nothing for a plain username and password; for an
   * identity it exchanges or issues a short-lived one.
   * Throws a RegcredError for what cannot work, for example credentials for a public registry.
   */
  login(request: LoginRequest, ctx: Context): Promise<Credential>;
  /**
   * This registry's own explanation of a refused login: one sentence and the cure, in the words of the
   * vendor's panel. Undefined when the general explanation says it all.
   */
  explain?(refusal: Refusal): Explanation | undefined;
  /** Where the API of the registry is when that is not the host people write (Docker Hub). */
  endpoint?(address: RegistryAddress): Partial<Pick<Endpoint, 'host'>>;
  /**
   * How its credentials are made and ended: only for registries that can be rotated. Loaded on demand; opens
   * what `token` of regcred.yml describes.
   */
  tokens?(): Promise<TokenOpener>;
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
