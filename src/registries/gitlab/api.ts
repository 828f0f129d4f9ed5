import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { fail, RegcredError } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import type { Secret } from '../../secret/secret.js';
import { secretJson } from '../../secret/secret-json.js';
import { adminCall, parseAnswer } from '../kit/tokens/admin-call.js';
import type { Admin, TokenAccess } from '../contract.js';

const ROOT = '/api/v4';
const PAGES = 50;
const MAX_BYTES = 4 * 1024 * 1024;
const FORBIDDEN =
  'It must be a personal access token with the scope api whose user is Maintainer of the project, or Owner of the group (administrator for the tokens of other users).';

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Under /api/v4, with its query. */
  readonly path: string;
  readonly action: string;
  readonly expect: readonly number[];
  readonly body?: Parameters<typeof secretJson>[0];
}

/** GitLab's API as the admin of one credential. */
export class Api {
  /** `https://gitlab.example.com/api/v4`. */
  readonly base: string;
  readonly host: string;
  private readonly plainHttp: boolean;
  private readonly admin: Admin | undefined;

  constructor({ api, plainHttp, admin }: TokenAccess) {
    const url = new URL(api);
    // gitlab.com keeps its registry on a host of its own; others name theirs with `api`.
    if (url.host === 'registry.gitlab.com') url.host = 'gitlab.com';
    const path = url.pathname.replace(/\/+$/, '');
    this.base = `${url.origin}${path.endsWith(ROOT) ? path : path + ROOT}`;
    this.host = url.host;
    this.plainHttp = plainHttp;
    this.admin = admin;
  }

  /** Throws E_ADMIN_MISSING. */
  secret(token: string): Secret {
    if (this.admin) return this.admin.secret;
    const hint = `Name it under admin: { password: env:GITLAB_ADMIN_TOKEN }. ${FORBIDDEN}`;
    fail('E_ADMIN_MISSING', { credential: `The registry at ${this.host}`, token, hint });
  }

  async send(call: ApiCall, token: string, ctx: Context): Promise<HttpResponse> {
    try {
      return await this.call(call, token, ctx);
    } catch (error) {
      if (call.method !== 'POST' || !isSpoilt(error)) throw error;
      fail('E_ANSWER_LOST', { api: this.host, action: call.action });
    }
  }

  private call({ path, body, ...call }: ApiCall, token: string, ctx: Context): Promise<HttpResponse> {
    return adminCall(
      {
        ...call,
        url: new URL(`${this.base}/${path}`),
        headers: {
          'private-token': this.secret(token),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: secretJson(body) }),
        // Making a token twice makes two, and rotating a dead one revokes its whole family.
        repeatable: call.method !== 'POST',
        forbidden: FORBIDDEN,
        plainHttp: this.plainHttp,
        maxBytes: MAX_BYTES,
      },
      ctx,
    );
  }

  /** All pages of a list. */
  async list<Item extends z.ZodType>(
    item: Item,
    { path, action }: Pick<ApiCall, 'path' | 'action'>,
    token: string,
    ctx: Context,
  ): Promise<readonly z.output<Item>[]> {
    const found: z.output<Item>[] = [];
    for (let page = '1', turn = 0; page !== '' && turn < PAGES; turn++) {
      const here = `${path}&per_page=100&page=${page}`;
      const response = await this.send({ method: 'GET', path: here, action, expect: [200] }, token, ctx);
      found.push(...parseAnswer(z.array(item), response, { url: new URL(this.base) }));
      page = /^\d+$/.exec(response.header('x-next-page') ?? '')?.[0] ?? '';
    }
    return found;
  }

  /** An answer that should hold a new secret, which may exist even if the answer cannot be read. */
  minted<Schema extends z.ZodType>(schema: Schema, response: HttpResponse, action: string): z.output<Schema> {
    try {
      return parseAnswer(schema, response, { url: new URL(this.base) });
    } catch {
      fail('E_ANSWER_LOST', { api: this.host, action });
    }
  }
}

/** A success whose body is cut, too large or compressed: carried out, and its secret is lost. */
function isSpoilt(error: unknown): boolean {
  return error instanceof RegcredError && /^E_RESPONSE_/.test(error.code);
}
