import type { Context } from '../../context/context.js';
import type { HttpResponse } from '../../context/http.js';
import { foreign } from '../../secret/foreign.js';

/** GitLab refused a call and changed nothing. Stays within this folder: each caller makes its own error of it. */
export class GitlabRefusal extends Error {
  constructor(
    readonly status: number,
    /** GitLab's sentence, redacted and neutralised. */
    readonly words: string,
  ) {
    super(`status ${status}`);
  }
}

export function refusalOf(response: HttpResponse, { masks }: Pick<Context, 'masks'>): GitlabRefusal {
  return new GitlabRefusal(response.status, foreign(masks.redact(response.text().slice(0, 4096))));
}

/** Returns the result of `run`, or `on` of its {@link GitlabRefusal}. */
export async function unlessRefused<Result, Otherwise>(
  run: () => Promise<Result>,
  on: (refused: GitlabRefusal) => Otherwise | Promise<Otherwise>,
): Promise<Result | Otherwise> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof GitlabRefusal) return on(error);
    throw error;
  }
}
