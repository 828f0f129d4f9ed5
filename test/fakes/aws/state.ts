/** An access key of a user or, with a token, of a session. */
export interface FakeKey {
  readonly id: string;
  readonly secret: string;
  readonly token?: string;
  /** `ecr:GetAuthorizationToken` and so on. */
  readonly actions: readonly string[];
  /** Epoch milliseconds. */
  readonly ends?: number;
}

export interface FakeRole {
  /** `sub` of the ID tokens its trust policy admits. */
  readonly subjects: readonly string[];
  readonly actions: readonly string[];
  /** Seconds; an hour when absent. */
  readonly longest?: number;
}

export interface AwsOptions {
  /** Secrets, as canaries. */
  readonly draw: () => string;
  /** A password of a registry; it may hold colons (docs/faults.md D13), and does by default. */
  readonly password?: () => string;
  readonly now?: () => number;
  /** Where the registry is, in answers; as AWS names it by default. */
  readonly proxyEndpoint?: string;
  /** Identity providers by issuer without scheme, and their audiences. */
  readonly providers?: Readonly<Record<string, readonly string[]>>;
  readonly roles?: Readonly<Record<string, FakeRole>>;
}

export interface AwsState {
  readonly providers: Readonly<Record<string, readonly string[]>>;
  readonly roles: Readonly<Record<string, FakeRole>>;
  readonly keys: Map<string, FakeKey>;
  /** Names of the sessions that were opened. */
  readonly sessions: string[];
  /** Passwords given out, newest last. */
  readonly passwords: string[];
  readonly proxyEndpoint?: string;
  /** How requests and answers differ from AWS's description. */
  readonly faults: string[];
  now(): number;
  /** A new password of a registry. */
  password(): string;
  /** A user's key. */
  addKey(actions: readonly string[], id?: string): FakeKey;
  /** A session of an hour. */
  open(actions: readonly string[]): FakeKey;
}

export function createState(options: AwsOptions): AwsState {
  const { draw, now = Date.now, providers = {}, roles = {}, proxyEndpoint } = options;
  const keys = new Map<string, FakeKey>();
  let count = 0;
  const { password = () => `${draw()}:${draw()}` } = options;
  const idOf = (start: string) => `${start}EXAMPLE${String(++count).padStart(9, '0')}`;
  const put = (key: FakeKey) => {
    keys.set(key.id, key);
    return key;
  };
  return {
    ...{ providers, roles, keys, now, password, sessions: [], passwords: [], faults: [] },
    ...(proxyEndpoint !== undefined && { proxyEndpoint }),
    addKey: (actions, id = idOf('AKIA')) => put({ id, secret: draw(), actions }),
    open: (actions) =>
      put({ id: idOf('ASIA'), secret: draw(), token: draw(), actions, ends: now() + 3_600_000 }),
  };
}
