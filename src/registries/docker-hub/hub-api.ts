import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { bearer } from '../../distribution/authorization.js';
import { regcredError, RegcredError } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import type { Secret } from '../../secret/secret.js';
import { secretJson } from '../../secret/secret-json.js';
import { adminCall, parseAnswer, type AdminCall } from '../kit/tokens/admin-call.js';
import { apiAddress } from '../kit/tokens/api-url.js';
import type { Admin, TokenAccess } from '../contract.js';

// A JWT lives ten minutes (docs/reference/registries.md 4); the rest is for the call it is sent with.
const SESSION = 8 * 60 * 1000;
const PAGE = 100;
const MOST_PAGES = 100;
const LARGE = 2 * 1024 * 1024;

const session = z.object({ access_token: z.string().min(1) });
const page = z.object({ next: z.string().nullish(), results: z.array(z.unknown()) });

export interface HubCall {
  readonly method: AdminCall['method'];
  readonly path: readonly string[];
  readonly action: string;
  readonly expect: readonly number[];
  readonly forbidden: string;
  readonly query?: Readonly<Record<string, number>>;
  readonly body?: Secret;
  readonly repeatable?: boolean;
}

/** Docker Hub's API (docker/docs content/reference/api/hub/latest.yaml), logged in as the admin. */
export class HubApi {
  /** In memory only, and masked. */
  #session: { readonly token: Secret; readonly until: number } | undefined;

  constructor(
    private readonly access: Pick<TokenAccess, 'api' | 'plainHttp'>,
    private readonly admin: Required<Admin>,
  ) {}

  get host(): string {
    return this.access.api.host;
  }

  /** The address of a call, as plans show it. */
  address(...path: readonly string[]): string {
    const steps = path.map((step) => (step === '{id}' ? step : encodeURIComponent(step)));
    return `${this.access.api.href.replace(/\/$/, '')}/v2/${steps.join('/')}`;
  }

  async send(
    { path, query, body, repeatable = true, ...call }: HubCall,
    ctx: Context,
  ): Promise<HttpResponse> {
    const token = await this.logIn(ctx);
    const request = {
      ...call,
      repeatable,
      url: apiAddress(this.access.api, ['v2', ...path], query),
      headers: {
        authorization: bearer(token),
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body }),
      plainHttp: this.access.plainHttp,
      maxBytes: LARGE,
    };
    return adminCall(request, ctx).catch((error: unknown) => {
      if (error instanceof RegcredError && error.code === 'E_ADMIN_REFUSED') this.#session = undefined;
      throw error;
    });
  }

  /** All pages. Undefined: there is no such place (404). */
  async list<Item extends z.ZodType>(
    item: Item,
    call: Pick<HubCall, 'path' | 'action' | 'forbidden'>,
    ctx: Context,
  ): Promise<readonly z.output<Item>[] | undefined> {
    const found: z.output<Item>[] = [];
    for (let number = 1; number <= MOST_PAGES; number++) {
      const query = { page: number, page_size: PAGE };
      const response = await this.send({ ...call, method: 'GET', query, expect: [200, 404] }, ctx);
      if (response.status === 404) return number === 1 ? undefined : found;
      // `next` is an address, which is not followed: only whether there is one counts.
      const { next, results } = this.parse(page, response, { method: 'GET', action: call.action });
      const items = this.parse(
        z.array(item),
        { ...response, json: () => results },
        { method: 'GET', action: call.action },
      );
      found.push(...items);
      if (!next || results.length === 0) break;
    }
    return found;
  }

  parse<Schema extends z.ZodType>(
    schema: Schema,
    response: HttpResponse,
    { method, action }: Pick<HubCall, 'method' | 'action'>,
  ): z.output<Schema> {
    return parseAnswer(schema, response, { url: this.access.api, method, action });
  }

  private async logIn(ctx: Context): Promise<Secret> {
    const now = ctx.clock.now();
    if (this.#session && this.#session.until > now) return this.#session.token;
    const { username, secret } = this.admin;
    const call = {
      method: 'POST',
      url: apiAddress(this.access.api, ['v2', 'auth', 'token']),
      action: `log in as ${username} (with single sign-on or two-factor login no password is taken)`,
    } as const;
    const response = await adminCall(
      {
        ...call,
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: secretJson({ identifier: username, secret }),
        expect: [200],
        forbidden: 'Check in the browser whether Docker has locked the account.',
        // Another session beside the first does no harm.
        repeatable: true,
        plainHttp: this.access.plainHttp,
      },
      ctx,
    );
    const { url } = call;
    // This call creates nothing lasting, so an unreadable answer leaves nothing behind.
    const token = ctx.masks.learn(parseAnswer(session, response, { url }).access_token);
    this.#session = { token, until: now + SESSION };
    return token;
  }
}

/** E_TOKEN_NOT_FOUND for an organisation or a list that Docker Hub does not know. */
export function unknownPlace(api: HubApi, token: string): RegcredError {
  const hint = 'Check the name, and that the admin belongs to it.';
  return regcredError('E_TOKEN_NOT_FOUND', { api: api.host, token, hint });
}
