import type { Context } from '../../context/context.js';
import type { HttpResponse } from '../../context/http.js';
import { foreign } from '../../secret/foreign.js';

/** GitLab said no, and nothing was changed. Stays within this folder: who asked makes an error of it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** GitLab's words, redacted and made harmless. */
    readonly words: string,
  ) {
    super(`status ${status}`);
  }
}

export function refusal(response: HttpResponse, { masks }: Pick<Context, 'masks'>): Refusal {
  return new Refusal(response.status, foreign(masks.redact(response.text().slice(0, 4096))));
}

/** What `run` gives, and what `on` makes of a {@link Refusal}. */
export async function unlessRefused<Result, Otherwise>(
  run: () => Promise<Result>,
  on: (refused: Refusal) => Otherwise | Promise<Otherwise>,
): Promise<Result | Otherwise> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return on(error);
    throw error;
  }
}
