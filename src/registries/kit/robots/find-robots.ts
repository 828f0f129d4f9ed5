import type { Context } from '../../../context/context.js';
import { fail, regcredError } from '../../../errors/error.js';
import { isRotated, robotGeneration, robotUsername, type RobotPlan } from './robot-name.js';
import { ADMIN_OF_ROBOTS, type Project, type HarborRobot, type RobotsApi } from './robots-api.js';

const PROJECT_ADMIN = 1; // goharbor/harbor src/common/const.go: RoleProjectAdmin

export interface OwnRobot {
  readonly robot: HarborRobot;
  readonly generation: number;
}

interface Found {
  readonly project?: Project;
  readonly robots: readonly HarborRobot[];
}

/** The robots of the plan that log in; disabled ones are ignored, and legacy ones cannot be managed. */
export async function ownRobots(plan: RobotPlan, api: RobotsApi, ctx: Context): Promise<readonly OwnRobot[]> {
  return own(plan, (await findAll(plan, api, ctx)).robots);
}

/** The robot of exactly the plan's name, on or off. */
export async function theRobot(plan: RobotPlan, api: RobotsApi, ctx: Context): Promise<HarborRobot> {
  const { robots } = await findAll(plan, api, ctx);
  const robot = robots.find((one) => isEditable(one) && robotGeneration(plan, one.name) === 0);
  const token = `robot ${robotUsername(plan, plan.name)}`;
  if (robot === undefined) {
    const hint = 'Make the robot once by hand, or write class: overlap, which makes robots of its own.';
    fail('E_TOKEN_NOT_FOUND', { api: api.host, token, hint });
  }
  if (robot.name !== robotUsername(plan, plan.name)) throw otherPrefix(token, robot.name, api);
  return robot;
}

/**
 * Proves that the admin is not a robot that is to be rotated, and may do `actions` to robots, as far as it can
 * see its own rights. Returns the robots it found.
 */
export async function checkRobotAdmin(
  plan: RobotPlan,
  api: RobotsApi,
  actions: readonly string[],
  ctx: Context,
): Promise<readonly OwnRobot[]> {
  const { username } = api.admin;
  if (isRotated(plan, username)) fail('E_ADMIN_IS_TOKEN', { token: `robot ${username}` });
  const me = await api.currentUser(ctx);
  const { project, robots } = await findAll(plan, api, ctx);
  const may =
    me === undefined
      ? robotMay(robots, username, actions)
      : me.sysadmin_flag === true || me.admin_role_in_auth === true || isProjectAdmin(plan, project);
  if (may) {
    const stranger = robots.find(({ name, editable }) => editable !== false && !name.startsWith(plan.prefix));
    if (stranger) throw otherPrefix(`robot ${robotUsername(plan, plan.name)}`, stranger.name, api);
    return own(plan, robots);
  }
  const action = `${actions.join(' and ')} robots`;
  fail('E_ADMIN_FORBIDDEN', { action, api: api.host, hint: ADMIN_OF_ROBOTS });
}

async function findAll(plan: RobotPlan, api: RobotsApi, ctx: Context): Promise<Found> {
  if (plan.level === 'system') return { robots: await api.list(undefined, ctx) };
  const project = await api.project(plan.project, ctx);
  if (project === undefined) {
    const hint = 'Check the name of the project, and that the admin may see it.';
    fail('E_TOKEN_NOT_FOUND', { api: api.host, token: `project ${plan.project}`, hint });
  }
  return { project, robots: await api.list(project.project_id, ctx) };
}

function own(plan: RobotPlan, robots: readonly HarborRobot[]): readonly OwnRobot[] {
  return robots.flatMap((robot) => {
    const generation = robotGeneration(plan, robot.name);
    const alive = isEditable(robot) && robot.disable !== true;
    return generation !== undefined && alive ? [{ robot, generation }] : [];
  });
}

/** False for robots of the first kind of API, which has no secret of ours and no new duration. */
function isEditable({ editable }: HarborRobot): boolean {
  return editable !== false;
}

/** A robot sees its own rights where its own project is listed; where not, nothing can be said. */
function robotMay(robots: readonly HarborRobot[], username: string, actions: readonly string[]): boolean {
  const me = robots.find(({ name }) => name === username);
  const granted = (me?.permissions ?? []).flatMap(({ access }) => access ?? []);
  const has = (wanted: string) =>
    granted.some(({ resource, action }) => resource === 'robot' && action === wanted);
  return me === undefined || actions.every(has);
}

function isProjectAdmin(plan: RobotPlan, project: Project | undefined): boolean {
  if (plan.level === 'system' || project === undefined) return false;
  const roles = [...(project.current_user_role_ids ?? []), project.current_user_role_id ?? 0];
  return roles.includes(PROJECT_ADMIN);
}

function otherPrefix(token: string, name: string, api: RobotsApi) {
  const hint = `Robots of this server are named like ${name}: give its robot_name_prefix as prefix under token.`;
  return regcredError('E_TOKEN_NOT_FOUND', { api: api.host, token, hint });
}
