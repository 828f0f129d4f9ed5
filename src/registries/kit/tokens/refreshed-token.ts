import type { Context } from '../../../context/context.js';
import { fail } from '../../../errors/error.js';
import { exampleSecret } from '../../../secret/choose-secret.js';
import { claims } from '../../../secret/jwt.js';
import { formatAddress } from '../../address.js';
import { unfit } from '../logins/password-login.js';
import type {
  Credential,
  IssuedCredential,
  Login,
  LoginRequest,
  MintRequest,
  Refresh,
  Registry,
  TokenAccess,
} from '../../contract.js';

/** What shows that an identity will be accepted, where logging in would leave something behind. */
export interface Proof {
  /** Changes nothing. */
  check(request: IdentifiedRequest, ctx: Context): Promise<void>;
  /** The calls of a login that change something. */
  readonly calls: readonly string[];
}

export type IdentifiedRequest = LoginRequest & { readonly identity: string };

interface Known extends Credential {
  readonly expiresAt: number;
}

/**
 * A short-lived token, issued as a login by identity would. As a rule the check issues one to prove that it can,
 * and that one is stored: nothing can be lost between the two.
 */
export class RefreshedToken implements Refresh {
  readonly kind = 'refresh';
  readonly name: string;
  /** Issued by {@link check}, and not handed over yet. */
  private ready: Known | undefined;
  private last: { readonly token: Login; readonly lifetime: number } | undefined;
  private sent: readonly string[];

  constructor(
    private readonly request: IdentifiedRequest,
    private readonly access: TokenAccess,
    private readonly login: Registry['login'],
    private readonly proof: Proof | undefined,
  ) {
    const identity = request.identity.trim().replace(/\s+/g, ' ');
    this.name = `token of ${identity} at ${formatAddress(request.address)}`;
    this.sent = proof?.calls ?? [];
  }

  /** Not known for every registry before one is issued. */
  get username(): string {
    return this.example.username;
  }

  /** The last one that was issued: stores are asked whether they can hold the real thing. */
  get example(): Login {
    return this.last?.token ?? { username: this.request.username ?? 'token', secret: exampleSecret };
  }

  get lifetime(): number | undefined {
    return this.last?.lifetime;
  }

  /** What a login was seen to send. */
  get calls(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.sent.map((call, index) => [`issue-${index + 1}`, call]));
  }

  async check(_request: MintRequest, ctx: Context): Promise<void> {
    if (this.proof) return this.proof.check(this.request, ctx);
    this.ready ??= await this.issued(ctx);
  }

  async issue(ctx: Context): Promise<IssuedCredential> {
    const { username, secret, expiresAt } = this.ready ?? (await this.issued(ctx));
    this.ready = undefined;
    return { id: `until ${new Date(expiresAt).toISOString()}`, username, secret, expiresAt };
  }

  private async issued(ctx: Context): Promise<Known> {
    const { address, username: wanted } = this.request;
    const registry = formatAddress(address);
    const sent: string[] = [];
    const credential = await this.login(this.request, listening(ctx, sent));
    const { username, secret, unproved } = credential;
    ctx.masks.add(secret, username);
    const expiresAt = credential.expiresAt ?? claims(secret)?.expiresAt;
    const now = ctx.clock.now();
    if (unproved !== undefined && this.access.provesRights !== true) {
      fail('E_IDENTITY_UNPROVED', { registry, reason: unproved });
    }
    if (expiresAt === undefined || credential.endsWithJob) fail('E_REFRESH_ENDLESS', { registry });
    if (expiresAt <= now) fail('E_REFRESH_OVER', { registry });
    if (secret.is(username)) {
      const problem = 'the issued username is the secret itself, which ledgers and reports would show';
      const cure = wanted === undefined ? 'Name one with username under token.' : 'Choose another username.';
      throw unfit(address, problem, cure);
    }
    if (this.proof === undefined) this.sent = [...new Set(sent)];
    this.last = { token: { username, secret }, lifetime: expiresAt - now };
    return { ...credential, expiresAt };
  }
}

/** Records what is sent, for `plan`: URLs hold no secret, and what follows `?` would only be long. */
function listening(ctx: Context, sent: string[]): Context {
  const { http } = ctx;
  return {
    ...ctx,
    http: {
      send: (request) => {
        sent.push(`${request.method} ${request.url.origin}${request.url.pathname}`);
        return http.send(request);
      },
    },
  };
}
