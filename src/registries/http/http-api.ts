import type { Context } from '../../context/context.js';
import { unclear } from '../../distribution/rejection.js';
import { fail, regcredError, RegcredError } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import { foreign } from '../../secret/foreign.js';
import { adminCall } from '../kit/tokens/admin-call.js';
import type { TokenAccess } from '../contract.js';
import { allowedHosts, mustBeAllowed } from './allowed-hosts.js';
import { authOf } from './auth-presets.js';
import { buildRequest, callOf, hostOf } from './build-request.js';
import { CapturedAnswer } from './capture.js';
import { publicNames, requestOf, type Part } from './names.js';
import type { Meaning, HttpTokenSettings } from './schema.js';
import type { TemplateValue } from './template.js';
import { publicValues, valuesFor, type Scope } from './values.js';

/** Milliseconds for which what `auth` captured is used again. Sessions live longer, rotations rarely so long. */
const SESSION = 4 * 60_000;
const ALL_SUCCESS = Array.from({ length: 100 }, (_, index) => 200 + index);
const EXPECT: Readonly<Record<Part, readonly number[]>> = {
  auth: [200, 201],
  rotate: [200, 201, 204],
  revoke: [200, 204, 404],
  inspect: [200, 404],
  list: [200],
};

/** Sends the requests that a configuration describes, and reads their answers. */
export class HttpApi {
  private session: { readonly until: number; readonly values: Promise<Scope> } | undefined;

  /** Throws E_TOKEN_HOST for a request to a host that is not allowed. */
  constructor(
    readonly settings: HttpTokenSettings,
    readonly access: TokenAccess,
  ) {
    const hosts = allowedHosts(settings, access);
    for (const part of ['auth', 'rotate', 'revoke', 'inspect', 'list'] as const) {
      const request = requestOf(settings, part);
      if (request) mustBeAllowed(hostOf(request.url, access), this.action(part), hosts);
    }
  }

  /** What errors and plans call a part's request. */
  action(part: Part): string {
    const { name } = this.settings;
    const words = { auth: 'sign in', rotate: `renew ${name}`, revoke: `end a token of ${name}` };
    return part === 'inspect' || part === 'list' ? `look at ${name}` : words[part];
  }

  /** The line of `plan`; undefined where there is no such request, or it changes nothing. */
  call(part: Part): string | undefined {
    const request = requestOf(this.settings, part);
    if (!request || request.method === 'GET') return undefined;
    const { name, username, 'credential-id': id } = this.settings;
    // A new token's name has its generation at the end.
    const known: Readonly<Record<string, string | undefined>> = {
      username,
      'credential-id': id,
      ...(part !== 'rotate' && { name }),
    };
    return callOf(request, (key) => known[key], this.access);
  }

  /** {@link call} with all that is known when it is sent; what signing in will tell, or an answer, is left open. */
  callNow(part: Part, scope: Scope, ctx: Context): readonly string[] {
    const request = requestOf(this.settings, part);
    if (!request || request.method === 'GET') return [];
    const captured = Object.keys(authOf(this.settings.auth)?.capture ?? {});
    const values = publicValues(valuesFor(this.settings, this.access, scope, ctx), ctx);
    const isOpen = (name: string) => captured.includes(name) || (name === 'id' && scope.id === undefined);
    const known = (name: string) => (isOpen(name) ? undefined : String(values(name)));
    return [callOf(request, known, this.access)];
  }

  /**
   * Sends it once, or again after a passing failure where that does no harm. Answers with a status that was
   * not expected become errors of the closed list; exit code 75 says that a change may have been made.
   */
  async send(part: Part, scope: Scope, repeatable: boolean, ctx: Context): Promise<HttpResponse> {
    const request = requestOf(this.settings, part);
    if (!request) throw new Error(`there is no ${part}`);
    const session = part === 'auth' ? {} : await this.signIn(ctx);
    const values = valuesFor(this.settings, this.access, { ...session, ...scope }, ctx);
    const built = buildRequest(request, values, this.access, ctx);
    const [action, api] = [this.action(part), built.url.host];
    const changes = part === 'rotate' || part === 'revoke';
    const expected = this.expected(part);
    const mapped = (this.settings.errors ?? []).map(({ status }) => status);
    const forbidden =
      'Give the admin of this credential the right to do it, or name another one under admin.';
    const expect = [...expected, ...mapped, ...(changes ? ALL_SUCCESS : [])];
    const sent = adminCall({ ...built, action, expect, forbidden, repeatable }, ctx);
    const response = await (changes ? sent.catch((error: unknown) => maybeDone(error, api, action)) : sent);
    if (expected.includes(response.status)) return response;
    this.throwMapped(response, api, action, ctx);
    fail('E_TOKEN_ANSWER', { api, action, problem: `status ${response.status} is not expected` });
  }

