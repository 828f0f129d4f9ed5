import { generationOf } from '../tokens/generation.js';

/** Which robot is rotated, and what it may do. */
export interface RobotPlan {
  readonly level: 'project' | 'system';
  /** `*`: all of them, for a system robot. */
  readonly project: string;
  /** Without the server's prefix and the project. */
  readonly name: string;
  readonly access: readonly ('pull' | 'push')[];
  /** The server's `robot_name_prefix`. */
  readonly prefix: string;
}

/** With what it logs in: `robot$web+ci-push`, and `robot$ci-push` for a system robot. */
export function robotUsername({ level, project, prefix }: RobotPlan, name: string): string {
  return level === 'project' ? `${prefix}${project}+${name}` : `${prefix}${name}`;
}

/**
 * The generation of a robot of the plan's project (or of the system), whatever prefix the server has given
 * the project's robots: a name holds one `+` at most. Undefined for robots that are not ours.
 */
export function robotGeneration(plan: RobotPlan, username: string): number | undefined {
  const { level, project, prefix, name } = plan;
  if (level === 'system') {
    return username.startsWith(prefix) ? generationOf(username.slice(prefix.length), name) : undefined;
  }
  const plus = username.lastIndexOf('+');
  return username.slice(0, Math.max(0, plus)).endsWith(project)
    ? generationOf(username.slice(plus + 1), name)
    : undefined;
}

/** Whether a username that a person wrote is one of the rotated robots. */
export function isRotated(plan: RobotPlan, username: string): boolean {
  return username.startsWith(robotUsername(plan, '')) && robotGeneration(plan, username) !== undefined;
}
