import type { Reply } from '../server.js';
import { message, page, type Call, type HomeName } from './state.js';

export interface FakeDeployToken {
  readonly id: number;
  readonly home: HomeName;
  readonly name: string;
  readonly username: string;
  readonly secret: string;
  readonly scopes: readonly string[];
  readonly expires_at: string | null;
  revoked: boolean;
}

/** Deploy tokens: many of one name may live side by side, and none has a date of its making. */
export class FakeDeployTokens {
  readonly all: FakeDeployToken[] = [];

  constructor(
    private readonly makeSecret: () => string,
    private readonly now: () => number,
  ) {}

  add(home: HomeName, name: string, more: Partial<FakeDeployToken> = {}): FakeDeployToken {
    const id = 1 + this.all.length;
    const token: FakeDeployToken = {
      id,
      home,
      name,
      username: `gitlab+deploy-token-${id}`,
      secret: `gldt-${this.makeSecret()}`,
      scopes: ['read_registry'],
      expires_at: null,
      revoked: false,
      ...more,
    };
    this.all.push(token);
    return token;
  }

  isActive(token: FakeDeployToken): boolean {
    return !token.revoked && (token.expires_at === null || Date.parse(token.expires_at) > this.now());
  }

  answer(call: Call): Reply {
    const { method, url } = call.request;
    const [id] = call.rest;
    const own = this.all.filter(({ home }) => home === call.home);
    if (id === undefined) {
      if (method === 'POST') return this.create(call);
      const isActive = url.searchParams.get('active') === 'true';
      const listed = own.filter((each) => !isActive || this.isActive(each));
      return page(
        listed.map((each) => this.shown(each)),
        call,
      );
    }
    const token = own.find((each) => String(each.id) === id && !each.revoked);
    if (!token) return message(404, '404 Deploy Token Not Found');
    if (method === 'GET') return { status: 200, body: this.shown(token) };
    token.revoked = true;
    return { status: 204 };
  }

  private create({ home, body, caller }: Call): Reply {
    if (home.startsWith('groups/') && (caller.access_level ?? 50) < 50) return message(403, '403 Forbidden');
    const { name, username, expires_at: expires, scopes } = body;
    if (typeof username === 'string' && !/^[a-zA-Z0-9._+-]+$/.test(username)) {
      return message(400, { username: ["can contain only letters, digits, '_', '-', '+', and '.'"] });
    }
    const token = this.add(home, String(name), {
      scopes: scopes as string[],
      expires_at: typeof expires === 'string' ? expires : null,
      ...(typeof username === 'string' && { username }),
    });
    return { status: 201, body: { ...this.shown(token), token: token.secret } };
  }

  private shown(token: FakeDeployToken): object {
    const { id, name, username, scopes, expires_at, revoked } = token;
    return { id, name, username, scopes, expires_at, revoked, expired: !revoked && !this.isActive(token) };
  }
}
