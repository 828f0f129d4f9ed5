import type { TokenSettings } from './token-settings.js';

/** Whose token it is. */
export interface TokenHome {
  /** For people: `acme/web`. */
  readonly words: string;
  /** Under /api/v4: `projects/acme%2Fweb`; for people's tokens there is none. */
  readonly path?: string;
  /** The role below which GitLab does not let the token of a bot administer: 40 Maintainer, 50 Owner. */
  readonly role: number;
}

export function tokenHomeOf({ project, group, user }: TokenSettings): TokenHome {
  if (project !== undefined) {
    return { words: String(project), path: `projects/${encodeURIComponent(project)}`, role: 40 };
  }
  if (group !== undefined) {
    return { words: `group ${group}`, path: `groups/${encodeURIComponent(group)}`, role: 50 };
  }
  return { words: `user ${user}`, role: 0 };
}
