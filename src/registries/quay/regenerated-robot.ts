import type { Context } from '../../context/context.js';
import { fail, regcredError } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import type { Admin, Login, IssuedCredential, MintRequest, ReplaceIssued, Token } from '../contract.js';
import type { QuayRobots, QuayRobot } from './robots-api.js';

/** One robot that keeps its name; the registry makes its token, and tells it again to an administrator. */
export class RegeneratedRobot implements ReplaceIssued {
  readonly kind = 'replace';
  readonly chooses = 'registry';
  readonly name: string;
  readonly username: string;
  readonly example: Login;
  readonly calls: Readonly<Record<string, string>>;

  constructor(
    private readonly robot: string,
    private readonly api: QuayRobots,
    private readonly admin: Admin,
  ) {
    this.username = api.username(robot);
    this.name = `robot ${this.username} at ${api.host}`;
    this.example = { username: this.username, secret: new Secret('X'.repeat(64)) };
    this.calls = { regenerate: `POST ${api.address(robot, 'regenerate')}` };
  }

  /** Reading it takes the same right as regenerating it: only administrators see the token. */
  async check(_request: MintRequest, ctx: Context): Promise<void> {
    const found = await this.api.get(this.robot, ctx);
    if (found === undefined) throw this.missing();
    const secret = this.secretOf(found, ctx);
    if (secret?.equals(this.admin.secret)) {
      fail('E_ADMIN_IS_TOKEN', { token: `robot ${this.username}` });
    }
  }

  /** Without an age: `created` is the robot's, and no call says when its token was made (quay#1697). */
  async current(ctx: Context): Promise<Token | undefined> {
    const found = await this.api.get(this.robot, ctx);
    if (found === undefined) return undefined;
    this.secretOf(found, ctx);
    const lastUsedAt = Date.parse(found.last_accessed ?? '');
    return {
      id: found.name,
      username: found.name,
      ...(!Number.isNaN(lastUsedAt) && { lastUsedAt }),
    };
  }

  async regenerate(id: string, _request: MintRequest, ctx: Context): Promise<IssuedCredential> {
    if (id !== this.username) throw this.missing();
    const made = await this.api.regenerate(this.robot, ctx);
    if (made === undefined) throw this.missing();
    const secret = this.secretOf(made, ctx);
    if (secret) return { id: made.name, username: made.name, secret };
    fail('E_ANSWER_LOST', { api: this.api.host, action: 'regenerate the robot’s token' });
  }

  async readBack(ctx: Context): Promise<IssuedCredential | undefined> {
    const found = await this.api.get(this.robot, ctx);
    const secret = found && this.secretOf(found, ctx);
    return secret && { id: found.name, username: found.name, secret };
  }

  private secretOf({ token, name }: QuayRobot, { masks }: Context): Secret | undefined {
    return token === undefined ? undefined : masks.learn(token, name);
  }

  private missing() {
    const hint = 'Make the robot once by hand: the organisation’s or user’s page → Robot Accounts.';
    return regcredError('E_TOKEN_NOT_FOUND', { api: this.api.host, token: `robot ${this.username}`, hint });
  }
}
