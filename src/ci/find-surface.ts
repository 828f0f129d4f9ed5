import { jobPlatform } from '../context/job-platform.js';
import { createGitlab } from './gitlab.js';
import { createJenkins } from './jenkins.js';
import type { Surface } from './surface.js';
import { createTerminal, type TerminalParts } from './terminal.js';

export interface ProgramParts extends Omit<TerminalParts, 'inputs'> {
  /** The command, for example `login`. */
  readonly command: string;
}

/** Chooses the surface of the CI that started the program; a terminal for people and scripts. */
export function findSurface({ out, command, ...parts }: ProgramParts): Surface {
  const platform = jobPlatform(parts.env);
  if (platform === 'GitLab CI') return createGitlab({ ...parts, command });
  if (platform === 'Jenkins') return createJenkins({ ...parts, command });
  return createTerminal({ ...parts, out, inputs: {} });
}
