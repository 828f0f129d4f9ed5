import sodium from 'libsodium-wrappers';
import { iso, type Run } from './objects.js';

export interface StoredSecret {
  /** What GitHub would hand to a job: decrypted with the private key of its place. */
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly visibility?: string;
  readonly selected?: readonly number[];
}

/** Secrets that share a list and a key pair. */
export class Vault {
  readonly secrets = new Map<string, StoredSecret>();
  private pair = sodium.crypto_box_keypair();
  private generation = 1;

  constructor(private readonly id: number) {}

  get keyId(): string {
    return String(this.id * 1000 + this.generation);
  }

  get publicKey(): string {
    return Buffer.from(this.pair.publicKey).toString('base64');
  }

  /** From now on nothing sealed to the key before is taken. */
  renewKey(): void {
    this.pair = sodium.crypto_box_keypair();
    this.generation++;
  }

  /** Undefined when it was sealed to another key. */
  open(sealed: string): string | undefined {
    try {
      const { publicKey, privateKey } = this.pair;
      const bytes = sodium.crypto_box_seal_open(Buffer.from(sealed, 'base64'), publicKey, privateKey);
      return Buffer.from(bytes).toString('utf8');
    } catch {
      return undefined;
    }
  }
}

export interface Variable {
  readonly value: string;
  readonly updatedAt: number;
  readonly visibility?: string;
}

export interface RepositoryState {
  readonly id: number;
  readonly environments: string[];
  readonly runs: Run[];
}

/** All that the server keeps. */
export class GithubState {
  readonly repositories = new Map<string, RepositoryState>();
  readonly organisations = new Set<string>();
  /** By place and name: `acme/web NAME`, `acme NAME`. */
  readonly variables = new Map<string, Variable>();
  private readonly vaults = new Map<string, Vault>();

  static async create(): Promise<GithubState> {
    await sodium.ready;
    return new GithubState();
  }

  addRepository(name: string, environments: readonly string[] = []): RepositoryState {
    const state = { id: this.repositories.size + 1, environments: [...environments], runs: [] };
    this.repositories.set(name, state);
    return state;
  }

  /** `acme/web actions`, `acme/web environments/prod`, `acme dependabot`. */
  vault(place: string): Vault {
    const vault = this.vaults.get(place) ?? new Vault(this.vaults.size + 1);
    this.vaults.set(place, vault);
    return vault;
  }

  /** Everything that consumers could notice, as text. */
  snapshot(): string {
    const vaults = [...this.vaults].map(([place, { secrets }]) => [place, [...secrets]]);
    return JSON.stringify([vaults.filter(([, secrets]) => secrets?.length), [...this.variables]]);
  }
}

export function describeSecret(name: string, secret: StoredSecret, url: string) {
  return {
    name,
    created_at: iso(secret.createdAt),
    updated_at: iso(secret.updatedAt),
    ...(secret.visibility !== undefined && { visibility: secret.visibility }),
    ...(secret.visibility === 'selected' && { selected_repositories_url: `${url}/repositories` }),
  };
}
