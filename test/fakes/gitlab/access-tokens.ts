import type { Reply } from '../server.js';
import { DAY, day, message, page, type Call, type HomeName } from './state.js';

export interface FakeAccessToken {
  readonly id: number;
  readonly home: HomeName;
  readonly name: string;
  readonly secret: string;
  readonly user_id: number;
  readonly scopes: readonly string[];
  readonly created_at: string;
  readonly expires_at: string;
  /** The first token of those that followed one another by rotation. */
  readonly family: number;
  revoked: boolean;
}

/** Access tokens of projects, groups and people, with GitLab's detection of reuse. */
export class FakeAccessTokens {
  readonly all: FakeAccessToken[] = [];
  /** The longest life the instance allows, in days. */
  most = 365;

  constructor(
    private readonly makeSecret: () => string,
    private readonly now: () => number,
  ) {}

  add(home: HomeName, name: string, more: Partial<FakeAccessToken> = {}): FakeAccessToken {
    const id = 1000 + this.all.length;
    const token: FakeAccessToken = {
      id,
      home,
      name,
      secret: `glpat-${this.makeSecret()}`,
      user_id: 7,
      scopes: ['read_registry', 'write_registry'],
      created_at: new Date(this.now()).toISOString(),
      expires_at: day(this.now() + 30 * DAY),
      family: id,
      revoked: false,
      ...more,
    };
    this.all.push(token);
    return token;
  }

  isActive({ revoked, expires_at }: FakeAccessToken): boolean {
    return !revoked && Date.parse(expires_at) > this.now();
  }

  answer(call: Call): Reply {
    const { method, url } = call.request;
    const [id, action] = call.rest;
    const own = this.all.filter(({ home }) => home === call.home);
    if (id === undefined) {
      const query = url.searchParams;
      const matching = own.filter(
        (each) =>
          each.name.includes(query.get('search') ?? '') &&
          (query.get('state') !== 'active' || this.isActive(each)) &&
          (query.get('user_id') ?? String(each.user_id)) === String(each.user_id),
      );
      return page(
        matching.map((each) => this.shown(each)),
        call,
      );
    }
    const token = own.find((each) => String(each.id) === id);
    if (!token) return message(404, '404 Not Found');
    if (action === 'rotate') return this.rotate(token, call);
    return method === 'GET' ? { status: 200, body: this.shown(token) } : message(405, '405');
  }

  private rotate(token: FakeAccessToken, { body }: Call): Reply {
    if (!this.isActive(token)) {
      // Reuse detection (doc/api/personal_access_tokens.md): the successors end too.
      for (const each of this.all) if (each.family === token.family) each.revoked = true;
      return message(400, '400 Bad request - Token already revoked');
    }
    // Where it is not told, a week (lib/api/resource_access_tokens.rb).
    const expires = typeof body.expires_at === 'string' ? body.expires_at : day(this.now() + 7 * DAY);
    const latest = day(this.now() + this.most * DAY);
    if (expires > latest || expires <= day(this.now())) {
      return message(400, `400 Bad request - Expiration date must be before ${latest}`);
    }
    token.revoked = true;
    const { home, name, family, scopes, user_id } = token;
    const next = this.add(home, name, { family, scopes, user_id, expires_at: expires });
    return { status: 200, body: { ...this.shown(next), token: next.secret } };
  }

  private shown({ home, secret, family, ...token }: FakeAccessToken): object {
    const level = home === 'people' || !secret || !family ? {} : { access_level: 30 };
    return { ...token, ...level, active: this.isActive(token as FakeAccessToken), last_used_at: null };
  }
}
