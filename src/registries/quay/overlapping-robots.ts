import type { Context } from '../../context/context.js';
import { fail, regcredError } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import { generationName, generationOf } from '../kit/tokens/generation.js';
import type { Login, IssuedCredential, MintRequest, Overlap, Token } from '../contract.js';
import type { ListedRobot, QuayRobots, RepositoryRight } from './robots-api.js';

/**
 * One robot for each generation, named `<robot>_gN`: names take no dot on the panel, and they may not be
 * reused while they exist. Rights are those of the configuration, else those of the newest robot before.
 */
export class OverlappingRobots implements Overlap {
  readonly kind = 'overlap';
  readonly usernames = 'change';
  readonly name: string;
  readonly example: Login;
  readonly calls: Readonly<Record<string, string>>;

  constructor(
    private readonly robot: string,
    private readonly repositories: readonly RepositoryRight[] | undefined,
    private readonly api: QuayRobots,
  ) {
    this.name = `robot ${api.username(robot)} at ${api.host}`;
    const username = api.username(generationName(robot, 1, '_g'));
    this.example = { username, secret: new Secret('X'.repeat(64)) };
    this.calls = {
      create: `PUT ${api.address('{id}')}`,
      grant: `PUT ${api.rightAddress()}`,
      revoke: `DELETE ${api.address('{id}')}`,
    };
  }

  async check(_request: MintRequest, ctx: Context): Promise<void> {
    const rights = await this.rights(ctx);
    const model = (await this.own(ctx))[0]?.robot;
    // Members see the list too. A call for administrators of namespace and repository proves more.
    for (const right of rights) await this.api.mayGrant(model?.name ?? this.example.username, right, ctx);
  }

  async list(ctx: Context): Promise<readonly Token[]> {
    return (await this.own(ctx)).map(({ robot, generation }) => {
      const createdAt = Date.parse(robot.created ?? '');
      const lastUsedAt = Date.parse(robot.last_accessed ?? '');
      return {
        id: robot.name,
        generation,
        username: robot.name,
        ...(!Number.isNaN(createdAt) && { createdAt }),
        ...(!Number.isNaN(lastUsedAt) && { lastUsedAt }),
      };
    });
  }

  async callsToMint({ generation }: MintRequest, ctx: Context): Promise<readonly string[]> {
    const short = generationName(this.robot, generation, '_g');
    const rights = await this.rights(ctx);
    return [
      `PUT ${this.api.address(short)}`,
      ...rights.map(({ name }) => `PUT ${this.api.rightAddress({ short, repository: name })}`),
    ];
  }

  callsToRevoke(id: string): readonly string[] {
    return [`DELETE ${this.api.address(this.shortOf(id) ?? id)}`];
  }

  async create({ generation }: MintRequest, ctx: Context): Promise<IssuedCredential> {
    const short = generationName(this.robot, generation, '_g');
    const username = this.api.username(short);
    const rights = await this.rights(ctx);
    const made = await this.api.create(short, ctx);
    if (made === undefined) throw await this.notCreated(username, ctx);
    const { token, name } = made;
    if (token === undefined) fail('E_ANSWER_LOST', { api: this.api.host, action: 'create a robot' });
    const secret = ctx.masks.learn(token, name);
    try {
      for (const right of rights) await this.api.grant(short, right, ctx);
    } catch (error) {
      // A robot with half its rights is useless. If deleting it fails too, the list shows it.
      await this.api.delete(short, ctx).catch(() => undefined);
      throw error;
    }
    return { id: name, username: name, secret };
  }

  async revoke(id: string, ctx: Context): Promise<void> {
    const short = this.shortOf(id);
    if (short === undefined || (await this.api.delete(short, ctx))) return;
    if (!(await this.own(ctx)).some(({ robot }) => robot.name === id)) return;
    fail('E_TOKEN_IN_USE', {
      api: this.api.host,
      token: `robot ${id}`,
      problem: 'it is being used by a mirror',
      hint: 'Give the mirror of the repository another robot (Mirroring → Robot User), then run this again.',
    });
  }

  /** What the new robot will be given: known before it is made, or not made at all. */
  private async rights(ctx: Context): Promise<readonly RepositoryRight[]> {
    const [model] = (await this.own(ctx)).toSorted((a, b) => b.generation - a.generation);
    if (this.repositories !== undefined) return this.repositories;
    if (model === undefined) {
      fail('E_TOKEN_NOT_FOUND', {
        api: this.api.host,
        token: `robot ${this.api.username(this.robot)}`,
        hint: 'Make the robot by hand, so that its permissions can be copied, or name repositories under token.',
      });
    }
    const { robot } = model;
    const teams = (robot.teams ?? []).map(({ name }) => name);
    if (teams.length > 0) {
      fail('E_TOKEN_RIGHTS', {
        token: `robot ${robot.name}`,
        problem: `it is in the team ${teams.join(', ')}`,
        hint: 'Name the repositories and roles under token, or give the robot the permissions itself.',
      });
    }
    return this.api.rights(this.shortOf(robot.name) ?? '', ctx);
  }

  private async own(ctx: Context): Promise<readonly { robot: ListedRobot; generation: number }[]> {
    return (await this.api.list(ctx)).flatMap((robot) => {
      const generation = generationOf(this.shortOf(robot.name) ?? '', this.robot, '_g');
      return generation === undefined ? [] : [{ robot, generation }];
    });
  }

  private shortOf(name: string): string | undefined {
    const start = this.api.username('');
    return name.startsWith(start) ? name.slice(start.length) : undefined;
  }

  private async notCreated(token: string, ctx: Context) {
    const api = this.api.host;
    const exists = (await this.own(ctx)).some(({ robot }) => robot.name === token);
    return exists
      ? regcredError('E_TOKEN_EXISTS', { api, token: `robot ${token}` })
      : regcredError('E_TOKEN_REQUEST', { api, action: `create the robot ${token}`, status: 400, words: '' });
  }
}