  /** Reads the answer of a change: what cannot be read must not look like a change that was not made. */
  async understand<T>(
    part: Part,
    response: HttpResponse,
    read: (answer: CapturedAnswer) => T | Promise<T>,
  ): Promise<T> {
    const request = requestOf(this.settings, part);
    const api = request ? hostOf(request.url, this.access) : this.access.api.host;
    try {
      return await read(new CapturedAnswer(response, api));
    } catch (error) {
      throw maybeDone(error, api, this.action(part), true);
    }
  }

  answer(part: Part, response: HttpResponse): CapturedAnswer {
    const request = requestOf(this.settings, part);
    return new CapturedAnswer(response, request ? hostOf(request.url, this.access) : this.access.api.host);
  }

  /** What `auth` captured; masked unless the user has said that it is no secret. */
  async signIn(ctx: Context): Promise<Scope> {
    const auth = authOf(this.settings.auth);
    if (!auth) return {};
    const now = ctx.clock.now();
    if (this.session && now < this.session.until) return this.session.values;
    const values = this.startSession(auth.capture ?? {}, ctx);
    this.session = { until: now + SESSION, values };
    values.catch(() => (this.session = undefined));
    return values;
  }

  private async startSession(capture: Readonly<Record<string, string>>, ctx: Context): Promise<Scope> {
    const answer = this.answer('auth', await this.send('auth', {}, true, ctx));
    const shown = publicNames(this.settings);
    const entries = Object.entries(capture).flatMap(([name, path]): [string, TemplateValue][] => {
      const text = answer.text(path);
      if (text === undefined) return [];
      return [[name, shown.includes(name) ? text : ctx.masks.learn(text)]];
    });
    return Object.fromEntries(entries);
  }

  private expected(part: Part): readonly number[] {
    if (part === 'auth') return authOf(this.settings.auth)?.expect ?? EXPECT.auth;
    const accepted = part === 'rotate' && this.settings.rotate.async ? [202] : [];
    return [...(this.settings[part]?.expect ?? EXPECT[part]), ...accepted];
  }

  private throwMapped(response: HttpResponse, api: string, action: string, ctx: Context): void {
    const { status } = response;
    const token = this.settings.name;
    const meaning = this.settings.errors?.find((each) => each.status === status)?.meaning;
    const words = foreign(ctx.masks.redact(response.text()));
    const make: Readonly<Record<Meaning, () => RegcredError>> = {
      'bad-admin-credential': () => regcredError('E_ADMIN_REFUSED', { api, action }),
      'not-allowed': () =>
        regcredError('E_ADMIN_FORBIDDEN', { api, action, hint: 'Look at the rights of the admin there.' }),
      'not-found': () =>
        regcredError('E_TOKEN_NOT_FOUND', { api, token, hint: 'Check the names and ids under token.' }),
      exists: () => regcredError('E_TOKEN_EXISTS', { api, token }),
      'slot-full': () => regcredError('E_SLOTS_FULL', { token, hint: 'Revoke an unused token there.' }),
      refused: () =>
        regcredError('E_TOKEN_REQUEST', { api, action, status, words: words ? `: ${words}` : '' }),
      'rate-limited': () => unclear({ ...response, status: 429 }, api, ctx),
    };
    if (meaning) throw make[meaning]();
  }
}

/** What went wrong after a change may have been made; `sure` when an answer has said that it was. */
function maybeDone(error: unknown, api: string, action: string, sure = false): never {
  if (!(error instanceof RegcredError) || error.exit === 75) throw error;
  // A redirect (303) may be the answer to what was done.
  if (!sure && error.code !== 'E_REDIRECT_REFUSED') throw error;
  const problem = error.code === 'E_RESPONSE_INVALID' ? error.message.replace(/^.*?: |\.$/g, '') : error.code;
  fail('E_TOKEN_ANSWER', { api, action, problem });
}
