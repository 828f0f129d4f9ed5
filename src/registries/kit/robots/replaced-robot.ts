import type { Context } from '../../../context/context.js';
import { fail, regcredError } from '../../../errors/error.js';
import { chooseSecret } from '../../../secret/choose-secret.js';
import { Secret } from '../../../secret/secret.js';
import type { Login, IssuedCredential, MintRequest, ReplaceChosen } from '../../contract.js';
import { checkRobotAdmin, theRobot } from './find-robots.js';
import { endOfLife, lifeInDays } from './robot-life.js';
import { robotUsername, type RobotPlan } from './robot-name.js';
import type { HarborRobot, RobotsApi } from './robots-api.js';

/** One robot that keeps its name and gets another secret. */
export class ReplacedRobot implements ReplaceChosen {
  readonly kind = 'replace';
  readonly chooses = 'client';
  readonly name: string;
  readonly username: string;
  readonly example: Login;
  readonly calls: Readonly<Record<string, string>>;

  constructor(
    private readonly plan: RobotPlan,
    private readonly api: RobotsApi,
  ) {
    this.username = robotUsername(plan, plan.name);
    this.name = `robot ${this.username} at ${api.host}`;
    this.example = { username: this.username, secret: new Secret('Aa1'.padEnd(43, 'x')) };
    this.calls = {
      extend: `PUT ${api.address('{id}')}`,
      replace: `PATCH ${api.address('{id}')}`,
    };
  }

  choose(ctx: Context): Secret {
    // The server takes nothing else (goharbor/harbor, src/server/v2.0/handler/robot.go).
    return chooseSecret(ctx, { upper: 1, lower: 1, digit: 1 });
  }

  async check(_request: MintRequest, ctx: Context): Promise<void> {
    await checkRobotAdmin(this.plan, this.api, ['update'], ctx);
    const { disable } = await theRobot(this.plan, this.api, ctx);
    if (disable !== true) return;
    const hint = 'The robot is switched off: switch it on under Robot Accounts. Nothing was changed.';
    fail('E_TOKEN_NOT_FOUND', { api: this.api.host, token: `active robot ${this.username}`, hint });
  }

  async callsToMint({ until }: MintRequest, ctx: Context): Promise<readonly string[]> {
    const robot = await theRobot(this.plan, this.api, ctx);
    const place = this.api.address(String(robot.id));
    return [...(durationFor(robot, until) === undefined ? [] : [`PUT ${place}`]), `PATCH ${place}`];
  }

  /** Life first: when that is refused, the old secret still stands, and the error is right to say so. */
  async replace(
    secret: Secret,
    { until }: MintRequest,
    ctx: Context,
  ): Promise<Omit<IssuedCredential, 'secret'>> {
    const robot = await theRobot(this.plan, this.api, ctx);
    const expiresAt = await this.extend(robot, until, ctx);
    if (!(await this.api.setSecret(robot.id, secret, ctx))) throw this.gone();
    return {
      id: String(robot.id),
      username: robot.name,
      ...(expiresAt !== undefined && { expiresAt }),
    };
  }

  /**
   * A new secret does not move the end of a robot's life, and a new duration counts from its creation
   * (docs/reference/registries.md 12). Never shortens it.
   */
  private async extend(robot: HarborRobot, until: number, ctx: Context): Promise<number | undefined> {
    const duration = durationFor(robot, until);
    if (duration === undefined) return endOfLife(robot.expires_at);
    if (!(await this.api.update({ ...robot, duration }, ctx))) throw this.gone();
    const { expires_at } = await theRobot(this.plan, this.api, ctx);
    return endOfLife(expires_at);
  }

  private gone() {
    const hint = 'It was just deleted. Create the robot again by hand, then run this again.';
    return regcredError('E_TOKEN_NOT_FOUND', { api: this.api.host, token: `robot ${this.username}`, hint });
  }
}

/** The duration with which a robot lives until then; undefined when it does so already. */
function durationFor(robot: HarborRobot, until: number): number | undefined {
  const end = endOfLife(robot.expires_at);
  const createdAt = Date.parse(robot.creation_time ?? '');
  if (end === undefined || end >= until || Number.isNaN(createdAt)) return undefined;
  return lifeInDays(createdAt, until);
}
